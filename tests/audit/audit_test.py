"""What stays of what a hub did, and of who looked: from outside, on a whole hub.
RODEDRAAD names the program, RODEDRAAD_CONFIG the configuration."""
import http.server
import json
import os
import pathlib
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.error
import urllib.request

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE.parent / "faults")]

from letters import Author  # noqa: E402
from persons import invent, story  # noqa: E402
from rodedraad_process import Hub, NotReady, Simulator, wait_for  # noqa: E402
from spine import copy_spine  # noqa: E402

PROGRAM = pathlib.Path(os.environ["RODEDRAAD"])
CONFIG = pathlib.Path(os.environ["RODEDRAAD_CONFIG"])
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


class Sink:
    """A logboek: takes OTLP requests; refuses the first ones when told so."""

    def __init__(self, refusals=0):
        self.requests = []
        self.refusals = refusals
        sink = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                refuse = sink.refusals > 0
                sink.refusals -= 1 if refuse else 0
                if not refuse:
                    sink.requests.append((self.path, body))
                self.send_response(503 if refuse else 200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1/traces"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def spans(self):
        return [span for _, body in list(self.requests)
                for resource in json.loads(body)["resourceSpans"]
                for scope in resource["scopeSpans"] for span in scope["spans"]]

    def close(self):
        self._server.shutdown()
        self._server.server_close()


class Audit(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rodedraad-audit-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.sink = Sink(refusals=2)
        self.addCleanup(self.sink.close)
        self.config = copy_spine(CONFIG, self.folder / "config")
        hub_file = self.config / "hub.xml"
        hub_file.write_text(hub_file.read_text("utf-8").replace(
            "</hub>", f'<audit checkpoints="{self.folder}/elders" every="1s"/>\n'
            f'<logboek transport="http"><setting name="url">{self.sink.url}</setting></logboek>\n'
            "</hub>"), "utf-8")
        self.person = invent(1, seed=11)[0]
        (self.folder / "story.xml").write_text(story([self.person]), "utf-8")
        (self.folder / "aanlevering").mkdir()
        self.author = Author([self.person], random.Random(1))
        self.duo = Simulator(PROGRAM, "duo", self.folder, "--story", self.folder / "story.xml")
        self.addCleanup(self.duo.stop)

    def hub(self, name="hub", more=()):
        hub = Hub(PROGRAM, self.config, self.folder, name, more=more, DUO_URL=self.duo.url,
                  DROP_DIR=self.folder / "aanlevering", RETRY_FIRST="200ms")
        self.addCleanup(hub.stop)
        return hub

    def post(self, hub, headers=None):
        letter = self.author.notification(self.person, "SS139")
        url = hub.listeners["duo"] + letter.path.removeprefix("/duo")
        request = urllib.request.Request(url, letter.body, {
            "Content-Type": "application/json", **letter.headers, **(headers or {})})
        with urllib.request.urlopen(request, timeout=30) as answer:
            self.assertLess(answer.status, 300)

    def run_hub_once(self):
        """A hub that knew one person, at rest."""
        with self.hub() as hub:
            self.post(hub)
            wait_for("the case is there", lambda: self.case(hub).returncode == 0)
        return hub

    def tool(self, *words, check=None):
        done = subprocess.run([str(PROGRAM), *map(str, words)], capture_output=True, text=True,
                              check=False)
        if check is not None:
            self.assertEqual(done.returncode, check, done.stderr)
        return done

    def case(self, hub, *more):
        return self.tool("case", "--config", hub.config, "--data", hub.data, "--v-nummer",
                         self.person.v_nummer, *more)

    def records(self, hub, **query):
        words = [word for name, value in query.items() for word in (f"--{name}", value)]
        done = self.tool("audit", "list", "--config", hub.config, "--data", hub.data, "--json",
                         "--limit", 1000, *words, check=0)
        return json.loads(done.stdout)

    def verify(self, hub, *more):
        done = self.tool("audit", "verify", "--config", hub.config, "--data", hub.data, "--json",
                         *more)
        return done.returncode, json.loads(done.stdout)

    def edit(self, hub, *statements):
        store = sqlite3.connect(hub.data / "hub.db")
        for statement in statements:
            store.execute(statement)
        store.commit()
        store.close()


class Logbook(Audit):
    def test_each_step_reaches_the_logboek_with_the_trace_of_its_sender_and_without_the_person(self):
        with self.hub() as hub:
            self.post(hub, {"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"})
            spans = wait_for("spans of what came in and what went out",
                             lambda: len(self.sink.spans()) > 1 and self.sink.spans())
            first = next(span for span in spans if "ontvangen van duo" in span["name"])
            self.assertEqual(first["traceId"], TRACE)
            self.assertEqual(first["parentSpanId"], "00f067aa0ba902b7")
            names = {attribute["key"] for attribute in first["attributes"]}
            self.assertEqual(names, {"dpl.core.processing_activity_id",
                                     "dpl.core.data_subject_id", "dpl.core.data_subject_id_type"})
            asked = wait_for("DUO is asked", lambda: self.duo.received("GET"))
            headers = {name.lower(): value for name, value in asked[0]["headers"].items()}
            self.assertEqual(headers["traceparent"].split("-")[1], TRACE)
            self.assertIn(headers["traceparent"].split("-")[2],
                          {span["spanId"] for span in self.sink.spans()})
        sent = b"".join(body for _, body in self.sink.requests)
        self.assertNotIn(self.person.bsn.encode(), sent)
        self.assertNotIn(self.person.v_nummer.encode(), sent)
        self.assertEqual({path for path, _ in self.sink.requests}, {"/v1/traces"})

    def test_a_restart_sends_nothing_again_and_export_prints_all_of_it(self):
        hub = self.run_hub_once()
        with self.hub("again"):
            lines = self.tool("logboek", "export", "--config", hub.config, "--data", hub.data,
                              check=0).stdout.splitlines()
            exported = [span["spanId"] for line in lines
                        for resource in json.loads(line)["resourceSpans"]
                        for scope in resource["scopeSpans"] for span in scope["spans"]]
            wait_for("all of it was sent", lambda: len(self.sink.spans()) >= len(exported))
        sent = [span["spanId"] for span in self.sink.spans()]
        self.assertEqual(len(sent), len(set(sent)))


class Reading(Audit):
    def test_who_looks_at_a_person_is_on_record_before_anything_is_shown(self):
        with self.hub() as hub:
            self.post(hub)
            wait_for("the case is there", lambda: self.case(hub).returncode == 0)
            shown = self.case(hub, "--reason", "bezwaarschrift 12", "--json")
            case = json.loads(shown.stdout)["id"]
            seen = [row for row in self.records(hub, object=case)
                    if row["detail"] == "bezwaarschrift 12"]
            self.assertEqual(len(seen), 1)
            self.assertEqual(seen[0]["action"], "case.read")
            self.assertTrue(seen[0]["origin"].startswith("command"))
            self.assertTrue(seen[0]["actor"])
            self.assertTrue(self.records(hub, action="audit.read"))

    def test_what_cannot_be_put_on_record_is_not_shown(self):
        with self.hub() as hub:
            self.post(hub)
            wait_for("the case is there", lambda: self.case(hub).returncode == 0)
            (hub.data / "admin.token").unlink()
            refused = self.case(hub)
            self.assertEqual(refused.returncode, 69)
            self.assertEqual(refused.stdout, "")

    def test_a_hub_that_stands_still_records_it_too(self):
        hub = self.run_hub_once()
        before = len(self.records(hub, action="case.read"))
        self.assertEqual(self.case(hub).returncode, 0)
        self.assertEqual(len(self.records(hub, action="case.read")), before + 1)


class Tampering(Audit):
    def test_each_change_is_named_with_its_place(self):
        hub = self.run_hub_once()
        code, verdict = self.verify(hub)
        self.assertEqual((code, verdict["intact"]), (0, True), verdict)
        kept = (hub.data / "hub.db").read_bytes()
        last = verdict["records"]
        for kind, place, statements in (
                ("changed", 2, ["UPDATE audit SET actor = 'x' WHERE seq = 2"]),
                ("missing", 2, ["DELETE FROM audit WHERE seq = 2"]),
                ("cut", last, [f"DELETE FROM audit WHERE seq = {last}"]),
                ("changed", 2, ["UPDATE audit SET seq = -1 WHERE seq = 2",
                                "UPDATE audit SET seq = 2 WHERE seq = 4",
                                "UPDATE audit SET seq = 4 WHERE seq = -1"])):
            with self.subTest(kind=kind, statements=statements):
                (hub.data / "hub.db").write_bytes(kept)
                self.edit(hub, *statements)
                code, verdict = self.verify(hub)
                self.assertEqual(code, 1)
                self.assertEqual((verdict["faults"][0]["kind"], verdict["faults"][0]["seq"]),
                                 (kind, place))

    def test_an_auditor_needs_a_copy_and_the_key_only(self):
        hub = self.run_hub_once()
        auditor = self.folder / "auditor"
        shutil.copytree(self.folder / "elders", auditor)
        shutil.copy(hub.data / "hub.db", auditor / "copy.db")
        shutil.copy(hub.data / "keys" / "audit.key", auditor / "audit.key")
        shutil.copy(auditor / "audit.pub", self.folder / "own.pub")
        (auditor / "copy.db").chmod(stat.S_IRUSR)
        done = self.tool("audit", "verify", "--file", auditor / "copy.db", "--key",
                         auditor / "audit.key", "--checkpoints", auditor, "--public-key",
                         self.folder / "own.pub", check=0)
        self.assertIn("onveranderd", done.stdout)

    def test_an_older_store_is_refused_until_somebody_answers_for_it(self):
        hub = self.run_hub_once()
        older = (hub.data / "hub.db").read_bytes()
        with self.hub("newer") as newer:
            self.post(newer)
        for name in ("hub.db-wal", "hub.db-shm"):
            (hub.data / name).unlink(missing_ok=True)
        (hub.data / "hub.db").write_bytes(older)
        with self.assertRaises(NotReady) as refused:
            self.hub("refused")
        self.assertIn("--after-restore", str(refused.exception))
        with self.hub("accepted", more=["--after-restore"]):
            pass
        code, verdict = self.verify(hub)
        self.assertEqual((code, len(verdict["restored"])), (0, 1), verdict)
        self.assertEqual(len(self.records(hub, action="store.restored")), 1)


class Knocking(Audit):
    def test_two_hundred_wrong_tokens_make_few_records(self):
        with self.hub() as hub:
            for _ in range(200):
                request = urllib.request.Request(
                    hub.admin + "/v1/berichten/x/_opnieuw", b"", {"Authorization": "Bearer x"})
                with self.assertRaises(urllib.error.HTTPError):
                    urllib.request.urlopen(request, timeout=30)
            self.assertLessEqual(len(self.records(hub, action="login.refused")), 2)
        rows = self.records(hub, action="login.refused")
        self.assertEqual(sum(int(row["detail"]) for row in rows), 200)


class Lines(Audit):
    def test_every_line_is_plain_and_has_the_six(self):
        with self.hub() as hub:
            naughty = "\x1b[31m\u2028\u202e\x85"
            self.post(hub, {"X-Naughty": naughty.encode("utf-8").decode("latin-1")
                            .replace("\x1b", "")})
            wait_for("the case is there", lambda: self.case(hub).returncode == 0)
        lines = hub.log.read_bytes().splitlines()
        self.assertTrue(lines)
        for line in lines:
            self.assertRegex(line, rb"^[ -~]+$")
            fields = json.loads(line)
            for name in ("time", "action", "object", "result", "origin", "actor"):
                self.assertIn(name, fields, line)


del Audit  # holds no tests of its own

if __name__ == "__main__":
    unittest.main()
