"""Killed at its n-th write or sync, for n = 1, 2, 3, ... up to the end of one scenario."""
import shutil
import time

from frame import Bench, Result, Row
from injection import TO_DISK, strace
from programs import Failed, Wrapping
from stack import Stack

LETTERS = 8
PLAIN = Wrapping()


def run(bench: Bench, result: Result) -> None:
    step = max(1, round(1 / max(bench.scale, 0.05)))
    while_starting(bench, result, step)
    while_working(bench, result, step)


def while_starting(bench: Bench, result: Result, step: int) -> None:
    """The first start makes the store: it must be there or not be there, never half."""
    with Stack(bench.site("first")) as stack:
        n = 1
        while not result.violations:
            shutil.rmtree(stack.hub.data, ignore_errors=True)
            if not killed_while_starting(stack, bench, n):
                break
            result.count("points of a first start")
            stack.hub.wrapping = PLAIN
            try:
                stack.hub.start()
                stack.hub.kill()
            except Failed as problem:
                result.found("state", f"after a kill at call {n} of the first start, the hub {problem}")
            n += max(step, 3)


def killed_while_starting(stack: Stack, bench: Bench, n: int) -> bool:
    stack.hub.wrapping = strace(f"{TO_DISK}:signal=KILL:when={n}", bench.folder / "trace", TO_DISK)
    try:
        stack.hub.start()
    except Failed:
        return True
    stack.hub.kill()
    return False


def while_working(bench: Bench, result: Result, step: int) -> None:
    """Past the end when the hub outlives the scenario three times in a row."""
    outlived, n = 0, 1
    most = bench.amount(150, 25) * step
    with Stack(bench.site("working", only_new=True)) as stack:
        while outlived < 3 and n <= most and not result.violations:
            trace = bench.folder / "trace"
            stack.hub.wrapping = strace(f"{TO_DISK}:signal=KILL:when={n}", trace, TO_DISK)
            stack.hub.spawn()
            died = False

            def meanwhile(_: int) -> None:
                nonlocal died
                if stack.hub.exit_code is not None:
                    died = True
                    stack.hub.wrapping = PLAIN
                    stack.hub.start()

            try:
                stack.load(LETTERS, meanwhile, watch=False)
                while stack.export.in_flight() > 0 and not died:
                    meanwhile(0)
                    time.sleep(0.02)
            except Failed as problem:
                result.found("state", f"after a kill at call {n} the hub {problem}")
                break
            outlived = 0 if died else outlived + 1
            result.count("points" if died else "points past the end")
            result.violations += stack.finish()
            if stack.hub.exit_code is None:
                stack.hub.kill()
            n += step
        told = stack.tally()
    result.count("accepted", told.accepted)
    result.count("answers never heard", told.unknown)


ROW = Row("F-2", "killed at the n-th write or sync", 5, run)
