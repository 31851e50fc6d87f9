"""All of the corpora, and hostile files, through every intake."""
from frame import Bench, Result, Row


def run(bench: Bench, result: Result) -> None:
    bench.ctest(result, "bad_input|corpora|hostile")


ROW = Row("F-21", "hostile input through every intake", 4, run)
