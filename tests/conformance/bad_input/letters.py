"""One good message for each connection that listens, to break in a hundred ways."""
import dataclasses
import datetime
import json
import uuid

DORDRECHT, DUO = "00000099000000001505", "00000099000000002000"
BSN, V_NUMMER = "999990019", "2789456123"
JSON = "application/json"


def now():
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def new_id():
    return str(uuid.uuid4())


@dataclasses.dataclass
class Letter:
    """A request: a document and headers, unless the body is given as bytes."""

    document: dict | None
    headers: dict
    path: str
    method: str = "POST"
    body: bytes | None = None

    def bytes(self):
        if self.body is not None:
            return self.body
        return json.dumps(self.document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def duo():
    return Letter({"registratieDatumTijd": now(), "gebeurtenisId": "SS141", "bsn": BSN,
                   "vNummer": int(V_NUMMER)},
                  {"Content-Type": JSON, "bron": DUO, "doel": DORDRECHT, "berichtId": new_id()},
                  "/v1/notificaties")


def vluchtelingenwerk():
    return Letter({"berichttype": "vwn.begeleiding", "versie": "1.0", "berichtId": new_id(),
                   "tijdstip": now(), "afzender": {"kvkNummer": "12345678", "naam": "VWN"},
                   "gemeentecode": "0505",
                   "client": {"clientnummer": "C-1", "geboortedatum": "1994-03-17", "bsn": BSN},
                   "gegevens": {"trajectnummer": "T-1", "status": "gestart",
                                "startdatum": "2026-03-01", "contactmomenten": 3}},
                  {"Content-Type": JSON}, "/berichten")


def pvt():
    letter = vluchtelingenwerk()
    letter.document["berichttype"] = "vwn.pvt"
    letter.document["gegevens"] = {"status": "ondertekend", "datumOndertekening": "2026-01-15"}
    return letter


def participatiewet():
    return Letter({"berichttype": "pw.besluit", "versie": "1.0", "berichtId": new_id(),
                   "tijdstip": now(), "gemeentecode": "0505", "bsn": BSN, "besluit": "toegekend",
                   "besluitdatum": "2026-03-02", "ingangsdatum": "2026-03-01", "wet": "PW",
                   "zaaknummer": "PW-1"},
                  {"Content-Type": JSON}, "/berichten")


COLUMNS = ("recordtype", "mutatiesoort", "berichtId", "gemeentecode", "clientnummer", "bsn",
           "vnummer", "geboortedatum", "trajectnummer", "fase", "status", "startdatum", "einddatum",
           "reden_einde", "contactmomenten", "pvt_status", "pvt_datum_ondertekening",
           "pvt_bijeenkomsten_aanwezig", "pvt_bijeenkomsten_totaal", "opmerking")


def row(**other):
    return {"recordtype": "PVT", "mutatiesoort": "N", "berichtId": new_id(), "gemeentecode": "0505",
            "clientnummer": "C-1", "bsn": BSN, "geboortedatum": "17-03-1994",
            "pvt_status": "gestart", **other}


def csv(rows, columns=COLUMNS, mark="\ufeff", end="\r\n"):
    lines = [";".join(columns)] + [";".join(r.get(c, "") for c in columns) for r in rows]
    return (mark + "".join(line + end for line in lines)).encode()
