"""No BSN outside the store: good and bad messages with numbers in every place where a sender can put
one, then a search in everything that the hub writes, shows or is started with.
RODEDRAAD names the program, RODEDRAAD_CONFIG the configuration."""
import base64
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
import time
import unittest
import urllib.error
import urllib.request
from collections.abc import Callable

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from evidence import HubExport, in_file  # noqa: E402
from forms import Searcher, forms  # noqa: E402
from letters import Author, Letter, bytes_of  # noqa: E402
from persons import Person, invent, is_bsn, story  # noqa: E402
from programs import Hub, Partner, free_port  # noqa: E402

COLUMNS = ("recordtype", "mutatiesoort", "berichtId", "gemeentecode", "clientnummer", "bsn",
           "vnummer", "geboortedatum", "trajectnummer", "fase", "status", "startdatum", "einddatum",
           "reden_einde", "contactmomenten", "pvt_status", "pvt_datum_ondertekening",
           "pvt_bijeenkomsten_aanwezig", "pvt_bijeenkomsten_totaal", "opmerking")


class Canaries:
    """Hands out a person for each place, so that a find tells how it got there."""

    def __init__(self) -> None:
        self.persons = invent(100, seed=7)
        self.places: dict[str, str] = {}

    def at(self, place: str) -> Person:
        person = self.persons[len(self.places)]
        self.places[person.bsn] = place
        return person


