"""The persons of the story and the messages about them. The numbers are from the test range; what the
simulated DUO knows of these persons is in config/drechtsteden/simulatie/duo.xml."""
import datetime
import uuid
from dataclasses import dataclass

DORDRECHT = "00000099000000001505"
DUO = "00000099000000002000"


@dataclass(frozen=True)
class Person:
    name: str
    bsn: str
    v_nummer: str
    born: str
    client: str


AMINA = Person("Amina", "999990019", "2789456123", "1994-03-17", "DRD-1001")
YUSUF = Person("Yusuf", "999990020", "2789456124", "1989-11-02", "DRD-1002")
SELAM = Person("Selam", "999990032", "2789456125", "1997-06-24", "DRD-1003")
LUCIA = Person("Lucia", "999990044", "2789456126", "1991-01-30", "DRD-1004")
OMAR = Person("Omar", "999990056", "0789456127", "1985-09-09", "DRD-1005")


# Somebody with debts who has nothing to do with inburgering.
STRANGER = "999990068"


def new_id():
    return str(uuid.uuid4())


def now():
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def headers_of_duo(message_id, doel=DORDRECHT):
    return {"bron": DUO, "doel": doel, "berichtId": message_id}


def headers_of_municipality():
    return {"bron": DORDRECHT, "doel": DUO, "berichtId": new_id()}


def notification(event, person, with_bsn=True, with_v_nummer=True):
    body = {"registratieDatumTijd": now(), "gebeurtenisId": event}
    if with_bsn:
        body["bsn"] = person.bsn
    if with_v_nummer:
        body["vNummer"] = int(person.v_nummer)
    return body


def from_vluchtelingenwerk(kind, person, content, with_bsn=False):
    client = {"clientnummer": person.client, "geboortedatum": person.born,
              "vnummer": person.v_nummer}
    if with_bsn:
        client["bsn"] = person.bsn
    return {"berichttype": kind, "versie": "1.0", "berichtId": new_id(), "tijdstip": now(),
            "afzender": {"kvkNummer": "12345678", "naam": "VluchtelingenWerk Zuid-West Nederland"},
            "gemeentecode": "0505", "client": client, "gegevens": content}


def decision_on_benefit(person, start, decided):
    return {"berichttype": "pw.besluit", "versie": "1.0", "berichtId": new_id(), "tijdstip": now(),
            "gemeentecode": "0505", "bsn": person.bsn, "besluit": "toegekend",
            "besluitdatum": decided, "ingangsdatum": start, "wet": "PW",
            "zaaknummer": "PW-2026-004711",
            "persoon": {"achternaam": "Demo", "voornamen": person.name,
                        "geboortedatum": person.born},
            "verblijfstitel": {"soort": "asiel-bepaalde-tijd", "begindatum": start}}


def plan(person, signed, route, level):
    """The PIP as the municipality's own system reports it."""
    return {"berichtId": new_id(), "gemeentecode": "0505", "bsn": person.bsn,
            "pip": {"dagtekening": signed, "leerroute": route, "niveau": level}}


def consent(person, scope, **days):
    """What the inburgeraar agreed to, or takes back: gegevenOp, ingetrokkenOp, geldigTot."""
    return {"berichtId": new_id(), "gemeentecode": "0505", "bsn": person.bsn,
            "toestemmingen": [{"omvang": scope, **days, "vastgelegdDoor": "consulent"}]}


def departure(person, day, to):
    """Somebody leaves for another municipality."""
    return {"berichtId": new_id(), "gemeentecode": "0505", "bsn": person.bsn,
            "verhuizing": {"vertrokkenOp": day, "naarGemeente": to, "naarBuitenland": False}}


def file_request(person, day, by):
    """The new municipality asks the old one for the file (Wi2021 art. 35 lid 4)."""
    return {"soort": "dossierverzoek", "berichtId": new_id(), "gemeentecode": "0505",
            "vanGemeente": by, "bsn": person.bsn, "datum": day}


def concern(person, number):
    """An event of the wijkteam, by the NL GOV profile for CloudEvents."""
    return {"specversion": "1.0", "id": new_id(),
            "source": "urn:nld:oin:00000099000000005000:systeem:wijkteam",
            "type": "nl.gemeente.wijkteam.melding-geregistreerd", "time": now(),
            "subject": number, "datacontenttype": "application/json",
            "data": {"meldingnummer": number, "bsn": person.bsn, "leefgebied": "Financien",
                     "status": "in behandeling"}}


def debt_help(persons, day, to):
    """A delivery of DDAS: the whole picture of all debt help of a municipality."""
    return {"startdatumLevering": day, "einddatumLevering": to, "aanleverdatumEnTijd": now(),
            "codeGegevensleverancier": "KB-1",
            "leveringen": [{"teller": 1,
                            "aanleverende_organisatie": {"(Statutaire) Naam": "Kredietbank",
                                                         "KvK-nummer": "12345678",
                                                         "gemeentecode": "0505"},
                            "schuldhulptrajecten": [
                                {"gemeentecode": "0505", "startdatum": day,
                                 "client": [{"Burgerservicenummer": person,
                                             "Geboortedatum": "1994-03-17"}],
                                 "totaalSchuldbedragBijAanvangSchuld": 8412,
                                 "aanmelding": {"startdatum": day, "crisisinterventie": False},
                                 "intake": {"startdatum": day, "beschikkingsdatum": to,
                                            "beschikkingssoort": "Toelatingsbeschikking"}}
                                for person in persons]}]}


COLUMNS = ("recordtype", "mutatiesoort", "berichtId", "gemeentecode", "clientnummer", "bsn",
           "vnummer", "geboortedatum", "trajectnummer", "fase", "status", "startdatum", "einddatum",
           "reden_einde", "contactmomenten", "pvt_status", "pvt_datum_ondertekening",
           "pvt_bijeenkomsten_aanwezig", "pvt_bijeenkomsten_totaal", "opmerking")


def dutch(date):
    """2026-03-02 as Excel writes it."""
    year, month, day = date.split("-")
    return f"{day}-{month}-{year}"


def pvt_row(person, signed):
    """A row of the file; signed is as Excel writes a date."""
    return {"recordtype": "PVT", "mutatiesoort": "N", "berichtId": new_id(), "gemeentecode": "0505",
            "clientnummer": person.client, "vnummer": person.v_nummer,
            "geboortedatum": dutch(person.born), "pvt_status": "ondertekend",
            "pvt_datum_ondertekening": signed, "pvt_bijeenkomsten_aanwezig": "5",
            "pvt_bijeenkomsten_totaal": "5"}


def csv_file(rows):
    """UTF-8 with byte order mark, semicolons, CRLF."""
    lines = [";".join(COLUMNS)]
    lines += [";".join(row.get(column, "") for column in COLUMNS) for row in rows]
    return "\ufeff" + "".join(line + "\r\n" for line in lines)
