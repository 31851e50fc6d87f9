"""Killed with a million messages and deliveries under way: it starts again soon, with little memory,
and stops soon when it is asked to. Not a row of the matrix but invariant I-30."""
import pathlib
import subprocess
import time

from frame import Bench, Result, Row, Skipped
from programs import Failed
from rows.f08_slow_disk import resident
from stack import Stack

READY_WITHIN = 30.0   # seconds
STOPS_WITHIN = 10.0
MOST_MEMORY = 1024  # MB
STORED = "SELECT count(*) FROM message WHERE id LIKE 'backlog-%'"


def run(bench: Bench, result: Result) -> None:
    generator = bench.binary.parent / "backlog"
    if not generator.exists():
        raise Skipped("backlog is not built (target backlog)")
    count = bench.amount(1_000_000, 40_000)
    with Stack(bench.site()) as stack:
        make(generator, stack.hub.data, count)
        stack.hub.spawn()
        time.sleep(0.5)
        stack.hub.kill()
        ready = stack.hub.start()
        memory = resident(stack.hub.pid) >> 10
        begin = time.monotonic()
        stack.hub.ask_to_stop()
        code = stack.hub.wait(60)
        stopped = time.monotonic() - begin
        kept = stack.export.count(STORED)
    result.count("under way", count)
    result.demand("ready", f"{ready:.1f} s", ready < READY_WITHIN)
    result.demand("memory then", f"{memory} MB", memory < MOST_MEMORY)
    result.demand("stopped", f"{stopped:.1f} s with code {code}", stopped < STOPS_WITHIN and code == 0)
    result.demand("messages in the store", f"{kept} of {count // 2}", kept == count // 2)


def make(generator: pathlib.Path, data: pathlib.Path, count: int) -> None:
    done = subprocess.run([str(generator), str(data), str(count)], capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        raise Failed(f"backlog ended with code {done.returncode}: {done.stderr[-200:]}")


ROW = Row("I-30", "started with a million under way", 3, run)