class Senders:
    """Puts a number in every place that a sender decides about."""

    def __init__(self, hub: Hub, canaries: Canaries, drop: pathlib.Path) -> None:
        self._hub = hub
        self._canaries = canaries
        self._drop = drop
        self._author = Author(canaries.persons, random.Random(7))
        self.sent = 0

    def all(self) -> None:
        self._good()
        self._bad_bodies()
        self._bad_heads()
        self._raw_bytes()
        self._files()

    def _post(self, path: str, body: bytes, headers: dict[str, str] | None = None,
              method: str = "POST") -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._hub.port, timeout=30)
        connection.request(method, path, body,
                           {"Content-Type": "application/json", **(headers or {})})
        connection.getresponse().read()
        connection.close()
        self.sent += 1

    def _send(self, letter: Letter) -> None:
        self._post(letter.path, letter.body, letter.headers)

    def _good(self) -> None:
        person = self._canaries.at("good letters")
        for letter in (self._author.notification(person, "SS139"), self._author.declaration(person),
                       self._author.decision(person)):
            self._send(letter)
            self._send(letter)  # a repeat
        self._send(self._author.decision(self._canaries.at("letter that waits")))
        # DUO knows this person, but refuses the declaration; it does not know the other one.
        refused = self._canaries.at("person whom DUO does not know")
        self._send(self._author.notification(refused, "SS139"))
        self._send(self._author.declaration(refused))

    def _bad_bodies(self) -> None:
        """In every kind of letter, the number where it does not belong."""
        changes: dict[str, Callable[[dict[str, object], str], None]] = {
            "name of a member": lambda c, bsn: c.update({bsn: 1}),
            "member too many": lambda c, bsn: c.update({"sofinummer": bsn}),
            "number instead of text": lambda c, bsn: c.update({"bsn": int(bsn)}),
            "date": lambda c, bsn: c.update(
                {"registratieDatumTijd": bsn, "tijdstip": bsn, "besluitdatum": bsn}),
            "kind": lambda c, bsn: c.update({"gebeurtenisId": bsn, "berichttype": bsn}),
            "berichtId": lambda c, bsn: c.update({"berichtId": bsn}),
            "gemeentecode": lambda c, bsn: c.update({"gemeentecode": bsn}),
            "code": lambda c, bsn: c.update({"besluit": bsn, "versie": bsn}),
            "nested name": lambda c, bsn: c.update(
                {"gegevens": {bsn: bsn}, "client": {bsn: bsn}, "verblijfstitel": {bsn: bsn}}),
        }
        for connection, write in self._writers().items():
            for place, change in changes.items():
                person = self._canaries.at(f"{connection}: {place}")
                letter = write(person)
                content = json.loads(letter.body)
                change(content, person.bsn)
                self._post(letter.path, bytes_of(content), letter.headers)
            person = self._canaries.at(f"{connection}: no JSON")
            letter = write(person)
            self._post(letter.path, person.bsn.encode() + b'{"bsn":"' + person.bsn.encode(),
                       letter.headers)

    def _writers(self) -> dict[str, Callable[[Person], Letter]]:
        return {"duo": lambda person: self._author.notification(person, "SS139"),
                "vluchtelingenwerk": self._author.declaration,
                "participatiewet": self._author.decision}

    def _bad_heads(self) -> None:
        """In paths, queries, headers and methods."""
        letter = self._author.notification(self._canaries.at("letter with a bad head"), "SS126")
        for place in ("duo", "vluchtelingenwerk", "participatiewet", "nowhere"):
            for where, path in (("path", "/{}/v1/notificaties/{}"), ("query", "/{}/berichten?bsn={}")):
                bsn = self._canaries.at(f"{place}: {where}").bsn
                self._post(path.format(place, bsn), letter.body, letter.headers)
        encoded = "".join(f"%{byte:02X}" for byte in
                          self._canaries.at("percent-encoded path").bsn.encode())
        self._post(f"/duo/{encoded}", letter.body, letter.headers)
        for name in ("berichtId", "bron", "doel", "Content-Type", "X-Burgerservicenummer",
                     "Authorization", "User-Agent", "traceparent", "Host"):
            bsn = self._canaries.at(f"header {name}").bsn
            self._post(letter.path, letter.body, {**letter.headers, name: bsn})
        bsn = self._canaries.at("name of a header").bsn
        self._post(letter.path, letter.body, {**letter.headers, f"X-{bsn}": "1"})
        self._post(letter.path, letter.body, letter.headers, self._canaries.at("method").bsn)

    def _raw_bytes(self) -> None:
        """What is no HTTP."""
        for place, text in (("no HTTP", "{}\r\n\r\n"), ("bad version", "GET /{} HTTP/9\r\n\r\n"),
                            ("bad header", "GET / HTTP/1.1\r\nHost: a\r\n{} \x01: x\r\n\r\n"),
                            ("bad length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {}x\r\n\r\n")):
            with socket.create_connection(("127.0.0.1", self._hub.port), timeout=10) as raw:
                raw.sendall(text.format(self._canaries.at(place).bsn).encode())
                raw.shutdown(socket.SHUT_WR)
                while raw.recv(4096):
                    pass
            self.sent += 1

    def _files(self) -> None:
        row = self._row(self._canaries.at("row of a file"))
        self._put("levering.csv", [row, {**row, "berichtId": self._author.new_id(),
                                         "pvt_datum_ondertekening": self._canaries.at("cell").bsn}])
        self._put(f"{self._canaries.at('name of a file').bsn}.csv", [row])
        person = self._canaries.at("header of a file")
        (self._drop / "kop.csv").write_text(f"recordtype;{person.bsn}\r\nPVT;{person.bsn}\r\n")
        person = self._canaries.at("file that is no CSV")
        (self._drop / "kapot.csv").write_text(f'"{person.bsn}')
        self.sent += 4

    def _row(self, person: Person) -> dict[str, str]:
        return {"recordtype": "PVT", "mutatiesoort": "N", "berichtId": self._author.new_id(),
                "gemeentecode": "0505", "clientnummer": "DRD-9", "bsn": person.bsn,
                "vnummer": person.v_nummer, "geboortedatum": "02-01-1990",
                "pvt_status": "ondertekend", "pvt_datum_ondertekening": "01-02-2026"}

    def _put(self, name: str, rows: list[dict[str, str]]) -> None:
        lines = [";".join(COLUMNS)] + [";".join(row.get(c, "") for c in COLUMNS) for row in rows]
        (self._drop / name).write_text("\ufeff" + "".join(f"{line}\r\n" for line in lines), "utf-8")


