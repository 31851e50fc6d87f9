"""The table: what is wrong with a request, and what each partner's agreement says to that.

An expectation is a status, or for a refusal with reasons (status, code, pointer). DUO's agreement has
no reasons: its answer is a bare status with the header API-Version.
"""
import dataclasses
import json
from collections.abc import Callable

import letters

BAD_BSN = "999990018"  # fails the elfproef
XML_WITH_DTD = (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
                b"<x>&a;</x>")
VWN, PW, DUO = "vluchtelingenwerk", "participatiewet", "duo"
GOOD = {DUO: letters.duo, VWN: letters.vluchtelingenwerk, PW: letters.participatiewet}
UNREADABLE = {DUO: 400, VWN: (400, "VWN001"), PW: (400, "pw-onleesbaar")}


@dataclasses.dataclass
class Case:
    connection: str
    name: str
    make: Callable
    expected: int | tuple
    at_transport: bool = False  # refused before any adapter saw it, so that no message is kept


def made(connection, change, good=None):
    """Makes the good letter of a connection, changed."""
    def make():
        letter = (good or GOOD[connection])()
        change(letter)
        return letter
    return make


def body(content):
    def change(letter):
        letter.body = content
    return change


def spoiled(old, new):
    """The good letter with some bytes of it replaced."""
    def change(letter):
        before = letter.bytes()
        letter.body = before.replace(old, new, 1)
        assert letter.body != before, f"{old!r} is not in the letter"
    return change


def encoded(encoding, mark=b""):
    def change(letter):
        letter.body = mark + json.dumps(letter.document).encode(encoding)
    return change


def header(name, value):
    def change(letter):
        if value is None:
            del letter.headers[name]
        else:
            letter.headers[name] = value
    return change


def at(path, value):
    """A value of the document; None takes it away."""
    def change(letter):
        place = letter.document
        *outer, last = path.split(".")
        for name in outer:
            place = place[name]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return change


def addressed(method=None, path=None):
    def change(letter):
        letter.method = method or letter.method
        letter.path = letter.path if path is None else path
    return change


def many_headers(letter):
    letter.headers.update({f"X-{number}": "a" for number in range(10_000)})


def doubled(letter):
    """The whole document twice over."""
    letter.body = letter.bytes() * 2


# What no connection can read, whatever its agreement.
UNREADABLE_BODIES = [
    ("empty body", body(b"")),
    ("only white space", body(b" \r\n\t")),
    ("not JSON", body(b"hallo")),
    ("a form", body(b"bsn=999990019&gebeurtenisId=SS101")),
    ("XML with a DTD, said to be JSON", body(XML_WITH_DTD)),
    ("two documents", doubled),
    ("JSON that stops half-way", lambda letter: body(letter.bytes()[:-20])(letter)),
    ("a comma too many", spoiled(b"}", b",}")),
    ("a comment", spoiled(b"{", b"{/* hallo */")),
    ("NaN", spoiled(b"{", b'{"x": NaN, ')),
    ("broken UTF-8: a lone continuation", spoiled(b"{", b'{"x": "\x80", ')),
    ("broken UTF-8: overlong", spoiled(b"{", b'{"x": "\xc0\xaf", ')),
    ("broken UTF-8: a surrogate", spoiled(b"{", b'{"x": "\xed\xa0\x80", ')),
    ("half a surrogate pair, escaped", spoiled(b"{", b'{"x": "\\ud800", ')),
    ("UTF-16", encoded("utf-16")),
    ("UTF-32", encoded("utf-32")),
    ("deep nesting, arrays", spoiled(b"{", b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b", ")),
    ("deep nesting, objects", spoiled(b"{", b'{"x": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000
                                      + b", ")),
    ("deep nesting without an end", body(b"[" * 1_000_000)),
    ("the same key twice", spoiled(b"{", b'{"x": 1, "x": 2, ')),
    ("the same key twice, once escaped", spoiled(b"{", b'{"x": 1, "\\u0078": 2, ')),
    ("a NUL byte between the tokens", spoiled(b"{", b"{\0")),
    ("a NUL byte in a text", spoiled(b"{", b'{"x": "a\0b", ')),
    ("an escaped NUL in a text", spoiled(b"{", b'{"x": "a\\u0000b", ')),
    ("a NUL byte behind the document", lambda letter: body(letter.bytes() + b"\0")(letter)),
]

# Read well, but not what was agreed.
NO_OBJECTS = [("an array instead of an object", b"[]"), ("a number", b"42"), ("a text", b'"SS101"'),
              ("null", b"null"), ("an empty object", b"{}"),
              ("an array around the object", b'[{"gebeurtenisId": "SS101"}]')]


