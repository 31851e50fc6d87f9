"""The answer to a COMMIT never arrives: what became of it is found out, not guessed."""
from commit_cutter import CommitCutter
from frame import Bench, Result, Row
from nodes import Nodes
from programs import Failed, Postgres
from stack import Stack


def run(bench: Bench, result: Result) -> None:
    with Postgres() as server:
        cutter = CommitCutter(server.port, bench.seed)
        try:
            play(bench, result, server, cutter)
        finally:
            cutter.close()


def play(bench: Bench, result: Result, server: Postgres, cutter: CommitCutter) -> None:
    direct, through = f":{server.port}/", f":{cutter.port}/"
    site = bench.site(persons=60, server=server, nodes=2,
                      to_server=lambda url: url.replace(direct, through))
    wanted = bench.amount(100, 8)
    with Stack(site) as stack:
        hubs = stack.hub
        assert isinstance(hubs, Nodes)
        hubs.start()
        cutter.share = 0.02
        try:
            while cutter.cuts < wanted:
                stack.load(40)
            cutter.share = 0.0
            hubs.wait_for_one()
        except Failed as problem:
            result.found("state", f"a hub {problem}")
            return
        result.violations += stack.finish()
        told = stack.tally()
    result.count("answers of COMMIT lost", cutter.cuts)
    result.count("accepted", told.accepted)
    result.count("answers never heard", told.unknown)


ROW = Row("F-18", "the answer to a COMMIT is lost", 1.5, run)
