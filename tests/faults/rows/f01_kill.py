"""kill -9 at random moments, also while it recovers and while it works off what it accepted."""
from checker import Violation
from frame import Bench, Result, Row
from programs import Failed
from stack import Stack

READY_WITHIN = 2.0  # seconds; half of the starts
PARTNER_FAULTS = {"duo": ("503:20@/doelgroep", "lost-answer:2@/pvt"), "vluchtelingenwerk": ("503:5",),
                  "participatiewet": ("503:5",)}
MESSAGES_PER_KILL = 60


def run(bench: Bench, result: Result) -> None:
    kills = bench.amount(200, 8)
    per_round = 10
    ready: list[float] = []
    with Stack(bench.site(persons=60, faults=PARTNER_FAULTS if bench.scale >= 0.5 else {})) as stack:
        stack.hub.start()
        while len(ready) < kills and not result.violations:
            moments = sorted(stack.dice.sample(range(per_round * MESSAGES_PER_KILL),
                                               min(per_round, kills - len(ready))))

            def meanwhile(accepted: int) -> None:
                if moments and accepted >= moments[0]:
                    moments.pop(0)
                    ready.extend(stack.kill_and_start())

            try:
                stack.load(per_round * MESSAGES_PER_KILL, meanwhile)
                ready.extend(stack.kill_and_start())
            except Failed as problem:
                result.violations.append(Violation("state", f"the hub {problem}"))
            result.violations += stack.finish()
        told = stack.tally()
    ready.sort()
    result.counts = {"kills": len(ready), "accepted": told.accepted, "repeats": told.repeats,
                     "refused": told.refused, "answers never heard": told.unknown,
                     "requests to partners": told.requests, "recognised by them": told.recognised}
    if ready:
        half, longest = ready[len(ready) // 2], ready[-1]
        result.demand("ready", f"{half * 1000:.0f} ms, longest {longest * 1000:.0f} ms",
                      half < READY_WITHIN)


ROW = Row("F-1", "kill -9 at random moments", 4, run)
