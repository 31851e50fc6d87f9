"""The published test sets, when they are beside the checkout: ../shared/corpora. Nothing of them is copied
into the project."""
import json
import pathlib
import tarfile
import zlib
from collections.abc import Iterator

from hostile import Item

STRICTER = ("duplicated_key", "null_escape", "escaped_null")  # ours by choice: refused


def everything(folder: pathlib.Path) -> Iterator[Item]:
    yield from _xml_suite(folder / "xmlconf")
    yield from _json_suite(folder / "jsontestsuite")
    yield from _packed(folder / "gofuzz" / "xml.tar.gz", "xml")
    yield from _packed(folder / "gofuzz" / "json.tar.gz", "json")
    yield from _packed(folder / "gofuzz" / "csv.tar.gz", "csv")
    for name in ("libxml2", "pugixml"):
        for file in sorted((folder / name).rglob("*")):
            if file.is_file() and file.suffix != ".md":
                yield Item(f"{name} {file.relative_to(folder)}", "xml", file.read_bytes(), None)


def texts(folder: pathlib.Path) -> Iterator[bytes]:
    """One line each: strings that have broken programs before, for every field that takes a text."""
    for file in sorted((*(folder / "blns").glob("blns.txt"), *(folder / "utf8tests").glob("*.bin"),
                        *(folder / "google-dicts").rglob("*.dict"),
                        *(folder / "payloads-csv").rglob("Intruder/*"),
                        *(folder / "payloads-xxe").rglob("Intruder/*"),
                        *(folder / "payloads-patt").rglob("*.txt"))):
        if file.is_file():
            yield from (line for line in file.read_bytes().split(b"\n") if line)


def share(items: Iterator[Item], quarter: bool) -> Iterator[Item]:
    """All of them, or the same quarter each time."""
    return (item for item in items if not quarter or zlib.crc32(item.name.encode()) % 4 == 0)


def _xml_suite(folder: pathlib.Path) -> Iterator[Item]:
    index = folder / "index.tsv"
    if not index.exists():
        return
    with tarfile.open(folder / "xmlconf.tar.gz") as archive:
        names = {name.removeprefix("./"): name for name in archive.getnames()}
        for line in index.read_text("utf-8").splitlines()[1:]:
            kind, _, recommendation, _, _, path = line.split("\t")
            content = archive.extractfile(names[path])
            if content is None or recommendation.startswith(("XML1.1", "NS1.1")):
                continue
            yield Item(f"xmlconf {path}", "xml", content.read(), True if kind == "not-wf" else None)


def _json_suite(folder: pathlib.Path) -> Iterator[Item]:
    for file in sorted(folder.rglob("*.json")):
        body = file.read_bytes()
        ours = any(word in file.name for word in STRICTER)
        if file.name.startswith("y_") and not ours and _is_container(body):
            refused: bool | None = False
        else:
            refused = True if file.name.startswith("n_") or ours else None
        yield Item(f"jsontestsuite {file.name}", "json", body, refused)


def _is_container(body: bytes) -> bool:
    return isinstance(json.loads(body), (dict, list))


def _packed(file: pathlib.Path, kind: str) -> Iterator[Item]:
    if not file.exists():
        return
    with tarfile.open(file) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is not None:
                yield Item(f"gofuzz {member.name}", kind, content.read(), None)
