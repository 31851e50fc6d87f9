#!/usr/bin/env python3
"""Everything hostile that there is, through the real intakes of a running hub: whole messages as JSON, XML,
SOAP and CSV, strings in every field, and files in the folder. Each gets an answer that says yes or no, soon;
nothing is fetched, nothing is run, nothing grows, and good messages still come in.

RODEDRAAD names the program, RODEDRAAD_CONFIG the configuration. RODEDRAAD_CORPORA=whole takes all of
../shared/corpora instead of a quarter; without that folder only the project's own set is used. As root
it runs in a network of its own, where every connection is counted."""
import collections
import concurrent.futures
import http.client
import json
import os
import pathlib
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from collections.abc import Iterable, Iterator

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "tests" / "support")]

import corpora  # noqa: E402
import hostile  # noqa: E402
from letters import Author  # noqa: E402
from persons import invent  # noqa: E402
from rodedraad_process import Hub, wait_for  # noqa: E402

SOON = 1.0  # seconds, when nobody else has the machine
MOST_GROWTH = 64 << 20
MAPPING = """<mapping xmlns="urn:rodedraad:config:1" adapter="generic">
  <message kind="bericht"><identifier type="bsn" select="bsn"/></message></mapping>"""
CONNECTION = """<connection xmlns="urn:rodedraad:config:1" id="toets-{0}" adapter="generic"
    organisation="wijkteam" source="wijkteam">
  <setting name="mapping">toets</setting><setting name="format">{0}</setting>
  <setting name="kind">bericht</setting><setting name="municipality">0505</setting>
  <receive listener="partners" path="/toets-{0}"/></connection>"""
# Of each kind of content: connection, the path below it, the media type. The first takes whatever is
# well-formed; the others have an agreement.
INTAKES = {
    "json": (("toets-json", "", "application/json"),
             ("duo", "/v1/notificaties", "application/json"),
             ("vluchtelingenwerk", "/berichten", "application/json"),
             ("participatiewet", "/berichten", "application/json"),
             ("wijkteam", "", "application/cloudevents+json")),
    "xml": (("toets-xml", "", "application/xml"), ("wmo", "", "application/xml"),
            ("participatiewet", "/berichten", "application/xml"), ("wmo-ggk", "", "text/xml")),
    "soap": (("wmo-ggk", "", "text/xml"),),
    "csv": (("toets-csv", "", "text/csv"),),
}
DUO_HEADERS = {"bron": "00000099000000002000", "doel": "00000099000000001505"}


