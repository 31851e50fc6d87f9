"""Messages and files made to do harm, written here and nowhere copied from: what each is, its bytes, and
whether the hub may take it. URL is where a listener waits that nobody may ever call."""
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

DEEP, WIDE = 10_000, 20_000
EVERY_FORMULA = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0",
                 '=HYPERLINK("http://127.0.0.1/","x")')
XPATHS = ("' or '1'='1", "'] | //* | //a['", "x' or name()='bsn", "concat('a','b')", "*[1]", "//bsn",
          "\" or \"\"=\"", "count(//*)", "${bsn}", "{inburgeraar.bsn}", "{{7*7}}", "%{bsn}")
SQLS = ("'; DROP TABLE message; --", "1' OR '1'='1", "\\'; SELECT 1; --", "\");--", "' UNION SELECT 1--")
LOGS = ('x\r\n{"level":"error","event":"forged"}', "x\n2026-01-01 forged", "\x1b[2J\x1b[31m", "\x9b31m",
        "a\u2028b", "\u202egnp.exe", "%0d%0aforged", "\\n{\"event\":\"forged\"}", "x" * 20_000)


@dataclass(frozen=True)
class Item:
    """A body for the intakes of one kind of content: json, xml, soap or csv. `refused` is None where
    the agreement of an intake decides."""
    name: str
    kind: str
    body: bytes
    refused: bool | None = True


def everything(url: str) -> Iterator[Item]:
    yield from _xml(url)
    yield from _soap(url)
    yield from _json()
    yield from _csv()
    yield from _packed()


