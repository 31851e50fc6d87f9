"""Somebody puts back yesterday's store by hand: the hub does not go on from there as if nothing were."""
import shutil

from frame import Bench, Result, Row
from programs import Failed
from stack import Stack


def run(bench: Bench, result: Result) -> None:
    with Stack(bench.site()) as stack:
        stack.hub.start()
        stack.load(40)
        result.violations += stack.finish()
        stack.hub.stop()
        yesterday = bench.folder / "yesterday.db"
        shutil.copy(stack.hub.data / "hub.db", yesterday)
        stack.hub.start()
        stack.load(40)
        result.violations += stack.finish()
        stack.hub.stop()
        shutil.copy(yesterday, stack.hub.data / "hub.db")
        for left in ("hub.db-wal", "hub.db-shm"):
            (stack.hub.data / left).unlink(missing_ok=True)
        refused = False
        try:
            stack.hub.start()
        except Failed:
            refused = stack.hub.exit_code not in (0, None)
        result.count("older stores put back")
        result.demand("start from it", "refused" if refused else "went on", refused)


ROW = Row("F-10", "an older store is put back by hand", 0.2, run)
