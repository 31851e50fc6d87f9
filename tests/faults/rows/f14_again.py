"""Everything that was ever sent is sent again, in another order, and under the same names with other
contents."""
from clients import Client
from frame import Bench, Result, Row
from letters import contradicting
from stack import Stack


def run(bench: Bench, result: Result) -> None:
    with Stack(bench.site()) as stack:
        stack.hub.start()
        stack.load(bench.amount(1500, 150))
        result.violations += stack.finish()
        before = stack.evidence()
        requests = {partner: len(arrivals) for partner, arrivals in before.arrivals.items()}
        taken = [entry for entry in stack.ledger.entries
                 if entry.role == "new" and 200 <= entry.status < 300]
        stack.dice.shuffle(taken)
        stack.hub.kill()  # what it knows of yesterday is on disk
        stack.hub.start()
        client = Client("127.0.0.1", stack.port, 15.0)
        for entry in taken:
            for letter, wanted in ((entry.letter, {200, 201}),
                                   (contradicting(entry.letter), {400, 409})):
                status, _ = client.post(letter)
                if status not in wanted:
                    result.found("answer", f"{letter.kind} {letter.id} again: answered {status}")
                result.count("sent again")
        client.close()
        result.violations += stack.finish()
        for partner, arrivals in stack.evidence().arrivals.items():
            if len(arrivals) != requests[partner]:
                result.found("twice", f"{partner} got {len(arrivals) - requests[partner]} requests "
                                      "because of letters that were known")


ROW = Row("F-14", "everything again, in another order", 1, run)
