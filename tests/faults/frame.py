"""What the rows of the fault matrix share: what a row gets, what it tells, and the table."""
import dataclasses
import json
import pathlib
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from checker import Violation
from programs import Postgres
from stack import Site

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Skipped(Exception):
    """The row cannot run here or does not apply; the text says why."""


@dataclass
class Result:
    """What a row did and found."""
    id: str
    what: str
    seed: int
    counts: dict[str, int] = field(default_factory=dict)
    violations: list[Violation] = field(default_factory=list)
    measured: dict[str, str] = field(default_factory=dict)  # the row's own criterion, in numbers
    skipped: str = ""
    seconds: float = 0

    def count(self, what: str, more: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + more

    def found(self, kind: str, text: str) -> None:
        self.violations.append(Violation(kind, text))

    def demand(self, what: str, measured: str, good: bool) -> None:
        """A criterion of this row alone."""
        self.measured[what] = measured
        if not good:
            self.found("criterion", f"{what}: {measured}")

    @property
    def verdict(self) -> str:
        return "skipped" if self.skipped else "BROKEN" if self.violations else "kept"


@dataclass(frozen=True)
class Bench:
    """What a row gets to work with."""
    binary: pathlib.Path
    config: pathlib.Path
    folder: pathlib.Path  # empty, the row's own
    seed: int
    scale: float          # 1: the amounts of the matrix
    build: pathlib.Path   # where the program was built, with its tests
    plant: str = ""       # the bug that the planted program has
    server: Postgres | None = None  # every row's store is on it, unless the row has one of its own

    def of(self, name: str) -> "Bench":
        """The same with a folder of its own."""
        return dataclasses.replace(self, folder=self.folder / name)

    def amount(self, normal: int, least: int) -> int:
        return max(least, round(normal * self.scale))

    def site(self, name: str = "", **more: object) -> Site:
        folder = self.folder / name if name else self.folder
        return Site(**{"binary": self.binary, "config": self.config, "folder": folder,
                       "seed": self.seed, "server": self.server, **more})  # type: ignore[arg-type]

    def ctest(self, result: Result, pattern: str, patience: float = 900) -> None:
        """Runs tests that others wrote and counts them."""
        report = self.folder / f"ctest-{len(result.counts)}.xml"
        done = subprocess.run(
            ["ctest", "--test-dir", str(self.build), "-R", pattern, "--output-junit", str(report),
             "--timeout", "300"], capture_output=True, text=True, timeout=patience, check=False)
        if not report.exists():
            raise Skipped(f"there is no test called {pattern} in {self.build.name}")
        import xml.etree.ElementTree as tree
        suite = tree.parse(report).getroot()
        ran = int(suite.get("tests", "0"))
        if ran == 0:
            raise Skipped(f"there is no test called {pattern}")
        result.count("tests", ran)
        if done.returncode != 0:
            names = [case.get("name") for case in suite if case.get("status") == "fail"]
            result.found("test", f"{pattern}: {', '.join(map(str, names)) or done.stdout[-300:]}")


@dataclass(frozen=True)
class Row:
    id: str
    what: str
    minutes: float  # at the amounts of the matrix
    run: Callable[[Bench, Result], None]
    nightly: bool = False  # only when asked for by name or with --nightly


def play(row: Row, bench: Bench) -> Result:
    """Runs a row and survives it."""
    result = Result(row.id, row.what, bench.seed)
    begin = time.monotonic()
    bench.folder.mkdir(parents=True, exist_ok=True)
    try:
        row.run(bench, result)
    except Skipped as reason:
        result.skipped = str(reason)
    except Exception as problem:  # a row that breaks must not hide the others
        result.found("harness", f"{type(problem).__name__}: {problem}")
    result.seconds = time.monotonic() - begin
    return result


WIDTHS = (5, 46, 8, 6, 7, 7)


def head() -> str:
    names = ("row", "fault", "verdict", "broken", "seconds", "seed")
    return "  ".join(name.ljust(width) for name, width in zip(names, WIDTHS)) + "  counts"


def line(result: Result) -> str:
    values = (result.id, result.what, result.verdict, str(len(result.violations)),
              f"{result.seconds:.0f}", str(result.seed))
    told = ", ".join([*(f"{count} {what}" for what, count in result.counts.items()),
                      *(f"{what}: {value}" for what, value in result.measured.items())])
    row = "  ".join(value.ljust(width) for value, width in zip(values, WIDTHS))
    most = 8
    more = [f"       {v.kind}: {v.text}" for v in result.violations[:most]]
    if len(result.violations) > most:
        more.append(f"       and {len(result.violations) - most} more")
    return "\n".join([f"{row}  {result.skipped or told}", *more])


def as_json(results: list[Result], scale: float) -> str:
    return json.dumps({"scale": scale, "rows": [
        {**dataclasses.asdict(result), "verdict": result.verdict} for result in results]}, indent=2)
