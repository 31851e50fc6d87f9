"""What is sent to the hub: letters of three partners, with what the hub must do because of each."""
import datetime
import hashlib
import json
import random
import uuid
from dataclasses import dataclass, field

from persons import DORDRECHT, DUO, OLDEST_SIGNATURE, Person

# What the hub asks DUO after an event: the table "opvolging" of config/drechtsteden/mappings/duo.xml.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "SS139": ("inburgeringsplicht", "doelgroep", "examens/resultaten", "examens/gratispogingen"),
    "SS102": ("inburgeringstermijn",),
    "SS199": ("examens/resultaten", "examens/gratispogingen"),
    "SS124": ("doelgroep",),
    "SS126": (),
}


@dataclass(frozen=True)
class Letter:
    id: str
    person: int
    kind: str
    connection: str
    path: str
    headers: dict[str, str]
    body: bytes
    # In order: "GET doelgroep", "PUT pvt 2026-01-31".
    asks_of_duo: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


def bytes_of(content: dict[str, object]) -> bytes:
    return json.dumps(content).encode()


def now() -> str:
    return datetime.datetime.now().astimezone().isoformat(timespec="milliseconds")


@dataclass
class Author:
    """Writes the letters about a group of persons; nobody else writes about them, so that the order
    of what is written about one person is the order in which it is accepted."""
    persons: list[Person]
    dice: random.Random
    today: datetime.date = field(default_factory=datetime.date.today)
    signatures: dict[int, int] = field(default_factory=dict)  # declarations written, by person
    known: set[int] = field(default_factory=set)              # persons about whom DUO wrote
    last: Person | None = None

    def next(self) -> Letter:
        # Often about the same person as before: that is where order can go wrong.
        if self.last is None or self.dice.random() < 0.6:
            self.last = self.dice.choice(self.persons)
        person = self.last
        what = self.dice.random()
        if person.number not in self.known:
            # Some partners are earlier than DUO: their letter waits until the person is known.
            if what < 0.1:
                return self.decision(person)
            if what < 0.2:
                return self.declaration(person)
            return self.notification(person, "SS139")
        if what < 0.4:
            return self.declaration(person)
        if what < 0.55:
            return self.decision(person)
        return self.notification(person, self.dice.choice(list(QUESTIONS)))

    def notification(self, person: Person, event: str) -> Letter:
        self.known.add(person.number)
        id = self.new_id()
        body = {"registratieDatumTijd": now(), "gebeurtenisId": event, "bsn": person.bsn,
                "vNummer": int(person.v_nummer)}
        return Letter(id, person.number, event, "duo", "/duo/v1/notificaties",
                      {"bron": DUO, "doel": DORDRECHT, "berichtId": id}, bytes_of(body),
                      tuple(f"GET {question}" for question in QUESTIONS[event]))

    def declaration(self, person: Person) -> Letter:
        """Each is signed a day later than the one before, so that DUO must hear of each."""
        count = self.signatures.get(person.number, 0)
        if count >= OLDEST_SIGNATURE:
            return self.decision(person)
        self.signatures[person.number] = count + 1
        signed = (self.today - datetime.timedelta(OLDEST_SIGNATURE - count)).isoformat()
        id = self.new_id()
        body = {"berichttype": "vwn.pvt", "versie": "1.0", "berichtId": id, "tijdstip": now(),
                "afzender": {"kvkNummer": "12345678"}, "gemeentecode": "0505",
                "client": {"clientnummer": f"DRD-{person.number}", "geboortedatum": "1990-01-02",
                           "vnummer": person.v_nummer},
                "gegevens": {"status": "ondertekend", "datumOndertekening": signed}}
        return Letter(id, person.number, "vwn.pvt", "vluchtelingenwerk",
                      "/vluchtelingenwerk/vwn/berichten", {}, bytes_of(body), (f"PUT pvt {signed}",))

    def decision(self, person: Person) -> Letter:
        id = self.new_id()
        start = (self.today - datetime.timedelta(30)).isoformat()
        body = {"berichttype": "pw.besluit", "versie": "1.0", "berichtId": id, "tijdstip": now(),
                "gemeentecode": "0505", "bsn": person.bsn, "besluit": "toegekend",
                "besluitdatum": start, "ingangsdatum": start, "wet": "PW",
                "verblijfstitel": {"soort": "asiel-bepaalde-tijd", "begindatum": start}}
        return Letter(id, person.number, "pw.besluit", "participatiewet",
                      "/participatiewet/pw/berichten", {}, bytes_of(body))

    def new_id(self) -> str:
        return str(uuid.UUID(int=self.dice.getrandbits(128), version=4))


def contradicting(letter: Letter) -> Letter:
    """The same name for another content: a space where JSON allows one."""
    return Letter(letter.id, letter.person, letter.kind, letter.connection, letter.path,
                  letter.headers, letter.body + b" ")


def broken(letter: Letter) -> Letter:
    """A letter of which the end is missing."""
    return Letter(letter.id, letter.person, letter.kind, letter.connection, letter.path,
                  letter.headers, letter.body[:-1])