class LeakTest(unittest.TestCase):
    """One hub for all; each test looks in another place."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.program = pathlib.Path(os.environ["RODEDRAAD"])
        cls.config = pathlib.Path(os.environ["RODEDRAAD_CONFIG"])
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="rodedraad-leak-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        canaries = Canaries()
        (cls.folder / "story.xml").write_text(story(canaries.persons[:2]), "utf-8")
        duo = Partner(cls.program, "duo", cls.folder, "--story", str(cls.folder / "story.xml"),
                      "--fault", "500:2", "--fault", "wrong-format:1")
        cls.addClassCleanup(duo.stop)
        # The others cannot be reached: what the hub says of that must not name anybody.
        cls.hub = Hub(cls.program, cls.config, cls.folder,
                      {"DUO_URL": duo.url, "VLUCHTELINGENWERK_URL": f"http://127.0.0.1:{free_port()}",
                       "PARTICIPATIEWET_URL": f"http://127.0.0.1:{free_port()}"}, "leak-hub")
        cls.addClassCleanup(cls.hub.stop)
        cls.hub.start()
        senders = Senders(cls.hub, canaries, cls.folder / "aanlevering")
        senders.all()
        cls.sent = senders.sent
        cls.searcher = Searcher(canaries.places)
        cls.export = HubExport(in_file(cls.hub.data / "hub.db"), lambda: cls.hub.command("ledger"))
        cls.wait_for_the_files()

    @classmethod
    def wait_for_the_files(cls) -> None:
        """Until each was taken, and what came of them is in the store."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            left = [file for file in (cls.folder / "aanlevering").glob("*.csv")
                    if not file.name.endswith("_resultaat.csv")]
            if not left:
                break
            time.sleep(0.2)

    def test_the_messages_arrived(self) -> None:
        """Otherwise nothing found means nothing."""
        self.assertGreater(self.sent, 50)
        states = {message.state for message in self.export.messages()}
        self.assertLessEqual({"processed", "refused", "parked"}, states)
        self.assertIn(b"message.refused", self.hub.log.read_bytes())

    def test_log(self) -> None:
        self.assertEqual(self.searcher.search_file(self.hub.log), [])

    def test_announcements(self) -> None:
        for file in (self.hub.ready, self.hub.data / "hub.json"):
            self.assertEqual(self.searcher.search_file(file), [])

    def test_process(self) -> None:
        for name in ("cmdline", "environ", "comm", "maps"):
            content = pathlib.Path(f"/proc/{self.hub.pid}/{name}").read_bytes()
            self.assertEqual(self.searcher.search(name, content), [])

    def test_file_names(self) -> None:
        for file in self.hub.data.rglob("*"):
            self.assertEqual(self.searcher.search("a file's name", file.name.encode()), [])

    def test_temporary_files(self) -> None:
        """Whatever was made for a moment since the hub started, wherever a program makes such a file."""
        started = self.hub.ready.stat().st_mtime - 60
        for place in ("/tmp", "/var/tmp", "/dev/shm"):
            for file in self.files_of_the_hub(pathlib.Path(place), started):
                self.assertEqual(self.searcher.search_file(file), [])

    def files_of_the_hub(self, place: pathlib.Path, since: float) -> list[pathlib.Path]:
        """Files there that the hub holds open or named after itself; those of this test are not meant."""
        held = {pathlib.Path(os.readlink(link)) for link in
                pathlib.Path(f"/proc/{self.hub.pid}/fd").iterdir() if link.exists()}
        named = [file for file in place.glob("rodedraad*") if file.is_file()
                 and file.stat().st_mtime >= since]
        inside = [file for file in held if file.is_relative_to(place) and file.is_file()
                  and not file.is_relative_to(self.folder)]
        return named + inside

    def test_kept_file_names(self) -> None:
        """The hub keeps what was dropped under a name of its own."""
        for name in ("verwerkt", "afgekeurd"):
            for file in (self.folder / "aanlevering" / name).iterdir():
                self.assertEqual(self.searcher.search("a kept file", file.name.encode()), [])

    def test_files_of_the_hub(self) -> None:
        """The store, its write-ahead log, and whatever else lies in the data folder."""
        for file in self.hub.data.rglob("*"):
            if file.is_file():
                self.assertEqual(self.searcher.search_file(file), [], file.name)

    def test_administration(self) -> None:
        admin = str(json.loads(self.hub.ready.read_text())["admin"])
        for path in ("/livez", "/readyz", "/startupz", "/metrics", "/v1/openapi.json"):
            token = (self.hub.data / "metrics.token").read_text().strip()
            asked = urllib.request.Request(admin + path,
                                           headers={"Authorization": "Bearer " + token})
            try:
                with urllib.request.urlopen(asked, timeout=30) as answer:
                    content = answer.read() + str(answer.headers).encode()
            except urllib.error.HTTPError as problem:
                content = problem.read()
            self.assertTrue(path != "/metrics" or b"rodedraad_" in content, "there are no numbers")
            self.assertEqual(self.searcher.search(path, content), [])

    def test_what_is_shown_of_every_message_and_delivery(self) -> None:
        """Reasons, findings, explanations and what partners answered: what trace and dead-letter print,
        and what an administrator sees."""
        leaks = []
        for name, shown in self.export.shown():
            leaks += self.searcher.search(name, shown.encode())
        self.assertEqual(leaks, [])

    def test_trace(self) -> None:
        by_state = {message.state: message.id for message in self.export.messages()}
        for state, id in by_state.items():
            self.assertEqual(self.searcher.search(f"trace of a message that is {state}",
                                                  self.command("trace", id)), [])
        self.assertEqual(self.searcher.search("trace of nothing", self.command("trace", "none")), [])

    def test_dead_letters(self) -> None:
        self.assertEqual(self.searcher.search("dead-letter list", self.command("dead-letter", "list")),
                         [])
        by_state = {delivery.state: delivery.id for delivery in self.export.deliveries()}
        for id in by_state.values():
            self.assertEqual(self.searcher.search("dead-letter show",
                                                  self.command("dead-letter", "show", id)), [])

    def test_check_of_a_broken_configuration(self) -> None:
        done = subprocess.run([self.program, "check", self.config, "--data", self.hub.data,
                               "--environment", "--set", "DUO_URL=geen adres"],
                              capture_output=True, check=False)
        self.assertEqual(self.searcher.search("check", done.stdout + done.stderr), [])

    def command(self, *words: str) -> bytes:
        done = subprocess.run([self.program, *words, "--config", self.config, "--data",
                               self.hub.data], capture_output=True, check=False)
        return done.stdout + done.stderr


class SearcherTest(unittest.TestCase):
    """The search itself must find what it is meant to find."""

    def test_finds_every_form(self) -> None:
        bsn = invent(1, seed=3)[0].bsn
        searcher = Searcher({bsn: "here"})
        for form, needle in forms(bsn).items():
            with self.subTest(form):
                self.assertTrue(searcher.search("text", b"x " + needle + b" y"))

    def test_finds_base64_inside_a_longer_text(self) -> None:
        bsn = invent(1, seed=3)[0].bsn
        for before in ("", "a", "ab", "abc"):
            encoded = base64.b64encode(f"{before}{bsn}abc".encode())
            self.assertTrue(Searcher({bsn: "here"}).search("text", encoded), before)

    def test_finds_nothing_in_another_number(self) -> None:
        one, other = (person.bsn for person in invent(2, seed=3))
        self.assertTrue(is_bsn(one) and is_bsn(other))
        for needle in forms(other).values():
            self.assertEqual(Searcher({one: "here"}).search("text", needle), [])


if __name__ == "__main__":
    unittest.main()
