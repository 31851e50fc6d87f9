"""The disk gets full: what cannot be stored is refused, nothing is half there, and when there is room
again the hub goes on."""
import os
import time

from frame import Bench, Result, Row
from injection import memory_disk
from programs import Failed
from stack import Stack

# Bytes when it is called full. The hub stops taking in below half its reserve, 32 MB, and looks each
# 50 ms, later on a busy machine: in that time it can write 5 MB, more when the disk is memory.
LEFT = 16 << 20


def run(bench: Bench, result: Result) -> None:
    # Room for twice the reserve, and for what is stored.
    with memory_disk(bench.folder / "disk", "size=240m") as disk:
        with Stack(bench.site("full", data=disk / "data", only_new=True)) as stack:
            stack.hub.start()
            ended = 0
            for _ in range(bench.amount(5, 1)):
                ended += fill(stack, disk, result)
            told = stack.tally()
        result.count("accepted", told.accepted)
        result.count("refused while full", told.unknown)
    result.demand("ended because the disk was full", f"{ended} times", ended == 0)


def fill(stack: Stack, disk: os.PathLike[str], result: Result) -> int:
    r"""\returns how often the hub ended by itself."""
    filler = os.path.join(disk, "filler")
    full = freed = 0.0
    ended = 0

    def meanwhile(accepted: int) -> None:
        nonlocal full, freed, ended
        if not full and accepted >= 20:
            full = time.monotonic()
            free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
            try:
                with open(filler, "wb") as file:
                    file.write(b"x" * max(0, free - LEFT))
            except OSError:  # the hub was quicker: then it is fuller
                pass
        if full and not freed and time.monotonic() > full + 6:
            freed = time.monotonic()
            os.unlink(filler)
        if stack.hub.exit_code is not None:
            if stack.hub.exit_code == 0:
                result.found("state", "the hub ended on a full disk as if all were well")
            if freed:
                ended += 1
                stack.hub.start()

    try:
        stack.load(600, meanwhile, watch=False)
    except Failed as problem:
        result.found("state", f"after the disk was full the hub {problem}")
    finally:
        if os.path.exists(filler):
            os.unlink(filler)
    result.count("times full")
    result.violations += stack.finish()
    return ended


ROW = Row("F-6", "the disk of the store is full", 1.7, run)
