"""Load for a long time: memory, descriptors and threads stay what they were."""
import os
import pathlib
import time

from frame import Bench, Result, Row
from rows.f08_slow_disk import resident
from stack import Stack

SECONDS = 600
MOST_GROWTH = 0.15  # of memory, after the first tenth


def run(bench: Bench, result: Result) -> None:
    with Stack(bench.site(persons=800)) as stack:
        stack.hub.start()
        looks = []
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            stack.load(400)
            process = pathlib.Path(f"/proc/{stack.hub.pid}")
            looks.append((resident(stack.hub.pid), len(os.listdir(process / "fd")),
                          len(os.listdir(process / "task"))))
        result.violations += stack.finish()
        told = stack.tally()
    first, last = looks[len(looks) // 10], looks[-1]
    result.count("accepted", told.accepted)
    result.demand("memory", f"{first[0] >> 10} to {last[0] >> 10} MB",
                  last[0] < first[0] * (1 + MOST_GROWTH) + 4096)
    result.demand("descriptors", f"{first[1]} to {last[1]}", last[1] <= first[1] + 10)
    result.demand("threads", f"{first[2]} to {last[2]}", last[2] <= first[2] + 4)


ROW = Row("F-23", "load for a long time", 11, run, nightly=True)
