"""The program under ThreadSanitizer, killed and started under load."""
import dataclasses

from frame import ROOT, Bench, Result, Row, Skipped
from programs import Wrapping
from stack import Stack


def run(bench: Bench, result: Result) -> None:
    program = ROOT / "build" / "tsan" / "bin" / "rodedraad"
    if not program.exists():
        raise Skipped("build/tsan is not there; scripts/build.sh tsan makes it")
    log = bench.folder / "race"
    wrapping = Wrapping(environment={"TSAN_OPTIONS": f"log_path={log}:halt_on_error=0"})
    with Stack(dataclasses.replace(bench.site(wrapping=wrapping), binary=program)) as stack:
        stack.hub.start()
        stack.load(bench.amount(2000, 200))
        result.violations += stack.finish(patience=180)
    for report in bench.folder.glob("race.*"):
        result.found("race", report.read_text("utf-8", "replace")[:400])
    result.count("reports", len(list(bench.folder.glob("race.*"))))


ROW = Row("F-26", "data races and deadlocks", 3, run, nightly=True)
