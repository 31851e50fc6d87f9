"""Files arrive, by a new name and in slow pieces, while the hub is killed or the power goes: each is
taken whole and once, or still lies there."""
import random
import threading
import time
import uuid

from frame import Bench, Result, Row
from persons import Person, invent
from programs import Hub
from stack import Stack

COLUMNS = ("recordtype", "mutatiesoort", "berichtId", "gemeentecode", "clientnummer", "bsn",
           "vnummer", "geboortedatum", "trajectnummer", "fase", "status", "startdatum", "einddatum",
           "reden_einde", "contactmomenten", "pvt_status", "pvt_datum_ondertekening",
           "pvt_bijeenkomsten_aanwezig", "pvt_bijeenkomsten_totaal", "opmerking")
CONNECTION = "vluchtelingenwerk-bestand"
PATIENCE = 90.0


def row_of(person: Person, id: str) -> dict[str, str]:
    return {"recordtype": "PVT", "mutatiesoort": "N", "berichtId": id, "gemeentecode": "0505",
            "clientnummer": f"DRD-{person.number}", "vnummer": person.v_nummer,
            "geboortedatum": "02-01-1990", "pvt_status": "ondertekend",
            "pvt_datum_ondertekening": "01-02-2026"}


class Supplier(threading.Thread):
    """Puts files into the drop: most under another name first, some slowly under their own."""

    def __init__(self, hub: Hub, persons: list[Person], dice: random.Random, files: int) -> None:
        super().__init__(daemon=True)
        self.put: dict[str, str] = {}  # berichtId: file
        self._drop = hub.data.parent / "aanlevering"
        self._persons = persons
        self._dice = dice
        self._files = files

    def run(self) -> None:
        for number in range(self._files):
            id = str(uuid.UUID(int=self._dice.getrandbits(128), version=4))
            name = f"levering-{number}.csv"
            row = row_of(self._dice.choice(self._persons), id)
            text = "".join(f"{line}\r\n" for line in (
                ";".join(COLUMNS), ";".join(row.get(column, "") for column in COLUMNS)))
            hidden = self._drop / f".{name}.part"
            hidden.write_text(text, "utf-8")
            hidden.rename(self._drop / name)
            self.put[id] = name
            time.sleep(self._dice.uniform(0, 0.05))


def run(bench: Bench, result: Result) -> None:
    persons = invent(20, bench.seed)
    with Stack(bench.site("killed")) as stack:
        stack.hub.start()
        supplier = Supplier(stack.hub, persons, stack.dice, bench.amount(200, 30))
        supplier.start()
        kills = bench.amount(40, 6)
        while supplier.is_alive() or result.counts.get("kills", 0) < kills:
            time.sleep(stack.dice.uniform(0.02, 0.3))
            stack.kill_and_start()
            result.count("kills")
        wait_until_taken(stack, supplier)
        judge(stack, supplier, result)


def wait_until_taken(stack: Stack, supplier: Supplier) -> None:
    """A file that the hub has in hand is not in the drop any more, and not in the store yet."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        known = {message.key for message in stack.export.messages()
                 if message.connection == CONNECTION}
        if known.issuperset(supplier.put) and stack.export.unprocessed(CONNECTION) == 0:
            return
        time.sleep(0.2)


def judge(stack: Stack, supplier: Supplier, result: Result) -> None:
    drop = stack.hub.data.parent / "aanlevering"
    kept: dict[str, list[str]] = {}
    for message in stack.export.messages():
        if message.connection == CONNECTION and message.key in supplier.put:
            kept.setdefault(message.key, []).append(message.state)
    for id, name in supplier.put.items():
        states = [state for state in kept.get(id, []) if state != "duplicate"]
        there = (drop / name).exists()
        if not states and not there:
            result.found("lost", f"{name}: gone from the folder and not in the hub")
        if states and there:
            result.found("state", f"{name}: in the hub and still in the folder")
        if len(states) > 1:
            result.found("twice", f"{name}: {len(states)} times in the hub")
    result.count("files", len(supplier.put))
    result.count("taken", sum(bool(states) for states in kept.values()))
    result.count("rows known again", sum(states.count("duplicate") for states in kept.values()))


ROW = Row("F-4", "killed while files arrive", 2, run)
