"""Bits that changed, a tail that is gone, rows that were swapped: found, and never delivered."""
from frame import Bench, Result, Row


def run(bench: Bench, result: Result) -> None:
    bench.ctest(result, "^(Audit|Checkpoints|Vault|Sealed|Aead|Backup)")


ROW = Row("F-9", "bit rot in store and audit log", 1, run)
