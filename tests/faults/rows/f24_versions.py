"""A store of another version of the program, with work under way."""
import sqlite3

from frame import Bench, Result, Row
from programs import Failed
from stack import Stack


def run(bench: Bench, result: Result) -> None:
    with Stack(bench.site()) as stack:
        stack.hub.start()
        stack.load(60)
        stack.hub.kill()  # with work under way
        set_schema(stack, +1)
        try:
            stack.hub.start()
            result.found("state", "the hub works on a store of a newer program")
        except Failed:
            words = stack.hub.log.read_text("utf-8")[-400:]
            result.demand("a newer store", "refused in words", "schema version" in words)
        set_schema(stack, -1)
        stack.hub.start()
        result.violations += stack.finish()
        result.count("accepted", stack.tally().accepted)


def set_schema(stack: Stack, change: int) -> None:
    store = sqlite3.connect(stack.hub.data / "hub.db")
    newest = int(store.execute("SELECT max(version) FROM schema_version").fetchone()[0])
    if change > 0:
        store.execute("INSERT INTO schema_version VALUES (?)", (newest + 1,))
    else:
        store.execute("DELETE FROM schema_version WHERE version = ?", (newest,))
    store.commit()
    store.close()


ROW = Row("F-24", "a store of another version", 0.4, run)