def for_each_connection():
    for connection in GOOD:
        missing = {DUO: 400, VWN: (422, "VWN002", "/berichttype"),
                   PW: (422, "pw-specificatie", "/berichttype")}[connection]
        for name, change in UNREADABLE_BODIES:
            yield Case(connection, name, made(connection, change), UNREADABLE[connection])
        for name, content in NO_OBJECTS:
            yield Case(connection, name, made(connection, body(content)), missing)
        for name, change, expected in [
                ("10 MB", body(b'{"x": "' + b"a" * 10_000_000 + b'"}'), 413),
                ("10,000 headers", many_headers, 431),
                ("a compressed body", header("Content-Encoding", "gzip"), 415),
                ("method TRACE", addressed(method="TRACE"), 405)]:
            yield Case(connection, name, made(connection, change), expected, at_transport=True)
        for name, change, expected in [
                ("text/plain", header("Content-Type", "text/plain"), 415),
                ("no media type", header("Content-Type", None), 415),
                ("XML with a DTD",
                 lambda letter: (body(XML_WITH_DTD)(letter),
                                 header("Content-Type", "application/xml")(letter)),
                 UNREADABLE[PW] if connection == PW else 415),  # it reads XML as well
                ("method GET", addressed(method="GET"), 404),
                ("method PUT", addressed(method="PUT"), 404),
                ("method DELETE", addressed(method="DELETE"), 404),
                ("an unknown path", addressed(path="/v1/onbekend"), 404),
                ("a path with ..", addressed(path="/../../etc/passwd"), 404)]:
            yield Case(connection, name, made(connection, change), expected)
        well = {DUO: 201, VWN: 202, PW: 202}[connection]
        for name, change in [
                ("a charset behind the media type",
                 header("Content-Type", "application/json; charset=utf-8")),
                ("a byte order mark", encoded("utf-8", b"\xef\xbb\xbf")),
                ("everything escaped", encoded("ascii"))]:
            yield Case(connection, f"good: {name}", made(connection, change), well)


def duo():
    for name, change, expected in [
            ("no header bron", header("bron", None), 400),
            ("no header doel", header("doel", None), 400),
            ("no header berichtId", header("berichtId", None), 400),
            ("berichtId is no UUID", header("berichtId", "1234"), 400),
            ("bron is too short", header("bron", "0000009900000000200"), 400),
            ("doel is too long", header("doel", letters.DORDRECHT + "0"), 400),
            ("bron is somebody else", header("bron", letters.DORDRECHT), 403),
            ("doel is not ours", header("doel", "00000099000000001999"), 403),
            ("an event nobody knows yet", at("gebeurtenisId", "SS999"), 201),
            ("a short event", at("gebeurtenisId", "1"), 201),
            ("an event in lower case", at("gebeurtenisId", "ss101"), 400),
            ("an event of seven characters", at("gebeurtenisId", "SS10123"), 400),
            ("an empty event", at("gebeurtenisId", ""), 400),
            ("an event with a NUL", at("gebeurtenisId", "SS\0"), 400),
            ("an event as a number", at("gebeurtenisId", 101), 400),
            ("no event", at("gebeurtenisId", None), 400),
            ("no moment", at("registratieDatumTijd", None), 400),
            ("a moment without a zone", at("registratieDatumTijd", "2026-03-02T09:15:27"), 400),
            ("a moment that does not exist",
             at("registratieDatumTijd", "2026-02-30T09:15:27+01:00"), 400),
            ("a date only", at("registratieDatumTijd", "2026-03-02"), 400),
            ("a BSN that fails the elfproef", at("bsn", BAD_BSN), 400),
            ("a BSN of eight digits", at("bsn", "99999001"), 400),
            ("a BSN of nothing but zeros", at("bsn", "000000000"), 400),
            ("a BSN as a number", at("bsn", int(letters.BSN)), 400),
            ("a BSN in Arabic digits", at("bsn", "٩٩٩٩٩٠٠١٩"), 400),
            ("a BSN that is null", spoiled(b'"bsn": "999990019"', b'"bsn": null'), 400),
            ("no BSN", at("bsn", None), 201),
            ("no V-nummer", at("vNummer", None), 201),
            ("neither BSN nor V-nummer",
             lambda letter: (at("bsn", None)(letter), at("vNummer", None)(letter)), 400),
            ("a V-nummer of eleven digits", at("vNummer", 10_000_000_000), 400),
            ("a negative V-nummer", at("vNummer", -1), 400),
            ("a V-nummer with a fraction", at("vNummer", 1.5), 400),
            ("a V-nummer as a text", at("vNummer", letters.V_NUMMER), 400),
            ("a V-nummer beyond 64 bits", at("vNummer", 10**40), 400),
            ("a V-nummer of 1e400", spoiled(b"2789456123", b"1e400"), 400),
            ("a V-nummer of 100,000 digits", spoiled(b"2789456123", b"9" * 100_000), 400),
            ("a member that nobody knows", at("nieuwVeld", {"a": [1, 2]}), 201)]:
        yield Case(DUO, name, made(DUO, change), expected)


