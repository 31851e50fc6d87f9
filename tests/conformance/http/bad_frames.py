"""Frames that two HTTP implementations could read in two ways, and others that nobody may take: the
hub's listeners answer none of them with 2xx, and never answer a request hidden in another's body.
With --tls the same frames go under TLS, from a sender that the listener knows."""
import argparse
import http.client
import json
import pathlib
import sys
import tempfile
import urllib.parse
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import pki  # noqa: E402
import raw_http  # noqa: E402
from rodedraad_process import Hub  # noqa: E402

HEADERS = ("Host: localhost", "Content-Type: application/json", "bron: 00000099000000002000",
           "doel: 00000099000000001505")
WHOLE, CUT, PATIENT = "whole", "cut off", "patient"


def letter():
    """A notification that is good in every other respect: only the frame can be the reason."""
    return json.dumps({"registratieDatumTijd": "2026-03-02T09:15:27+01:00",
                       "gebeurtenisId": "SS141", "bsn": "999990019"}).encode()


class Frames:
    """Makes requests to one path whose frames are wrong."""

    def __init__(self, path):
        self._line = f"POST {path} HTTP/1.1"
        self._path = path

    def request(self, *extra, body=b"", line=None, headers=HEADERS, end="\r\n"):
        lines = [line or self._line, *headers, f"berichtId: {uuid.uuid4()}", *extra]
        return (end.join(lines) + end + end).encode("latin-1") + body

    def hidden(self):
        """A whole good request, to hide in a body."""
        return self.request(f"Content-Length: {len(letter())}", body=letter())

    def chunks(self, size=None, last=b"0\r\n\r\n", extension=""):
        size = f"{len(letter()):x}" if size is None else size
        return f"{size}{extension}\r\n".encode() + letter() + b"\r\n" + last

    def table(self):
        """Name, bytes, how they are sent: whole, cut off behind the last byte, or waiting for more."""
        body, length = letter(), f"Content-Length: {len(letter())}"
        chunked, chunks = "Transfer-Encoding: chunked", self.chunks()
        yield "length and chunked", self.request(length, chunked, body=chunks + self.hidden()), WHOLE
        yield "chunked and length", self.request(chunked, length, body=chunks + self.hidden()), WHOLE
        yield "two lengths", self.request(length, "Content-Length: 0", body=body), WHOLE
        yield ("two lengths, the shorter first",
               self.request("Content-Length: 0", length, body=self.hidden()), WHOLE)
        yield "the same length twice", self.request(length, length, body=body), WHOLE
        size = len(body)
        for value in (f"{size},{size}", f"+{size}", f"-{size}", f"{size}abc", f"0x{size:x}",
                      f"{size}.0", f"{size} {size}", "18446744073709551621", f"{2**64 + size}",
                      f"{2**32 + size}", "", "٣", f"\x0b{size}"):
            line = f"Content-Length: {value}".encode("utf-8").decode("latin-1")
            yield f"length {value!r}", self.request(line, body=body), CUT
        for coding in ("xchunked", "chunked, identity", "identity", "gzip, chunked", "chunked, chunked",
                       "chunked;q=1", "\x0bchunked", "'chunked'", "", "chunk"):
            yield (f"coding {coding!r}",
                   self.request(f"Transfer-Encoding: {coding}", body=chunks), CUT)
        yield "two codings", self.request(chunked, "Transfer-Encoding: identity", body=chunks), WHOLE
        yield ("coding with a space before the colon",
               self.request("Transfer-Encoding : chunked", body=chunks), WHOLE)
        yield "length with a space before the colon", self.request(f"Content-Length : {size}",
                                                                   body=body), WHOLE
        yield "coding in a folded line", self.request("Transfer-Encoding:\r\n chunked",
                                                      body=chunks), WHOLE
        yield "length in a folded line", self.request(f"Content-Length:\r\n {size}", body=body), WHOLE
        yield "a folded line", self.request("X: a\r\n b", length, body=body), WHOLE
        yield "chunked in HTTP/1.0", self.request(
            chunked, body=chunks, line=self._line.replace("1.1", "1.0")), WHOLE
        for chunk_size in (f"-{size:x}", f"0x{size:x}", f"+{size:x}", f" {size:x}", f"{size:x}h",
                           "FFFFFFFFFFFFFFFF0", f"1{size:016x}", "", f"{size}.0"):
            yield (f"chunk size {chunk_size!r}",
                   self.request(chunked, body=self.chunks(size=chunk_size)), CUT)
        yield "a chunk longer than it says", self.request(
            chunked, body=self.chunks(size=f"{size - 1:x}")), CUT
        yield "a chunk shorter than it says", self.request(
            chunked, body=self.chunks(size=f"{size + 5:x}")), CUT
        yield "chunks with a bare LF", self.request(
            chunked, body=chunks.replace(b"\r\n", b"\n")), CUT
        yield "a chunk extension with a bare LF", self.request(
            chunked, body=self.chunks(extension=";a\nb")), CUT
        yield "a chunk extension without an end", self.request(
            chunked, body=f"{size:x};".encode() + b"a" * 1_000_000), CUT
        yield "a trailer without an end", self.request(
            chunked, body=self.chunks(last=b"0\r\n" + b"X: a\r\n" * 100_000)), CUT
        yield "no last chunk", self.request(chunked, body=self.chunks(last=b"")), CUT
        yield "no last chunk, still open", self.request(chunked, body=self.chunks(last=b"")), PATIENT
        yield "half a last chunk", self.request(chunked, body=self.chunks(last=b"0\r\n")), CUT
        yield "a body cut off", self.request(f"Content-Length: {size + 1}", body=body), CUT
        yield "a body that stays away", self.request(f"Content-Length: {size + 1}",
                                                     body=body), PATIENT
        yield "a head that stays away", self.request(length)[:-2], PATIENT
        yield "a head cut off", self.request(length)[:-2], CUT
        yield "bare LF in the head", self.request(length, body=body, end="\n"), WHOLE
        yield "bare CR in the head", self.request(length, body=body, end="\r"), CUT
        yield "NUL in a header", self.request("X: a\0b", length, body=body), WHOLE
        yield "NUL in a header's name", self.request("X\0: a", length, body=body), WHOLE
        yield "CR in a header", self.request("X: a\rb", length, body=body), WHOLE
        yield "a control character in a header", self.request("X: a\x01b", length, body=body), WHOLE
        yield "a header without a colon", self.request("hallo", length, body=body), WHOLE
        yield "a header without a name", self.request(": a", length, body=body), WHOLE
        yield "a space before the first header", self.request(
            length, body=body, headers=(" X: a", *HEADERS)), WHOLE
        yield "no Host", self.request(length, body=body, headers=HEADERS[1:]), WHOLE
        yield "two Hosts", self.request("Host: elders", length, body=body), WHOLE
        yield "an empty Host", self.request(length, body=body,
                                            headers=("Host:", *HEADERS[1:])), WHOLE
        yield "a Host with a path", self.request(length, body=body,
                                                 headers=("Host: a/b", *HEADERS[1:])), WHOLE
        yield "300 headers of 100 bytes", self.request(
            *(f"X-{n}: {'a' * 100}" for n in range(300)), length, body=body), WHOLE
        yield "a header of 1 MB", self.request("X: " + "a" * 1_000_000, length, body=body), CUT
        yield "an unknown expectation", self.request("Expect: 200-ok", length, body=body), WHOLE
        yield "a compressed body", self.request("Content-Encoding: gzip", length, body=body), WHOLE
        for name, line in [
                ("an absolute target elsewhere", f"POST http://elders{self._path} HTTP/1.1"),
                ("a target that is no path", f"POST {self._path[1:]} HTTP/1.1"),
                ("a target of *", "POST * HTTP/1.1"),
                ("a target of 1 MB", f"POST {self._path}?{'a' * 1_000_000} HTTP/1.1"),
                ("a target with a space", f"POST {self._path} x HTTP/1.1"),
                ("a target with a NUL", f"POST {self._path}\0 HTTP/1.1"),
                ("a target with a fragment", f"POST {self._path}#x HTTP/1.1"),
                ("a tab in the request line", f"POST\t{self._path}\tHTTP/1.1"),
                ("two spaces in the request line", f"POST  {self._path} HTTP/1.1"),
                ("no version", f"POST {self._path}"),
                ("HTTP/0.9", f"POST {self._path} HTTP/0.9"),
                ("HTTP/1.2", f"POST {self._path} HTTP/1.2"),
                ("HTTP/2.0", f"POST {self._path} HTTP/2.0"),
                ("http/1.1", f"POST {self._path} http/1.1"),
                ("HTTP/1.1x", f"POST {self._path} HTTP/1.1x"),
                ("a long method", f"{'A' * 500} {self._path} HTTP/1.1"),
                ("an unknown method", f"HALLO {self._path} HTTP/1.1"),
                ("a method in lower case", f"post {self._path} HTTP/1.1"),
                ("TRACE", f"TRACE {self._path} HTTP/1.1"),
                ("CONNECT", "CONNECT elders:443 HTTP/1.1"),
                ("CONNECT without a target", "CONNECT / HTTP/1.1"),
                ("a method with a NUL", f"PO\0ST {self._path} HTTP/1.1"),
                ("a method with a colon", f"PO:ST {self._path} HTTP/1.1"),
                ("no method", f" {self._path} HTTP/1.1"),
                ("a space before the method", f" POST {self._path} HTTP/1.1"),
                ("HTTP/11", f"POST {self._path} HTTP/11"),
                ("HTTP/1.10", f"POST {self._path} HTTP/1.10"),
                ("HTTP/01.1", f"POST {self._path} HTTP/01.1"),
                ("HTTP/1,1", f"POST {self._path} HTTP/1,1"),
                ("HTTP/3.0", f"POST {self._path} HTTP/3.0"),
                ("a space behind the version", f"POST {self._path} HTTP/1.1 "),
                ("a target of 9 KB", f"POST {self._path}?{'a' * 9000} HTTP/1.1"),
                ("an absolute target with a user", f"POST http://a@localhost{self._path} HTTP/1.1"),
                ("an absolute target with another port",
                 f"POST http://localhost:1{self._path} HTTP/1.1"),
                ("an absolute target of a file", "POST file:///etc/passwd HTTP/1.1"),
                ("a target of two slashes", f"POST //elders{self._path} HTTP/1.1"),
                ("a target with a backslash", f"POST \\elders{self._path} HTTP/1.1"),
                ("a target with quotes", f"POST {self._path}\"x HTTP/1.1"),
                ("a target with a control character", f"POST {self._path}\x01 HTTP/1.1"),
                ("a target with bytes above ASCII", f"POST {self._path}\xff HTTP/1.1")]:
            yield name, self.request(length, body=body, line=line), CUT
        for host in ("a@localhost", "a b", "a,b", "a:b", "a:99999", "[::1", "a\tb", "http://a", "a#b", "a?b",
                     "a\\b", "a%00b", "\xff"):
            yield (f"Host {host!r}", self.request(length, body=body,
                                                  headers=(f"Host: {host}", *HEADERS[1:])), WHOLE)
        for field in ("Transfer-Encoding\t: chunked", "Transfer-Encoding:\x00chunked", "Transfer-Encoding\x00: chunked",
                      "\tTransfer-Encoding: chunked", "Content-Length\x00: 1",
                      "Content Length: 1", "X(): a", "X{}: a", "\"X\": a", "X\xff: a",
                      "X: a\x7fb", "X: \x1b[31m"):
            yield f"the field {field!r}", self.request(field, length, body=body), WHOLE
        yield "101 fields", self.request(*("X: a" for _ in range(101)), length, body=body), WHOLE
        yield "a header of 17 KB", self.request("X: " + "a" * 17_000, length, body=body), WHOLE
        yield "a length with leading zeros and no end", self.request(
            "Content-Length: " + "0" * 10_000 + str(size), body=body), WHOLE
        for value in ("1e1", "1_0", "{0}\x00".format(size), "\xb2", "inf", "'5'", '"5"', "5;5",
                      "5\t5", str(2**63), str(2**64 - 1), str(-2**63), "9" * 40):
            yield f"length {value!r}", self.request(f"Content-Length: {value}", body=body), CUT
        yield "two lengths in one line, equal", self.request(f"Content-Length: {size}, {size}",
                                                             body=body), CUT
        yield "a length too large for a body", self.request(
            f"Content-Length: {1 << 40}", body=body), CUT
        for bad in ("g", "G1", "\x00", "1\x00", "1 ", "1\t", "-0", "00000000000000000000001",
                    "1;a=\x00", "1;a\rb", "1\r", "１"):
            yield (f"chunk size {bad!r}", self.request(
                chunked, body=bad.encode("utf-8") + b"\r\n{\r\n0\r\n\r\n"), CUT)
        yield "a chunk without CR LF behind it", self.request(
            chunked, body=f"{size:x}\r\n".encode() + letter() + b"0\r\n\r\n"), CUT
        yield "a chunk with other bytes behind it", self.request(
            chunked, body=f"{size:x}\r\n".encode() + letter() + b"XX0\r\n\r\n"), CUT
        yield "a trailer with a length", self.request(
            chunked, body=self.chunks(last=b"0\r\nContent-Length : 5\r\n\r\n")), CUT
        yield "a trailer with a bare LF", self.request(
            chunked, body=self.chunks(last=b"0\r\nX: a\n\r\n")), CUT
        yield "an upgrade with a bad length", self.request(
            "Connection: Upgrade", "Upgrade: h2c", "Content-Length: x", body=body), CUT
        yield "one byte", b"P", CUT
        yield "a request line alone", f"{self._line}\r\n".encode(), CUT
        yield "the proxy protocol", b"PROXY TCP4 1.2.3.4 1.2.3.4 1 1\r\n" + self.request(
            length, body=body), CUT
        yield "the binary proxy protocol", bytes.fromhex("0d0a0d0a000d0a515549540a") + self.request(
            length, body=body), CUT
        yield "an answer", b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", CUT
        yield "the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9), CUT
        yield "a TLS hello", bytes.fromhex("16030100c8010000c40303") + bytes(200), CUT
        yield "random bytes", bytes(range(256)) * 10, CUT
        yield "nothing but NULs", bytes(1000), CUT
        yield "nothing but line ends", b"\r\n" * 10_000, CUT


