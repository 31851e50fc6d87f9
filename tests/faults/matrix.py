"""Which rows there are."""
import importlib
import pathlib

from frame import Row


def _number(row: Row) -> tuple[str, int]:
    letter, _, number = row.id.partition("-")
    return letter, int(number)


def everything() -> list[Row]:
    folder = pathlib.Path(__file__).resolve().parent / "rows"
    rows = [importlib.import_module(f"rows.{file.stem}").ROW
            for file in sorted(folder.glob("f[0-9]*.py"))]
    return sorted(rows, key=_number)


def chosen(names: str, nightly: bool) -> list[Row]:
    """Rows by id, in the order of the matrix; all of them that run by day when none is named."""
    rows = everything()
    if not names:
        return [row for row in rows if nightly or not row.nightly]
    wanted = names.split(",")
    unknown = set(wanted) - {row.id for row in rows}
    if unknown:
        raise SystemExit(f"there is no row {', '.join(sorted(unknown))}; --list tells which are")
    return [row for row in rows if row.id in wanted]