def vluchtelingenwerk():
    schema, date, bsn, place = "VWN002", "VWN006", "VWN003", "VWN009"
    huge = b"1" + b"0" * 5000
    for name, change, expected in [
            ("an unknown berichttype", at("berichttype", "vwn.x"), (422, schema, "/berichttype")),
            ("a berichttype of another", at("berichttype", "pw.besluit"),
             (422, schema, "/berichttype")),
            ("an unknown versie", at("versie", "9.9"), (422, schema, "/versie")),
            ("berichtId is no UUID", at("berichtId", "x"), (422, schema, "/berichtId")),
            ("no berichtId", at("berichtId", None), (422, schema, "/berichtId")),
            ("a moment that is none", at("tijdstip", "gisteren"), (422, schema, "/tijdstip")),
            ("a BSN that fails the elfproef", at("client.bsn", BAD_BSN), (422, bsn, "/client/bsn")),
            ("a BSN as a number", at("client.bsn", int(letters.BSN)),
             (422, schema, "/client/bsn")),
            ("neither BSN nor V-nummer", at("client.bsn", None), (422, schema, "/client/bsn")),
            ("a V-nummer of nine digits", at("client.vnummer", "123456789"),
             (422, schema, "/client/vnummer")),
            ("a gemeentecode of two digits", at("gemeentecode", "12"),
             (422, place, "/gemeentecode")),
            ("a gemeente that is not ours", at("gemeentecode", "0363"),
             (403, place, "/gemeentecode")),
            ("a member that was not agreed", at("client.geloof", "x"),
             (422, schema, "/client/geloof")),
            ("a member whose name is a number", at("client.999990018", "x"),
             (422, schema, "/client")),
            ("a text where an object must be", at("client", "C-1"), (422, schema, "/client")),
            ("a list where an object must be", at("gegevens", []), (422, schema, "/gegevens")),
            ("an unknown status", at("gegevens.status", "weg"), (422, schema, "/gegevens/status")),
            ("30 February", at("gegevens.startdatum", "2026-02-30"),
             (422, date, "/gegevens/startdatum")),
            ("a Dutch date", at("gegevens.startdatum", "01-03-2026"),
             (422, schema, "/gegevens/startdatum")),
            ("an end before the start", at("gegevens.einddatum", "2026-02-28"),
             (422, date, "/gegevens/einddatum")),
            ("a huge number", spoiled(b'"contactmomenten": 3', b'"contactmomenten": ' + huge),
             (422, schema, "/gegevens/contactmomenten")),
            ("1e999", spoiled(b'"contactmomenten": 3', b'"contactmomenten": 1e999'),
             (422, schema, "/gegevens/contactmomenten")),
            ("a negative count", at("gegevens.contactmomenten", -1),
             (422, schema, "/gegevens/contactmomenten")),
            ("a text of 1 MB", at("gegevens.begeleider", "x" * 1_000_000),
             (422, schema, "/gegevens/begeleider"))]:
        yield Case(VWN, name, made(VWN, change), expected)
    for name, change, expected in [
            ("signed without a day", at("gegevens.datumOndertekening", None),
             (422, schema, "/gegevens/datumOndertekening")),
            ("signed in the future", at("gegevens.datumOndertekening", "2999-01-01"),
             (422, date, "/gegevens/datumOndertekening")),
            ("a meeting that is a number", at("gegevens.bijeenkomsten", [7]),
             (422, schema, "/gegevens/bijeenkomsten/0"))]:
        yield Case(VWN, name, made(VWN, change, letters.pvt), expected)


def participatiewet():
    schema = "pw-specificatie"
    for name, change, expected in [
            ("an unknown berichttype", at("berichttype", "pw.x"), (422, schema, "/berichttype")),
            ("berichtId is no UUID", at("berichtId", "x"), (422, schema, "/berichtId")),
            ("a BSN that fails the elfproef", at("bsn", BAD_BSN), (422, "pw-bsn", "/bsn")),
            ("no BSN", at("bsn", None), (422, schema, "/bsn")),
            ("a gemeentecode of two digits", at("gemeentecode", "12"),
             (422, "pw-gemeente", "/gemeentecode")),
            ("a gemeente that is not ours", at("gemeentecode", "0363"),
             (403, "pw-gemeente", "/gemeentecode")),
            ("an unknown besluit", at("besluit", "misschien"), (422, schema, "/besluit")),
            ("31 April", at("besluitdatum", "2026-04-31"), (422, "pw-datum", "/besluitdatum")),
            ("no besluitdatum", at("besluitdatum", None), (422, schema, "/besluitdatum")),
            ("a zaaknummer of 1 MB", at("zaaknummer", "x" * 1_000_000),
             (422, schema, "/zaaknummer")),
            ("a law nobody knows", at("wet", "Wet X"), 202),
            ("a member that nobody knows", at("nieuwVeld", [1, {"a": None}]), 202)]:
        yield Case(PW, name, made(PW, change), expected)


def all_cases():
    for table in (for_each_connection, duo, vluchtelingenwerk, participatiewet):
        yield from table()
