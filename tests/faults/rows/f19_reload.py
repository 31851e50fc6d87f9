"""The configuration is read again all the time under load, one in ten times with a mistake in it."""
import signal
import subprocess
import time

from frame import Bench, Result, Row, Skipped
from stack import Stack

EVERY = 0.05  # seconds


def run(bench: Bench, result: Result) -> None:
    told = subprocess.run([str(bench.binary), "--help"], capture_output=True, text=True, check=False)
    if " reload" not in told.stdout:
        raise Skipped("this version reads its configuration only when it starts")
    with Stack(bench.site()) as stack:
        stack.hub.start()
        file = stack.hub.config / "deadlines.xml"
        right = file.read_text("utf-8")
        last = time.monotonic()

        def meanwhile(_: int) -> None:
            nonlocal last
            if time.monotonic() < last + EVERY:
                return
            last = time.monotonic()
            result.count("reloads asked for")
            wrong = result.counts["reloads asked for"] % 10 == 0
            changed = right.replace("</", f"<!-- {result.counts['reloads asked for']} --></", 1)
            file.write_text(right[:200] if wrong else changed, "utf-8")
            stack.hub.signal(signal.SIGHUP)

        stack.load(bench.amount(4000, 300), meanwhile)
        file.write_text(right, "utf-8")
        result.violations += stack.finish()
        tally = stack.tally()
        log = stack.hub.log.read_text("utf-8")
    result.count("accepted", tally.accepted)
    result.count("reloads done", log.count('"event":"config.reload'))
    result.demand("requests without a clear answer", str(tally.unknown), tally.unknown == 0)


ROW = Row("F-19", "configuration read again under load", 1, run)