class Listener:
    """Counts who calls, and hangs up."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            self._socket.accept()[0].close()
            self.calls += 1


class Counters:
    """What the kernel counts in this network: connections begun, datagrams sent."""

    def __init__(self) -> None:
        lines = pathlib.Path("/proc/self/net/snmp").read_text().splitlines()
        values = {}
        for names, numbers in zip(lines[::2], lines[1::2]):
            head = names.split(":")[0]
            values |= {f"{head}.{name}": int(number) for name, number in
                       zip(names.split()[1:], numbers.split()[1:])}
        self.begun = values["Tcp.ActiveOpens"]
        self.datagrams = values["Udp.OutDatagrams"]


class Answers:
    """Sends on a connection per thread and remembers what was wrong."""

    def __init__(self, hub: Hub) -> None:
        self._ports = {name: url.removeprefix("http://").split("/")[0]
                       for name, url in hub.listeners.items()}
        self._local = threading.local()
        self.begun = 0
        self.sent = 0
        self.problems: list[str] = []
        self._lock = threading.Lock()

    def send(self, connection: str, path: str, media_type: str, body: bytes,
             headers: dict[str, str] | None = None) -> int:
        """The status of the answer; 0 when there was none."""
        started = time.monotonic()
        status = self._status(connection, f"/{self._path(connection)}{path}",
                              body, {"Content-Type": media_type, **(headers or {})})
        with self._lock:
            self.sent += 1
        self.took = time.monotonic() - started
        return status

    def judge(self, name: str, connection: str, path: str, media_type: str, body: bytes,
              headers: dict[str, str] | None = None) -> int:
        """Sends, and writes down what no answer may be: none, a fault of ours, or a late one."""
        for attempt in range(3):
            started = time.monotonic()
            status = self.send(connection, path, media_type, body, headers)
            took = time.monotonic() - started
            # The machine may be busy with something else: only what is late each time is.
            if took <= soon():
                break
        if took > soon():
            self.problem(f"{name} at {connection}: {took:.1f} s")
        fault = media_type == "text/xml" and status == 500  # of an envelope (SOAP 1.1 section 6.2)
        if not (200 <= status < 300 or 400 <= status < 500 or fault):
            self.problem(f"{name} at {connection}: status {status}")
        return status

    def problem(self, text: str) -> None:
        with self._lock:
            self.problems.append(text)

    @staticmethod
    def _path(connection: str) -> str:
        return "ggk" if connection == "wmo-ggk" else connection

    def _status(self, connection: str, path: str, body: bytes, headers: dict[str, str]) -> int:
        host = self._ports[connection]
        for attempt in range(2):
            open_connections = self._open()
            known = host in open_connections
            if not known:
                open_connections[host] = http.client.HTTPConnection(host, timeout=30)
                with self._lock:
                    self.begun += 1
            try:
                open_connections[host].request("POST", path, body, headers)
            except (BrokenPipeError, ConnectionResetError):
                pass  # it may have answered before it read everything
            except (OSError, http.client.HTTPException):
                open_connections.pop(host).close()
                continue
            try:
                answer = open_connections[host].getresponse()
                answer.read()
                if answer.will_close:
                    open_connections.pop(host).close()
                return answer.status
            except (OSError, http.client.HTTPException):
                open_connections.pop(host).close()
                if not known:
                    return 0
        return 0

    def _open(self) -> dict[str, http.client.HTTPConnection]:
        if not hasattr(self._local, "connections"):
            self._local.connections = {}
        connections: dict[str, http.client.HTTPConnection] = self._local.connections
        return connections


def soon() -> float:
    """A second, and longer when others have the machine: they are no fault of the hub."""
    return SOON * max(1.0, 2 * os.getloadavg()[0] / (os.cpu_count() or 1))


def memory(pid: int) -> int:
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


def configuration(folder: pathlib.Path) -> pathlib.Path:
    """The example with three more connections, which take whatever is well-formed. A plugin is not given
    up here because the machine is busy: what takes long is told by the message it is about."""
    config = folder / "config"
    shutil.copytree(os.environ["RODEDRAAD_CONFIG"], config)
    hub = config / "hub.xml"
    hub.write_text(hub.read_text("utf-8").replace(
        '<log level="info"/>', '<plugin-deadline>60s</plugin-deadline>\n  <log level="info"/>'), "utf-8")
    (config / "mappings" / "toets.xml").write_text(MAPPING)
    for kind in ("json", "xml", "csv"):
        (config / "connections" / f"toets-{kind}.xml").write_text(CONNECTION.format(kind))
    return config


class CorporaTest(unittest.TestCase):
    """One hub for all; every test sends its part."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="rodedraad-corpora-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.drop = cls.folder / "aanlevering"
        cls.drop.mkdir()
        cls.trap = Listener()  # nobody may ever call
        cls.partner = Listener()
        partners = {f"{name}_URL": cls.partner.url for name in (
            "BUURGEMEENTE", "DUO", "KREDIETBANK", "PARTICIPATIEWET", "PLANNING", "DDAS", "SUWINET",
            "TAALAANBIEDER", "VLUCHTELINGENWERK", "WIJKTEAM", "GGK", "WMO_TOEGANG", "WMO", "ZGW")}
        before = set(cls.folder.iterdir())
        cls.hub = Hub(os.environ["RODEDRAAD"], configuration(cls.folder), cls.folder, "corpora-hub",
                      DROP_DIR=cls.drop, **partners)
        cls.addClassCleanup(cls.hub.stop)
        cls.beside = before | {cls.folder / "config", cls.folder / "data", cls.hub.log,
                               cls.folder / "corpora-hub.ready.json"}
        cls.answers = Answers(cls.hub)
        cls.author = Author(invent(200, seed=5), random.Random(5))
        cls.shared = pathlib.Path(os.environ.get("RODEDRAAD_SHARED") or ROOT.parent / "shared") / "corpora"
        cls.quarter = os.environ.get("RODEDRAAD_CORPORA") != "whole"
        # What the store may keep in memory, it has then.
        big = json.dumps({"a": "x" * 5_000_000}).encode()
        for _ in range(8):
            cls.answers.send("toets-json", "", "application/json", big)
            cls.good_letter()
        cls.at_start = memory(cls.hub.pid)
        cls.counted = Counters()
        cls.begun_before = cls.answers.begun
        cls.partner_before = cls.partner.calls

    @classmethod
    def good_letter(cls) -> int:
        letter = cls.author.decision(cls.author.persons[0])
        return cls.answers.send("participatiewet", "/berichten", "application/json", letter.body)

    def setUp(self) -> None:
        self.answers.problems.clear()

    def tearDown(self) -> None:
        """Whatever was sent: the hub lives, takes good messages, and has grown by no more than it may."""
        self.assertIsNone(self.hub.exit_code, self.hub.last_words())
        self.assertIn(self.good_letter(), (200, 202))
        self.assertLessEqual(memory(self.hub.pid) - self.at_start, MOST_GROWTH, "bytes of memory")
        self.assertEqual(self.answers.problems[:20], [])

    def need(self, name: str) -> pathlib.Path:
        if not (self.shared / name).exists():
            self.skipTest(f"no ../shared/corpora/{name}")
        return self.shared

    def send_all(self, items: Iterable[hostile.Item]) -> list[str]:
        """Sends each to every intake of its kind; what got another verdict than it must."""
        wrong: list[str] = []

        def send(item: hostile.Item) -> None:
            for number, (connection, path, media_type) in enumerate(INTAKES[item.kind]):
                headers = DUO_HEADERS if connection == "duo" else None
                status = self.answers.judge(item.name, connection, path, media_type, item.body, headers)
                if item.refused and status < 300:
                    wrong.append(f"{item.name} was taken at {connection}")
                if item.refused is False and number == 0 and status >= 300:
                    wrong.append(f"{item.name} was refused at {connection}: {status}")
                if b"<!DOCTYPE" in item.body and item.kind == "xml" and status < 300:
                    wrong.append(f"{item.name} has a DOCTYPE and was taken at {connection}")

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for done in pool.map(send, items):
                assert done is None
        return wrong

    def test_our_own_messages(self) -> None:
        self.assertEqual(self.send_all(hostile.everything(self.trap.url)), [])

    def test_published_messages(self) -> None:
        folder = self.need("xmlconf")
        wrong = self.send_all(corpora.share(corpora.everything(folder), self.quarter))
        # The words stand in a comment, an instruction and a CDATA section of these.
        harmless = ("oasis/p15pass1.xml", "oasis/p16pass1.xml", "oasis/p18pass1.xml")
        wrong = [line for line in wrong if not any(name in line for name in harmless)]
        self.assertLessEqual(len(wrong), 1, wrong[:20])

    def test_strings_in_every_field(self) -> None:
        folder = self.need("blns")
        texts = list(corpora.texts(folder))[::4 if self.quarter else 1]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for done in pool.map(self.send_text, texts):
                assert done is None

    def send_text(self, raw: bytes) -> None:
        text = raw.decode("utf-8", "replace")
        name = f"text of {len(raw)} bytes"
        letter = self.author.decision(self.author.persons[1])
        content = json.loads(letter.body)
        content |= {"zaaknummer": text, "wet": text, text: text}
        self.answers.judge(name, "participatiewet", "/berichten", "application/json",
                           json.dumps(content).encode())
        self.answers.judge(name, "toets-json", "", "application/json",
                           b'{"bsn":' + json.dumps(text).encode() + b"}")
        self.answers.judge(name, "toets-xml", "", "application/xml", b"<a><bsn>" + raw + b"</bsn></a>")
        self.answers.judge(name, "toets-csv", "", "text/csv",
                           b'bsn;naam\r\n"' + raw.replace(b'"', b'""') + b'";x\r\n')
        in_header = "".join(c for c in text if c.isprintable()).encode("utf-8").decode("latin-1")
        if "\x85" not in in_header and "\xad" not in in_header:
            self.answers.judge(name, "duo", "/v1/notificaties", "application/json", letter.body,
                               {**DUO_HEADERS, "berichtId": in_header[:4000]})

    def test_strings_in_the_log(self) -> None:
        for number, text in enumerate(hostile.LOGS):
            for place in ("berichtId", "bron", "X-Request-Id", "traceparent", "User-Agent"):
                value = "".join(c for c in text if c not in "\r\n").encode().decode("latin-1")
                self.answers.judge(f"log {number} in {place}", "duo", "/v1/notificaties",
                                   "application/json", b"{}", {**DUO_HEADERS, place: value})
            self.answers.judge(f"log {number} in a value", "vluchtelingenwerk", "/berichten",
                               "application/json", json.dumps({"berichttype": text, text: 1}).encode())

    def test_our_own_files(self) -> None:
        elsewhere = self.folder / "elders.csv"
        elsewhere.write_bytes(b"bsn;naam\r\na;b\r\n")
        self.beside.add(elsewhere)
        (self.drop / "koppeling.csv").symlink_to("/etc/passwd")
        (self.drop / "hard.csv").hardlink_to(elsewhere)
        os.mkfifo(self.drop / "pijp.csv")
        listening = socket.socket(socket.AF_UNIX)
        self.addCleanup(listening.close)
        listening.bind(str(self.drop / "contactdoos.csv"))
        left = {"koppeling.csv", "hard.csv", "pijp.csv", "contactdoos.csv"}
        if os.geteuid() == 0:
            os.mknod(self.drop / "apparaat.csv", 0o020600, os.makedev(1, 3))
            left.add("apparaat.csv")
        for number, body in enumerate(hostile.packed_files().values()):
            (self.drop / f"gepakt_{number}.csv").write_bytes(body)
        for item in hostile.everything(self.trap.url):
            if item.kind == "csv":
                (self.drop / f"{item.name.replace(' ', '_').replace('/', '_')}.csv").write_bytes(item.body)
        names = [name.encode() for name in hostile.NAMES] + list(hostile.RAW_NAMES)
        for name in names:
            (pathlib.Path(os.fsdecode(bytes(self.drop) + b"/" + name))).write_bytes(b"geen csv \0")
        slow = self.slow_file()

        def settled() -> bool:
            present = {entry.name for entry in self.drop.iterdir() if not entry.is_dir()}
            return not any(is_plain(name) and name not in left and not is_result(name)
                           for name in present) and not list((self.drop / ".in-behandeling").iterdir())

        try:
            wait_for("every file came to its end", settled, 120)
        finally:
            slow.join()
        wait_for("the slow file came to its end", settled, 60)
        present = {entry.name for entry in self.drop.iterdir()}
        self.assertLessEqual(left, present)
        self.assertEqual(sorted(set(self.folder.iterdir()) - self.beside - {self.drop}), [])
        taken = [file for file in (self.drop / "verwerkt").iterdir() if "traag" in file.name]
        self.assertEqual([file.read_bytes() for file in taken], [self.slow_bytes])
        kept = [*(self.drop / "verwerkt").iterdir(), *(self.drop / "afgekeurd").iterdir()]
        odd = [file.name for file in kept if not file.name.isascii() or set(file.name) & set(" $`;|&<>\\\n")]
        self.assertEqual(odd, [])
        self.assertEqual([file.name for file in (self.drop / "verwerkt").iterdir() if "gepakt" in file.name],
                         [])

    def slow_file(self) -> threading.Thread:
        """A sender that writes a piece and rests for longer than the quiet time, with the file open."""
        rows = ["recordtype;mutatiesoort;berichtId;gemeentecode;clientnummer;bsn;vnummer;geboortedatum;"
                "trajectnummer;fase;status;startdatum;einddatum;reden_einde;contactmomenten;pvt_status;"
                "pvt_datum_ondertekening;pvt_bijeenkomsten_aanwezig;pvt_bijeenkomsten_totaal;opmerking\r\n",
                ";" * 19 + "\r\n"]
        self.slow_bytes = "".join(rows).encode()

        def write() -> None:
            with (self.drop / "traag.csv").open("wb", buffering=0) as file:
                for row in rows:
                    file.write(row.encode())
                    time.sleep(3.5)

        thread = threading.Thread(target=write)
        thread.start()
        return thread

    def test_zz_nothing_was_called(self) -> None:
        """After the others: the hub has called nobody, whatever a message asked for."""
        self.assertEqual(self.trap.calls, 0)
        if os.environ.get("RODEDRAAD_OWN_NETWORK"):
            now = Counters()
            known = self.answers.begun - self.begun_before + self.partner.calls - self.partner_before
            self.assertLessEqual(now.begun - self.counted.begun, known)
            self.assertEqual(now.datagrams - self.counted.datagrams, 0)

    def test_zz_one_event_is_one_line_of_the_log(self) -> None:
        lines = self.hub.log.read_bytes().split(b"\n")
        self.assertEqual([line[:80] for line in lines if line and not is_event(line)][:5], [])
        events = collections.Counter(json.loads(line)["event"] for line in lines if line)
        self.assertNotIn("forged", events)


def is_event(line: bytes) -> bool:
    try:
        text = line.decode("utf-8")
        controls = any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in text)
        return not controls and isinstance(json.loads(text), dict)
    except ValueError:
        return False


def is_plain(name: str) -> bool:
    """Whether the hub takes a file of this name; others are left and reported."""
    try:
        length = len(name.encode())
    except UnicodeEncodeError:
        return False
    return (length <= 200 and name.isprintable() and not name.startswith((".", "~")) and "\\" not in name
            and not set(name) & set("\u200b\u202e\ufeff"))


def is_result(name: str) -> bool:
    return "_resultaat" in name


def in_own_network() -> Iterator[str]:
    """The command that runs this again where only the loopback is."""
    yield from ("unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")


def may_have_own_network() -> bool:
    if not shutil.which("unshare") or not shutil.which("ip"):
        return False
    return subprocess.run([*in_own_network(), "true"], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    if "RODEDRAAD_OWN_NETWORK" not in os.environ and may_have_own_network():
        os.environ["RODEDRAAD_OWN_NETWORK"] = "1"
        os.execvp("unshare", [*in_own_network(), sys.executable, "-B", *sys.argv])
    unittest.main()