def good(listener, tls):
    """Whether a good request is still taken."""
    parts = urllib.parse.urlsplit(listener)
    if tls is None:
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    else:
        connection = http.client.HTTPSConnection(parts.hostname, parts.port, timeout=30, context=tls)
    headers = dict(line.split(": ", 1) for line in HEADERS)
    connection.request("POST", parts.path + "/v1/notificaties", letter(),
                       {**headers, "berichtId": str(uuid.uuid4())})
    status = connection.getresponse().status
    connection.close()
    return status == 201


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True, type=pathlib.Path)
    arguments.add_argument("--tls", action="store_true")
    given = arguments.parse_args()
    program = given.program
    wrong = 0
    nobody = "http://127.0.0.1:1"
    with tempfile.TemporaryDirectory(prefix="rodedraad-frames-") as folder:
        files, tls = {}, None
        if given.tls:
            authority = pki.Authority(folder)
            own = authority.issue("hub", "serverAuth", pki.HUB_OIN)
            files = {"TLS_CERTIFICATE": own.certificate, "TLS_KEY": own.key,
                     "TLS_CLIENTS": authority.root}
            tls = authority.issue("duo", "clientAuth", "00000099000000002000").context()
        with Hub(program, ROOT / "config" / "drechtsteden", folder, "bad-frames", DUO_URL=nobody,
                 DROP_DIR=f"{folder}/drop", VLUCHTELINGENWERK_URL=nobody,
                 PARTICIPATIEWET_URL=nobody, **files) as hub:
            address, path = raw_http.address_of(hub.listeners["duo"])
            for name, frame, sending in Frames(path + "/v1/notificaties").table():
                answers = raw_http.exchange(address, frame, half_close=sending == CUT, tls=tls)
                statuses = [answer.status for answer in answers]
                problem = "taken" if any(status < 300 for status in statuses) else ""
                if sending == PATIENT and statuses != [408]:
                    problem = problem or "no 408"
                if len(statuses) > 1:
                    problem = problem or "more than one answer"
                if not good(hub.listeners["duo"], tls):
                    problem = problem or "a good request after it was not taken"
                wrong += bool(problem)
                print(f"{'WRONG' if problem else 'ok':5} {name:46.46} {statuses} {problem}",
                      flush=True)
            code = hub.stop()
            if code != 0:
                wrong += 1
                print(f"WRONG the hub ended with {code}\n{hub.last_words()}")
    print(f"{wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
