"""What Prometheus reads of a running hub: the numbers are right, each is in the handbook, nobody
reads them without the token, and the token opens nothing else.

metrics_test.py PROGRAM CONFIG
"""
import pathlib
import re
import stat
import sys
import unittest
import urllib.error
import urllib.request

import console_hub
from rodedraad_process import wait_for

PROGRAM, CONFIG = sys.argv[1], pathlib.Path(sys.argv[2])
PAGE = pathlib.Path(__file__).resolve().parent.parent.parent / "docs/handboek/bewaken.md"
SAMPLE = re.compile(r'^(\w+)(?:\{(.*)\})? (\S+)$')
LABEL = re.compile(r'(\w+)="([^"]*)"')
running = None


def setUpModule():
    global running
    running = console_hub.ConsoleHub(PROGRAM, CONFIG)
    running.tell()
    running.wait_for_desk()


def tearDownModule():
    running.close()


def watcher(token=None):
    return console_hub.Client(running.hub.admin, bearer=token or token_file().read_text().strip())


def token_file():
    return running.hub.data / "metrics.token"


def scraped():
    return watcher().get("/metrics").body.decode()


def samples(text=None):
    """{(name, ((label, value), ...)): number}"""
    found = {}
    for line in (text or scraped()).splitlines():
        if line and not line.startswith("#"):
            name, labels, value = SAMPLE.match(line).groups()
            found[name, tuple(sorted(LABEL.findall(labels or "")))] = float(value)
    return found


def value(name, found=None, **labels):
    return (found or samples()).get((name, tuple(sorted(labels.items()))), 0)


def total(name, found, **labels):
    return sum(number for (each, of), number in found.items()
               if each == name and set(labels.items()) <= set(of))


class Door(unittest.TestCase):
    def test_needs_its_token(self):
        for client in (console_hub.Client(running.hub.admin), watcher("verkeerd"),
                       watcher(running.token)):
            answer = client.get("/metrics")
            self.assertEqual(answer.status, 401)
            self.assertEqual(answer.headers["WWW-Authenticate"], "Bearer")
            self.assertNotIn(b"rodedraad_", answer.body)

    def test_token_opens_nothing_else(self):
        for path in ("/v1/overzicht", "/v1/zaken", "/v1/sessies/huidige"):
            self.assertEqual(watcher().get(path).status, 401, path)

    def test_token_is_for_the_user_of_the_hub_only(self):
        self.assertEqual(stat.S_IMODE(token_file().stat().st_mode), 0o600)

    def test_answers_in_the_format_of_prometheus(self):
        answer = watcher().get("/metrics")
        self.assertEqual(answer.headers["Content-Type"],
                         "text/plain; version=0.0.4; charset=utf-8")


class Numbers(unittest.TestCase):
    def test_count_every_answer_to_a_sender(self):
        accepted = value("rodedraad_received_messages_total", connection="duo", result="accepted")
        self.assertEqual(accepted, len(console_hub.PERSONS))
        duplicates = value("rodedraad_received_messages_total", connection="duo",
                           result="duplicate")
        running.tell()  # once more, under the same ids
        now = samples()
        self.assertEqual(value("rodedraad_received_messages_total", now, connection="duo",
                               result="duplicate"), duplicates + len(console_hub.PERSONS))
        with self.assertRaises(urllib.error.HTTPError):
            running.tell(console_hub.PERSONS[1:2])  # somebody else under the id of the first
        now = samples()
        self.assertEqual(value("rodedraad_received_messages_total", now, connection="duo",
                               result="conflict"), 1)
        self.assertEqual(value("rodedraad_received_messages_total", now, connection="duo",
                               result="accepted"), accepted)

    def test_count_what_is_refused(self):
        refused = value("rodedraad_received_messages_total", connection="duo", result="refused")
        with self.assertRaises(urllib.error.HTTPError):
            urllib.request.urlopen(urllib.request.Request(
                running.hub.listeners["duo"] + "/v1/notificaties", b"{",
                {"Content-Type": "application/json", "bron": "00000099000000002000",
                 "doel": "00000099000000001505",
                 "berichtId": "5d0f7a52-91f6-4a39-8a54-3d6f1f599999"}), timeout=30)
        self.assertEqual(value("rodedraad_received_messages_total", connection="duo",
                               result="refused"), refused + 1)

    def test_count_every_attempt(self):
        """Some go on being tried: the two are looked at until nothing happened between."""
        def agree():
            tried = {}
            for line in running.command.get("/v1/afleveringen?aantal=200").json["resultaten"]:
                tried[line["koppeling"]] = tried.get(line["koppeling"], 0) + line["aantalPogingen"]
            found = samples()
            return tried.get("duo", 0) > 0 and all(
                total("rodedraad_delivery_attempts_total", found, connection=each) == attempts
                and value("rodedraad_delivery_duration_seconds_count", found,
                          connection=each) == attempts for each, attempts in tried.items())
        wait_for("as many attempts as the deliveries had", agree)

    def test_tell_what_waits_as_the_console_does(self):
        found = samples()
        for connection in running.command.get("/v1/overzicht").json["koppelingen"]:
            name = connection["id"]
            self.assertEqual(value("rodedraad_queue_deliveries", found, connection=name,
                                   state="desk"), connection["opBureau"], name)
            self.assertEqual(value("rodedraad_queue_deliveries", found, connection=name,
                                   state="queued"), connection["wachtend"], name)
        self.assertGreater(total("rodedraad_queue_deliveries", found, state="desk"), 0)

    def test_tell_how_the_hub_is(self):
        found = samples()
        self.assertEqual(value("rodedraad_ready", found), 1)
        self.assertEqual(value("rodedraad_connection_up", found, connection="duo"), 1)
        self.assertEqual(value("rodedraad_breaker_open", found, connection="duo"), 0)
        self.assertGreater(value("rodedraad_store_bytes", found), 100_000)
        self.assertEqual(total("rodedraad_info", found), 1)


class Page(unittest.TestCase):
    def names(self):
        return set(re.findall(r"^# TYPE (\w+) ", scraped(), re.M))

    def test_has_every_number_and_no_other(self):
        table = set(re.findall(r"^\| `(rodedraad_\w+)", PAGE.read_text("utf-8"), re.M))
        # Only a connection with TLS has a certificate.
        self.assertEqual(self.names() | {"rodedraad_certificate_days_left"}, table)

    def test_asks_for_nothing_that_is_not_there(self):
        known = self.names() | {"rodedraad_certificate_days_left"}
        for name in re.findall(r"\brodedraad_\w+", PAGE.read_text("utf-8")):
            self.assertIn(re.sub(r"_(bucket|sum|count)$", "", name), known)


class Persons(unittest.TestCase):
    def test_are_in_no_number(self):
        text = scraped()
        for person in console_hub.PERSONS:
            self.assertNotIn(person, text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
