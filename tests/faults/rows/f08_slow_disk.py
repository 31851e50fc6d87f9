"""Each sync takes 200 ms: senders wait longer, and nothing piles up in memory."""
import pathlib

from frame import Bench, Result, Row
from injection import strace
from stack import Stack

MOST_GROWTH = 64 << 10  # kB


def resident(pid: int) -> int:
    """kB of memory that a process has."""
    text = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(text.split("VmRSS:")[1].split()[0])


def run(bench: Bench, result: Result) -> None:
    slow = strace("fdatasync:delay_enter=200000", bench.folder / "trace", "fdatasync")
    with Stack(bench.site(wrapping=slow)) as stack:
        stack.hub.start()
        before = resident(stack.hub.pid)
        most = before

        def meanwhile(_: int) -> None:
            nonlocal most
            most = max(most, resident(stack.hub.pid))

        stack.load(bench.amount(400, 60), meanwhile)
        result.violations += stack.finish(patience=180)
        told = stack.tally()
    result.count("accepted", told.accepted)
    result.demand("memory grew", f"{(most - before) >> 10} MB", most - before < MOST_GROWTH)


ROW = Row("F-8", "slow disk", 0.5, run)