def _xml(url: str) -> Iterator[Item]:
    def xml(name: str, text: str | bytes, refused: bool | None = True) -> Item:
        return Item(f"xml {name}", "xml", text if isinstance(text, bytes) else text.encode(), refused)

    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    yield xml("billion laughs", f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l9;</a>')
    yield xml("quadratic", f'<!DOCTYPE a [<!ENTITY l "{"x" * 50_000}">]><a>{"&l;" * 10_000}</a>')
    yield xml("billion laughs, parameters", '<!DOCTYPE a [<!ENTITY % p0 "x">'
              + "".join(f"<!ENTITY % p{i} '&#37;p{i - 1};&#37;p{i - 1};'>" for i in range(1, 30))
              + "%p29;]><a/>")
    for name, system in (("file", "file:///etc/passwd"), ("http", f"{url}/entity"),
                         ("netdoc", "netdoc:///etc/passwd"), ("relative", "../../../etc/passwd"),
                         ("php", "php://filter/resource=/etc/passwd")):
        yield xml(f"entity of {name}", f'<!DOCTYPE a [<!ENTITY x SYSTEM "{system}">]><a>&x;</a>')
        yield xml(f"parameter entity of {name}",
                  f'<!DOCTYPE a [<!ENTITY % x SYSTEM "{system}"> %x;]><a/>')
        yield xml(f"external subset of {name}", f'<!DOCTYPE a SYSTEM "{system}"><a/>')
    yield xml("public", f'<!DOCTYPE a PUBLIC "-//X//Y//NL" "{url}/public"><a/>')
    yield xml("entity with itself", '<!DOCTYPE a [<!ENTITY x "&x;">]><a>&x;</a>')
    yield xml("entity in an attribute", '<!DOCTYPE a [<!ENTITY x "y">]><a b="&x;"/>')
    yield xml("unknown entity", "<a>&nbsp;</a>")
    yield xml("default attribute", '<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>')
    yield xml("doctype in UTF-16", '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"))
    yield xml("deep", "<a>" * DEEP + "</a>" * DEEP)
    yield xml("deep without an end", "<a>" * DEEP)
    yield xml("many attributes", "<a " + " ".join(f'b{i}="1"' for i in range(WIDE)) + "/>")
    yield xml("many name spaces", "<a " + " ".join(f'xmlns:b{i}="urn:{i}"' for i in range(5000)) + "/>")
    yield xml("many children", "<a>" + "<b/>" * 300_000 + "</a>")
    yield xml("attribute twice", '<a b="1" b="2"/>')
    yield xml("attribute twice by name space", '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>')
    yield xml("prefix of nothing", "<p:a/>")
    yield xml("xml prefix elsewhere", '<a xmlns:xml="urn:x"/>')
    yield xml("two roots", "<a/><b/>")
    yield xml("text behind", "<a/>x")
    yield xml("declaration twice", '<?xml version="1.0"?><?xml version="1.0"?><a/>')
    yield xml("declaration late", ' <?xml version="1.0"?><a/>')
    yield xml("version 1.1", '<?xml version="1.1"?><a>&#1;</a>')
    yield xml("NUL", b"<a>\0</a>")
    yield xml("NUL reference", "<a>&#0;</a>")
    yield xml("surrogate reference", "<a>&#xD800;</a>")
    yield xml("reference beyond Unicode", "<a>&#x110000;</a>")
    yield xml("overlong", b"<a>\xc0\xaf</a>")
    yield xml("surrogate in UTF-8", b"<a>\xed\xa0\x80</a>")
    yield xml("noncharacter", b"<a>\xef\xbf\xbe</a>")
    yield xml("comment with dashes", "<!-- -- --><a/>")
    yield xml("CDATA without an end", "<a><![CDATA[</a>")
    yield xml("tag without an end", "<a b='")
    yield xml("nothing", "")
    yield xml("only a declaration", '<?xml version="1.0"?>')
    yield xml("not XML", "hallo")
    for name, text in (
            ("UTF-8 that is Latin-1", b'<?xml version="1.0" encoding="UTF-8"?><a>\xe9</a>'),
            ("ASCII that is not", b'<?xml version="1.0" encoding="US-ASCII"?><a>\xe9</a>'),
            ("UTF-16 that is not", b'<?xml version="1.0" encoding="UTF-16"?><a/>'),
            ("UTF-7", b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-'),
            ("EBCDIC", '<?xml version="1.0" encoding="cp037"?><a/>'.encode("cp037")),
            ("UTF-32", '<?xml version="1.0" encoding="UTF-32"?><a/>'.encode("utf-32")),
            ("unknown", b'<?xml version="1.0" encoding="x-vreemd"?><a/>'),
            ("empty", b'<?xml version="1.0" encoding=""?><a/>'),
            ("a byte windows-1252 lacks", b'<?xml version="1.0" encoding="windows-1252"?><a>\x81</a>')):
        yield xml(f"encoding {name}", text)
    for name, text in (
            ("windows-1252", b'<?xml version="1.0" encoding="windows-1252"?><a>\x80\xe9</a>'),
            ("ISO-8859-1", b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>'),
            ("UTF-16 little", '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16")),
            ("byte order mark", b"\xef\xbb\xbf<a/>")):
        yield xml(f"encoding {name}", text, None)
    yield xml("schema location", f'<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
              f'xsi:schemaLocation="urn:x {url}/schema.xsd" '
              f'xsi:noNamespaceSchemaLocation="{url}/schema.xsd"/>', None)
    yield xml("xinclude", f'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{url}/i"/>'
              '<xi:include href="file:///etc/passwd" parse="text"/></a>', None)
    yield xml("stylesheet", f'<?xml-stylesheet href="{url}/s.xsl" type="text/xsl"?><a/>', None)
    yield xml("base", f'<a xml:base="{url}/"><b href="c"/></a>', None)
    yield xml("huge name", f"<{'a' * 1_000_000}/>", None)
    yield xml("huge text", f"<a>{'x' * 5_000_000}</a>", None)
    yield xml("huge comment", f"<a><!--{'x' * 5_000_000}--></a>", None)
    for number, value in enumerate((*XPATHS, *SQLS, *EVERY_FORMULA)):
        escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;")
        yield xml(f"value {number}", f"<a><bsn>{escaped}</bsn></a>", None)


def _soap(url: str) -> Iterator[Item]:
    """To the StUF intake; none of these is a message that anybody agreed on."""
    space = "http://schemas.xmlsoap.org/soap/envelope/"

    def soap(name: str, inside: str) -> Item:
        return Item(f"soap {name}", "soap",
                    f'<s:Envelope xmlns:s="{space}">{inside}</s:Envelope>'.encode())

    inner = "<x xmlns='urn:x'/>"
    yield soap("two bodies", f"<s:Body>{inner}</s:Body><s:Body>{inner}</s:Body>")
    yield soap("two children", f"<s:Body>{inner}{inner}</s:Body>")
    yield soap("no body", "")
    yield soap("body in the header", f"<s:Header><s:Body>{inner}</s:Body></s:Header><s:Body/>")
    yield soap("envelope in the body", f"<s:Body><s:Envelope><s:Body>{inner}</s:Body></s:Envelope></s:Body>")
    yield soap("must understand", "<s:Header><a xmlns='urn:x' s:mustUnderstand='1'/></s:Header>"
               f"<s:Body>{inner}</s:Body>")
    yield soap("reply elsewhere", "<s:Header><w:ReplyTo xmlns:w='http://www.w3.org/2005/08/addressing'>"
               f"<w:Address>{url}/reply</w:Address></w:ReplyTo></s:Header><s:Body>{inner}</s:Body>")
    yield soap("include", "<s:Body><x xmlns='urn:x'><xop:Include xmlns:xop="
               f"'http://www.w3.org/2004/08/xop/include' href='{url}/part'/></x></s:Body>")
    yield soap("headers by the thousand", "<s:Header>" + "<a/>" * WIDE + f"</s:Header><s:Body>{inner}</s:Body>")
    yield Item("soap doctype", "soap", f'<!DOCTYPE s [<!ENTITY x SYSTEM "{url}/e">]><s:Envelope xmlns:s="{space}">'
               "<s:Body>&x;</s:Body></s:Envelope>".encode())


def _json() -> Iterator[Item]:
    def text(name: str, body: str | bytes, refused: bool | None = True) -> Item:
        return Item(f"json {name}", "json", body if isinstance(body, bytes) else body.encode(), refused)

    yield text("key twice", '{"bsn":"999990019","bsn":"999990020"}')
    yield text("key twice, escaped", '{"bsn":"999990019","\\u0062sn":"999990020"}')
    yield text("key twice, deep", '{"a":[{"b":{"c":1,"d":2,"c":3}}]}')
    yield text("key twice among many", "{" + ",".join(f'"k{i}":{i}' for i in range(1000)) + ',"k7":0}')
    yield text("empty key twice", '{"":1,"":2}')
    yield text("deep arrays", "[" * DEEP + "]" * DEEP)
    yield text("deep objects", '{"a":' * DEEP + "1" + "}" * DEEP)
    yield text("deep without an end", "[" * 1_000_000)
    yield text("many members", "{" + ",".join(f'"k{i}":1' for i in range(300_000)) + "}")
    yield text("many items", "[" + ",".join("1" for _ in range(300_000)) + "]")
    yield text("lone surrogate", '{"a":"\\ud800"}')
    yield text("surrogates the wrong way round", '{"a":"\\udc00\\ud800"}')
    yield text("NUL, escaped", '{"a":"\\u0000"}')
    yield text("NUL in a key", '{"a\\u0000b":1}')
    yield text("overlong", b'{"a":"\xc0\xaf"}')
    yield text("surrogate in UTF-8", b'{"a":"\xed\xa0\x80"}')
    yield text("control character", '{"a":"\x01"}')
    yield text("line feed in a text", '{"a":"\n"}')
    yield text("UTF-16", '{"a":1}'.encode("utf-16"))
    yield text("UTF-32", '{"a":1}'.encode("utf-32"))
    yield text("byte order mark twice", b"\xef\xbb\xbf\xef\xbb\xbf{}")
    yield text("form feed as space", '{\f"a":1}')
    yield text("single quotes", "{'a':1}")
    yield text("comment", '{"a":1}//x')
    yield text("comma behind", '{"a":1,}')
    for number in ("01", "+1", ".5", "1.", "0x1", "NaN", "Infinity", "-Infinity", "-", "1e", "1e+", "٣"):
        yield text(f"number {number}", f'{{"a":{number}}}')
    for number in ("1e400", "-1e400", "1e-400", "12345678901234567890123", "0.10", "1E2", "-0",
                   "9" * 100_000):
        yield text(f"number {number[:24]}", f'{{"a":{number}}}', None)
    yield text("bsn as a number", '{"bsn":999990019}', None)
    yield text("prototype", '{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}', None)
    yield text("huge text", json.dumps({"a": "x" * 5_000_000}), None)
    yield text("huge key", json.dumps({"x" * 1_000_000: 1}), None)
    yield text("byte order mark", b"\xef\xbb\xbf{}", None)
    for number, value in enumerate((*XPATHS, *SQLS, *LOGS, *EVERY_FORMULA)):
        yield text(f"value {number}", json.dumps({"bsn": value, value: value}), None)


def _csv() -> Iterator[Item]:
    def csv(name: str, body: str | bytes, refused: bool | None = True) -> Item:
        return Item(f"csv {name}", "csv", body if isinstance(body, bytes) else body.encode(), refused)

    yield csv("NUL", b"bsn;naam\r\na\0b;c\r\n")
    yield csv("UTF-16", "bsn;naam\r\na;b\r\n".encode("utf-16"))
    yield csv("Latin-1", "bsn;naam\r\na;é\r\n".encode("latin-1"))
    yield csv("overlong", b"bsn;naam\r\n\xc0\xaf;b\r\n")
    yield csv("quote without an end", 'bsn;naam\r\n"a;b\r\n')
    yield csv("quote within", 'bsn;naam\r\na"b;c\r\n')
    yield csv("text behind a quote", 'bsn;naam\r\n"a"b;c\r\n')
    yield csv("column twice", "bsn;bsn\r\na;b\r\n")
    yield csv("column without a name", "bsn;\r\na;b\r\n")
    yield csv("formula as a column", "=1+1;naam\r\na;b\r\n")
    yield csv("row too long", "bsn;naam\r\na;b;c\r\n")
    yield csv("row too short", "bsn;naam\r\na\r\n")
    yield csv("lone carriage return", "bsn;naam\ra;b\r")
    yield csv("many columns", ";".join(f"k{i}" for i in range(300_000)) + "\r\n")
    yield csv("nothing", "")
    yield csv("byte order mark alone", b"\xef\xbb\xbf")
    yield csv("very long line", "bsn;naam\r\n" + "x" * 5_000_000 + ";b\r\n", None)
    yield csv("byte order mark", b"\xef\xbb\xbfbsn;naam\r\na;b\r\n", None)
    yield csv("formulas", "bsn;naam\r\n" + "".join(
        '"' + value.replace('"', '""') + '";x\r\n' for value in EVERY_FORMULA), None)
    yield csv("line feeds in a cell", 'bsn;naam\r\n"a\r\nb\nc";d\r\n', None)


def _packed() -> Iterator[Item]:
    for name, body in packed_files().items():
        for kind in ("json", "xml", "csv"):
            yield Item(f"{name} as {kind}", kind, body)


def packed_files() -> dict[str, bytes]:
    """A packed file of each kind, the zips with what such a file can do wrong."""
    def zipped(**files: bytes) -> bytes:
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name.replace("__", "/"), content)
        return memory.getvalue()

    def tarred() -> bytes:
        memory = io.BytesIO()
        with tarfile.open(fileobj=memory, mode="w") as archive:
            link = tarfile.TarInfo("koppeling")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(link)
        return memory.getvalue()

    bomb = zipped(a=bytes(20_000_000))
    return {"zip": zipped(a=b"x"), "zip bomb": bomb, "zip in a zip": zipped(b=bomb),
            "zip slip": zipped(**{"..__..__buiten.csv": b"x"}), "gzip": gzip.compress(b"a;b\r\n"),
            "gzip bomb": gzip.compress(bytes(20_000_000)), "tar": tarred(),
            "7z": b"7z\xbc\xaf\x27\x1c" + bytes(32), "rar": b"Rar!\x1a\x07\x01\x00" + bytes(32),
            "xz": b"\xfd7zXZ\x00" + bytes(32), "bzip2": b"BZh91AY&SY" + bytes(32),
            "csv before a zip": b"bsn;naam\r\n" + zipped(a=b"x"),
            "program": b"\x7fELF\x02\x01\x01" + bytes(64), "script": b"#!/bin/sh\nid\n\0"}


# Names that a partner can give a file. What is in them is a good delivery or a bad one; no name may
# lead the hub out of the folder, into its log, or to a program.
NAMES = ("$(touch buiten).csv", "`id`.csv", ";id;.csv", "|id.csv", "a b.csv", "-rf.csv", "--help.csv",
         "..%2f..%2fbuiten.csv", "..\\..\\buiten.csv", "..csv", "...csv", "a\nforged.csv", "a\r.csv",
         "a\x1b[31m.csv", "\u202evsc.csv", "a\u200bb.csv", "\ufeffa.csv", "con.csv", "nul.csv", "a:b.csv",
         "eicar.com.csv", "x" * 200 + ".csv", "x" * 251 + ".csv", "'; DROP TABLE message.csv", "*.csv",
         "[a-z].csv", "%s%n.csv", "{id}.csv", "${HOME}.csv", "é.csv", "a.csv.csv", "A.CSV", "=1+1.csv")
RAW_NAMES = (b"\xff\xfe.csv", b"a\xc0\xaf.csv", b"\xed\xa0\x80.csv")
