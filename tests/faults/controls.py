"""Negative controls: bugs that are planted in a program of their own, each of which a row must find.
A harness that finds nothing in a broken hub proves nothing about a whole one."""
import dataclasses
import os
from collections.abc import Iterator
from dataclasses import dataclass

import matrix
from frame import Bench, Result, Row, play


@dataclass(frozen=True)
class Control:
    plant: str      # the bug's name in core/store/include/rodedraad/store/planted.h
    row: str        # that must find it
    kinds: tuple[str, ...]  # of violations, one of which it must be


CONTROLS = (
    Control("commit-without-sync", "F-5", ("criterion",)),
    Control("answer-before-commit", "F-2", ("lost",)),
    Control("dedupe-in-memory", "F-14", ("twice", "answer")),
    Control("unordered-lane", "F-13", ("order",)),
    Control("lost-retry", "F-13", ("lost",)),
    Control("relieve-without-fencing", "F-17", ("state", "twice", "order", "lost")),
)


def play_all(bench: Bench) -> Iterator[Result]:
    planted = bench.binary.parent / "rodedraad-planted"
    rows = {row.id: row for row in matrix.everything()}
    for control in CONTROLS:
        if not planted.exists():
            yield Result(control.row, f"control: {control.plant}", bench.seed,
                         skipped=f"{planted.name} is not built (target rodedraad-planted)")
            continue
        yield judge(control, rows[control.row], dataclasses.replace(
            bench.of(f"control-{control.plant}"), binary=planted, plant=control.plant, scale=0.05))


def judge(control: Control, row: Row, bench: Bench) -> Result:
    """A row with a planted bug is well when it found what it must find."""
    os.environ["RODEDRAAD_PLANT"] = control.plant
    try:
        played = play(row, bench)
    finally:
        del os.environ["RODEDRAAD_PLANT"]
    result = Result(row.id, f"control: {control.plant}", bench.seed, dict(played.counts),
                    skipped=played.skipped, seconds=played.seconds)
    found = [v for v in played.violations if v.kind in control.kinds]
    if found:
        result.measured["caught"] = f"{len(found)} times, as: {found[0].kind}: {found[0].text[:90]}"
    elif not played.skipped:
        others = "; ".join(f"{v.kind}: {v.text[:90]}" for v in played.violations[:2])
        result.found("control", f"{row.id} did not catch it" + (f", only {others}" if others else ""))
    return result
