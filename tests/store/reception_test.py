"""Two hubs on one store, from outside: both take messages in, one works. RODEDRAAD names the program,
RODEDRAAD_CONFIG the configuration, STORE_URL an empty database (tests/support/postgres.py)."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE.parent / "faults")]

from programs import free_port  # noqa: E402
from rodedraad_process import Hub, Process, wait_for  # noqa: E402

PROGRAM = pathlib.Path(os.environ["RODEDRAAD"])
CONFIG = pathlib.Path(os.environ["RODEDRAAD_CONFIG"])
SERVER = os.environ["STORE_URL"]
# Both hubs are on the store that STORE_URL names.
os.environ.pop("RODEDRAAD_TEST_POSTGRES", None)
NOTICE = json.loads((CONFIG / "scenarios" / "berichten" / "duo-ss139.json").read_bytes())


class Waiting(Process):
    """A hub beside one that works: ready when it takes in, or says why it does not."""

    def __init__(self, config, folder, keys, event="reception.opened"):
        self.port = free_port()
        self._event = event
        data = folder / "data-2"
        data.mkdir(exist_ok=True)
        (data / "keys").symlink_to(keys)
        super().__init__(PROGRAM, ["run", "--config", config, "--data", data,
                                   "--set", f"LISTEN=127.0.0.1:{self.port}"], folder, "waiting")

    def _announced(self, ready_file):
        del ready_file
        self.assert_alive()
        return self.said(self._event)

    def assert_alive(self):
        if self.exit_code is not None:
            raise RuntimeError(self.last_words())

    def said(self, event):
        return [line for line in self.log_lines() if line["event"] == event]

    def signal(self, number):
        self._child.send_signal(number)


def tell(port, number, remark=None):
    """DUO tells of somebody, up to number 4. Returns the status."""
    body = NOTICE | {"bsn": f"9999{90020 + 12 * number:05d}", "vNummer": NOTICE["vNummer"] + number}
    if remark:
        body["toelichting"] = remark
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/duo/v1/notificaties", data=json.dumps(body).encode(), method="POST",
        headers={"Content-Type": "application/json", "bron": "00000099000000002000",
                 "doel": "00000099000000001505",
                 "berichtId": f"5d0f7a52-91f6-4a39-8a54-3d6f1f5f{number:04d}"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code


class Reception(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rodedraad-reception-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.addCleanup(self.sql, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        self.config = self.folder / "config"
        shutil.copytree(CONFIG, self.config)
        self.port = free_port()

    def sql(self, text):
        done = subprocess.run(["psql", "-X", "-A", "-t", "-q", "-d", SERVER, "-c", text],
                              capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def works(self):
        hub = Hub(PROGRAM, CONFIG, self.folder, LISTEN=f"127.0.0.1:{self.port}", STORE_LEASE="2s")
        self.addCleanup(hub.stop)
        return hub

    def waits(self, hub, **how):
        waiting = Waiting(self.config, self.folder, hub.data / "keys", **how)
        self.addCleanup(waiting.stop)
        return waiting

    def states(self):
        return self.sql("SELECT state FROM message WHERE connection = 'duo' AND answer_to = '' "
                        "ORDER BY seq").split()

    def processed(self, count):
        wait_for(f"{count} messages are processed",
                 lambda: self.states() == ["processed"] * count)

    def test_a_message_at_the_hub_that_waits_is_handled_by_the_one_that_works(self):
        hub = self.works()
        waiting = self.waits(hub)
        self.assertEqual(tell(waiting.port, 1), 201)
        self.processed(1)
        handled = [line for line in hub.log_lines() if line["event"] == "message.handled"]
        self.assertEqual(len(handled), 1)
        self.assertEqual(waiting.said("message.handled"), [])
        self.assertIn("onveranderd", subprocess.run(
            [PROGRAM, "audit", "verify", "--config", self.config, "--data", hub.data],
            capture_output=True, text=True, check=True).stdout)

    def test_a_repeat_at_the_other_hub_is_known_and_another_content_refused(self):
        hub = self.works()
        waiting = self.waits(hub)
        self.assertEqual(tell(waiting.port, 1), 201)
        self.assertEqual(tell(self.port, 1), 201)
        self.assertEqual(tell(waiting.port, 1), 201)
        self.assertEqual(tell(self.port, 1, "anders"), tell(waiting.port, 1, "anders"))
        self.assertGreaterEqual(tell(waiting.port, 1, "anders"), 400)
        wait_for("it is processed", lambda: self.states().count("processed") == 1)
        self.assertNotIn("received", self.states())

    def test_nothing_is_refused_while_the_one_that_works_stands_still(self):
        hub = self.works()
        waiting = self.waits(hub)
        os.kill(hub.pid, signal.SIGSTOP)
        try:
            for number in range(5):
                self.assertEqual(tell(waiting.port, number), 201)
        finally:
            os.kill(hub.pid, signal.SIGCONT)
        self.processed(5)

    def test_who_takes_over_handles_what_it_took_in(self):
        hub = self.works()
        waiting = self.waits(hub)
        self.assertEqual(tell(self.port, 1), 201)
        os.kill(hub.pid, signal.SIGSTOP)
        self.assertEqual(tell(waiting.port, 2), 201)
        hub.kill()
        wait_for("the other works", lambda: waiting.said("hub.started"))
        self.processed(2)
        self.assertEqual(tell(waiting.port, 3), 201)
        self.processed(3)

    def test_a_hub_that_waits_reads_its_configuration_again_when_told(self):
        hub = self.works()
        waiting = self.waits(hub)
        region = self.config / "region.xml"
        good = region.read_text("utf-8")
        region.write_text("<region", "utf-8")
        waiting.signal(signal.SIGHUP)
        wait_for("it is refused", lambda: [line for line in waiting.said("config.reload")
                                           if line["result"] == "refused"])
        wait_for("it takes in again", lambda: len(waiting.said("reception.opened")) == 2)
        self.assertEqual(tell(waiting.port, 1), 201)
        region.write_text(good, "utf-8")
        waiting.signal(signal.SIGHUP)
        wait_for("it takes in again", lambda: len(waiting.said("reception.opened")) == 3)
        self.assertEqual(tell(waiting.port, 2), 201)
        self.processed(2)

    def test_a_hub_with_a_municipality_that_the_other_does_not_know_takes_nothing_in(self):
        hub = self.works()
        self.sql("DELETE FROM data_key WHERE scope = 'names:0505'")
        waiting = self.waits(hub, event="reception.closed")
        self.assertIn("0505", waiting.said("reception.closed")[0]["text"])


if __name__ == "__main__":
    unittest.main()
