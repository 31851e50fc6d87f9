"""The wall clock jumps while the hub works: a day on, a day back, and right again. At 1970 the
messages of the senders are dated in the future, and partners refuse them: that is no fault of the hub."""
from frame import Bench, Result, Row
from injection import WallClock
from stack import Stack

DAY = 86_400


def jumps() -> dict[str, int]:
    return {"a day on": DAY, "a day back": -DAY, "right again": 0}


def run(bench: Bench, result: Result) -> None:
    clock = WallClock(bench.folder)
    with Stack(bench.site(wrapping=clock.wrapping)) as stack:
        stack.hub.start()
        messages = bench.amount(400, 60)
        for name, offset in jumps().items():
            jumped = False

            def meanwhile(accepted: int) -> None:
                nonlocal jumped
                if not jumped and accepted >= messages // 4:
                    jumped = True
                    clock.set(offset)

            stack.load(messages, meanwhile)
            stack.hub.kill()
            stack.hub.start()
            violations = stack.finish()
            result.count("jumps")
            for violation in violations:
                result.found(violation.kind, f"clock {name}: {violation.text}")
            if violations:
                break
        told = stack.tally()
    result.count("accepted", told.accepted)


ROW = Row("F-11", "the wall clock jumps", 2, run)
