"""Every parser of outside input under sanitizers."""
import os
import subprocess

from frame import ROOT, Bench, Result, Row


def run(bench: Bench, result: Result) -> None:
    seconds = bench.amount(60, 10)
    done = subprocess.run([str(ROOT / "scripts" / "fuzz.sh")], capture_output=True, text=True,
                          check=False, env={**os.environ, "SECONDS_EACH": str(seconds)})
    result.measured["seconds for each parser"] = str(seconds)
    if done.returncode != 0:
        result.found("crash", done.stdout[-400:] + done.stderr[-400:])


ROW = Row("F-27", "each parser is fuzzed", 8, run, nightly=True)
