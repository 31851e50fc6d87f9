"""The n-th sync fails with EIO: nothing is known any more about what is on disk, and the next sync may
lie. The hub stops at once, says nothing positive, and is right after its next start."""
import time

from frame import Bench, Result, Row
from injection import calls_in, injected_at, strace
from programs import Failed, Wrapping
from stack import Stack

SYNCS = "fdatasync,fsync"
ONE_AFTER_ANOTHER = 12
STOPS_WITHIN = 5.0  # seconds after the failed sync, on a busy machine


def run(bench: Bench, result: Result) -> None:
    each_answer_has_a_sync(bench, result)
    if not result.violations:
        fails(bench, result)


def each_answer_has_a_sync(bench: Bench, result: Result) -> None:
    """Letters one after another: each positive answer needs a sync of its own."""
    trace = bench.folder / "syncs"
    with Stack(bench.site("counted", wrapping=strace("", trace, SYNCS))) as stack:
        stack.hub.start()
        before = calls_in(trace)
        for _ in range(ONE_AFTER_ANOTHER):
            stack.load_one()
        time.sleep(0.1)
        stack.hub.kill()
        syncs = calls_in(trace) - before
    result.demand("syncs for answers one after another", f"{syncs} for {ONE_AFTER_ANOTHER}",
                  syncs >= ONE_AFTER_ANOTHER)


def fails(bench: Bench, result: Result) -> None:
    points = bench.amount(60, 8)
    longest = 0.0
    with Stack(bench.site("failing")) as stack:
        for n in range(1, points + 1):
            trace = bench.folder / "trace"
            # SQLite also syncs the folder and does not look at the result; the hub does that once
            # itself, when it starts.
            stack.hub.wrapping = strace(f"{SYNCS}:error=EIO:when={n}", trace, SYNCS,
                                        (stack.hub.data / "hub.db", stack.hub.data / "hub.db-wal"))
            stack.hub.spawn()
            stopped = 0.0

            def meanwhile(_: int) -> None:
                nonlocal stopped
                if stopped == 0.0 and stack.hub.exit_code is not None:
                    stopped = time.time()
                    if stack.hub.exit_code == 0:
                        result.found("state", f"sync {n} failed and the hub ended as if all were well")
                    stack.hub.wrapping = Wrapping()
                    stack.hub.start()

            try:
                stack.load(20, meanwhile, watch=False)
                injected = injected_at(trace)
                while injected and stopped == 0.0 and time.time() < injected + STOPS_WITHIN:
                    meanwhile(0)
                    time.sleep(0.01)
            except Failed as problem:
                result.found("state", f"after sync {n} failed the hub {problem}")
                break
            if injected and stopped == 0.0:
                result.found("state", f"sync {n} failed and the hub went on")
            if injected and stopped:
                longest = max(longest, stopped - injected)
                result.count("points")
            if stopped == 0.0:  # what comes after may not fail any more
                stack.hub.stop_at_once()
                stack.hub.wrapping = Wrapping()
                stack.hub.start()
            result.violations += stack.finish()
            if result.violations:
                break
            stack.hub.kill()
        told = stack.tally()
    result.count("accepted", told.accepted)
    result.count("answers never heard", told.unknown)
    result.demand("stopped after", f"{longest * 1000:.0f} ms at most", longest < STOPS_WITHIN)


ROW = Row("F-5", "the n-th sync fails", 3, run)
