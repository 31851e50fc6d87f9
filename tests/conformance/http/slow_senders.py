"""A thousand senders that are slow on purpose, of each kind, in the clear and under TLS: an honest
request is answered within a second all the while, and memory and descriptors stay within bounds.
Another thousand send billion laughs without a token, and none of them gets as far as a parser."""
import argparse
import asyncio
import http.client
import pathlib
import resource
import shutil
import ssl
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import pki  # noqa: E402
from rodedraad_process import Hub  # noqa: E402

SLOW = 1000
SECONDS = 12
NOBODY = "http://127.0.0.1:1"
LAUGHS = (b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
          + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
          + b"]><l>&j;</l>")


def configuration(folder):
    """The configuration of the region, in which DUO comes in the clear and shows a token."""
    copy = pathlib.Path(folder) / "config"
    shutil.copytree(ROOT / "config" / "drechtsteden", copy)
    hub = (copy / "hub.xml").read_text("utf-8")
    for variable in ("CERTIFICATE", "KEY", "CLIENTS", "CRL"):
        hub = hub.replace(f"${{TLS_{variable}:}}", "", 1)
    (copy / "hub.xml").write_text(hub, "utf-8")
    duo = copy / "connections" / "duo.xml"
    text = duo.read_text("utf-8")
    assert 'path="/duo"' in text
    duo.write_text(text.replace('path="/duo"', 'path="/duo" token="not shown"'), "utf-8")
    return copy


async def drip(address, first, piece, tls=None):
    """Sends something, and then a little now and then; comes back when it is thrown out."""
    while True:
        try:
            reader, writer = await asyncio.open_connection(*address, ssl=tls)
            writer.write(first)
            while True:
                await asyncio.sleep(0.5)
                writer.write(piece)
                await writer.drain()
                if reader.at_eof():
                    break
            writer.close()
        except (OSError, ssl.SSLError):
            await asyncio.sleep(0.2)


def attackers(address, secure, context):
    head = b"POST /duo HTTP/1.1\r\nHost: a\r\n"
    token = b"Authorization: Bearer not shown\r\n"
    kinds = [(head, b"X: a\r\n"),
             (head + token + b"Content-Length: 100000\r\n\r\n", b"a"),
             (b"GET /nergens HTTP/1.1\r\nHost: a\r\n\r\n" * 50, b""), (b"", b"")]
    for n in range(SLOW):
        if n % 5 == 4:
            # The first bytes of a handshake that never comes.
            yield drip(secure, bytes.fromhex("160301020001"), b"\x00")
        elif n % 10 == 3:
            yield drip(secure, head, b"X: a\r\n", context)
        else:
            first, piece = kinds[n % 4]
            yield drip(address, first, piece)


def ask(address, context=None):
    """How long an honest request takes, in seconds."""
    began = time.monotonic()
    kind = http.client.HTTPConnection if context is None else http.client.HTTPSConnection
    more = {} if context is None else {"context": context}
    connection = kind(*address, timeout=30, **more)
    connection.request("GET", "/nergens")
    status = connection.getresponse().status
    connection.close()
    return time.monotonic() - began if status == 404 else 99


def memory(pid):
    """Resident memory in megabytes."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


async def besieged(plain, secure, context):
    """The longest an honest request took under siege, in the clear and under TLS."""
    siege = [asyncio.create_task(each) for each in attackers(plain, secure, context)]
    await asyncio.sleep(2)
    longest = [0.0, 0.0]
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        longest[0] = max(longest[0], await asyncio.to_thread(ask, plain))
        longest[1] = max(longest[1], await asyncio.to_thread(ask, secure, context))
        await asyncio.sleep(0.1)
    for task in siege:
        task.cancel()
    await asyncio.gather(*siege, return_exceptions=True)
    return longest


def laugh(address):
    """A thousand bodies without a token; whether each was refused."""
    refused = 0
    for _ in range(1000):
        connection = http.client.HTTPConnection(*address, timeout=30)
        connection.request("POST", "/duo/v1/notificaties", LAUGHS, {"Content-Type": "text/xml"})
        refused += connection.getresponse().status == 401
        connection.close()
    return refused


def address_of(url):
    parts = urllib.parse.urlsplit(url)
    return parts.hostname, parts.port


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True, type=pathlib.Path)
    program = arguments.parse_args().program
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, most), most))
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="rodedraad-slow-") as folder:
        authority = pki.Authority(folder)
        own = authority.issue("hub", "serverAuth", pki.HUB_OIN)
        context = authority.issue("duo", "clientAuth", "00000099000000002000").context()
        with Hub(program, configuration(folder), folder, "besieged", DUO_URL=NOBODY,
                 DROP_DIR=f"{folder}/drop", VLUCHTELINGENWERK_URL=NOBODY,
                 PARTICIPATIEWET_URL=NOBODY, TLS_CERTIFICATE=own.certificate, TLS_KEY=own.key,
                 TLS_CLIENTS=authority.root) as hub:
            plain = address_of(hub.listeners["duo"])
            secure = next(address_of(url) for url in hub.listeners.values()
                          if url.startswith("https://"))
            before = memory(hub.pid)
            clear, hidden = asyncio.run(besieged(plain, secure, context))
            grown = memory(hub.pid) - before
            busy = processor_seconds(hub.pid)
            refused = laugh(plain)
            busy = processor_seconds(hub.pid) - busy
            print(f"longest: {clear:.3f} s in the clear, {hidden:.3f} s under TLS; "
                  f"memory +{grown:.0f} MB; 1000 refused bodies cost {busy:.1f} s", flush=True)
            for problem, found in [("an honest request waited", max(clear, hidden) >= 1),
                                   ("memory grew", grown > 128),
                                   ("a body was not refused", refused != 1000),
                                   ("the hub did not end well", hub.stop() != 0)]:
                wrong += found
                if found:
                    print(f"WRONG {problem}\n{hub.last_words()}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
