"""Plugins that crash, hang, leak and lie."""
from frame import Bench, Result, Row


def run(bench: Bench, result: Result) -> None:
    bench.ctest(result, "^(PluginHost|Crew|Isolat|Child|AllowList|Signed|Contained|Library)")


ROW = Row("F-16", "plugins that crash, hang and lie", 2, run)
