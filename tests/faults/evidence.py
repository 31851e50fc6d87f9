"""What the checker compares: what was sent, what arrived at the partners, what the hub says it has."""
import hashlib
import json
import pathlib
import sqlite3
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field

from clients import Entry
from persons import Person
from programs import Postgres


@dataclass(frozen=True)
class Arrival:
    """One request that a partner received completely."""
    id: str         # its berichtId
    person: int     # -1: about nobody we know
    what: str       # "GET doelgroep", "PUT pvt 2026-01-31", "POST verzoek-begeleiding"
    digest: str     # of method, path and body


@dataclass(frozen=True)
class Stored:
    """A message in the hub."""
    id: str
    connection: str
    key: str
    digest: str
    state: str


@dataclass(frozen=True)
class Delivery:
    """What the hub says it sent."""
    id: str
    connection: str
    kind: str
    state: str


@dataclass
class Evidence:
    entries: list[Entry] = field(default_factory=list)
    arrivals: dict[str, list[Arrival]] = field(default_factory=dict)   # by partner
    effects: dict[str, dict[str, int]] = field(default_factory=dict)   # by partner and berichtId
    messages: list[Stored] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)


class SinkLedger:
    """Reads what a simulated partner recorded; each look takes only what is new."""

    def __init__(self, file: pathlib.Path, persons: list[Person]) -> None:
        self.arrivals: list[Arrival] = []
        self._file = file
        self._offset = 0
        self._by_bsn = {person.bsn: person.number for person in persons}
        self._by_v_nummer = {person.v_nummer: person.number for person in persons}

    def look(self) -> list[Arrival]:
        with self._file.open("rb") as lines:
            lines.seek(self._offset)
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                self._offset += len(line)
                self.arrivals.append(self._arrival(json.loads(line)))
        return self.arrivals

    def _arrival(self, line: dict[str, str]) -> Arrival:
        method, path, body = line["method"], line["path"], line["body"]
        digest = hashlib.sha256("\n".join((method, path, body)).encode()).hexdigest()
        content = json.loads(body) if body else {}
        if path.startswith("/v1/personen/"):
            bsn, _, resource = path.removeprefix("/v1/personen/").partition("/")
            signed = content.get("datumOndertekeningPvt", "")
            what = f"{method} {resource} {signed}".strip()
            return Arrival(header(line["headers"], "berichtId"), self._by_bsn.get(bsn, -1), what,
                           digest)
        kind = str(content.get("berichttype", path))
        person = (self._by_bsn.get(content["bsn"], -1) if "bsn" in content else
                  self._by_v_nummer.get(content.get("client", {}).get("vnummer", ""), -1))
        return Arrival(str(content.get("berichtId", "")), person, f"{method} {kind}", digest)


def header(headers: object, name: str) -> str:
    pairs = headers.items() if isinstance(headers, dict) else []
    return next((value for key, value in pairs if key.lower() == name.lower()), "")


# What a select gives.
Rows = Callable[[str], list[tuple[str, ...]]]


def in_file(file: pathlib.Path) -> Rows:
    def rows(select: str) -> list[tuple[str, ...]]:
        store = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=30)
        try:
            return store.execute(select).fetchall()
        finally:
            store.close()
    return rows


def on_server(server: Postgres, database: str) -> Rows:
    def rows(select: str) -> list[tuple[str, ...]]:
        if select == SOUND:
            return [("ok",)]  # the server checks its own pages; the audit log is verified apart
        return [tuple(line.split("|")) for line in server.sql(select, database)]
    return rows


SOUND = "PRAGMA integrity_check"


class HubExport:
    """The hub's own view: what is plain from its store beside it, what is sealed by its ledger."""

    def __init__(self, rows: Rows, ledger: Callable[[], list[str]], ignored: str = "-") -> None:
        """The command that tells the ledger; what goes to connections that begin with ignored is left
        out."""
        self._rows = rows
        self._ledger = ledger
        self._good = f"connection NOT LIKE '{ignored}%'"

    def looks_into(self, rows: Rows) -> None:
        self._rows = rows

    def in_flight(self) -> int:
        """Messages and deliveries that have not reached a final state."""
        return int(self._rows(
            "SELECT (SELECT count(*) FROM message WHERE state = 'received') + (SELECT count(*) FROM "
            f"delivery WHERE state IN ('queued', 'in flight') AND {self._good})")[0][0])

    def unprocessed(self, connection: str) -> int:
        return int(self._rows("SELECT count(*) FROM message WHERE state = 'received' AND "
                              f"connection = '{connection}'")[0][0])

    def count(self, select: str) -> int:
        return int(self._rows(select)[0][0])

    def confirmed(self, prefix: str) -> int:
        """Deliveries to connections that begin so."""
        return int(self._rows("SELECT count(*) FROM delivery WHERE state = 'confirmed' AND "
                              f"connection LIKE '{prefix}%'")[0][0])

    def messages(self) -> list[Stored]:
        return [Stored(line["id"], line["connection"], line["key"], line["sha256"], line["state"])
                for line in self._lines()
                if line["type"] == "message" and line["method"] != "ANSWER"]

    def unfinished_answers(self) -> int:
        return int(self._rows("SELECT count(*) FROM message WHERE method = 'ANSWER' AND "
                              "state <> 'processed'")[0][0])

    def deliveries(self) -> list[Delivery]:
        return [Delivery(*row) for row in self._rows(
            f"SELECT id, connection, kind, state FROM delivery WHERE {self._good} ORDER BY seq")]

    def shown(self) -> list[tuple[str, str]]:
        """What an administrator gets to see of every message, delivery and attempt, with a name."""
        return [(f"{line['type']} {line['id']}, {line['state']}", line["shown"])
                for line in self._lines()]

    def _lines(self) -> list[dict[str, str]]:
        made = subprocess.run(self._ledger(), capture_output=True, text=True, check=True)
        return [json.loads(line) for line in made.stdout.splitlines()]

    def is_sound(self) -> bool:
        return self._rows(SOUND) == [("ok",)]
