"""The configuration is changed all the time while messages come in: every 50 ms, one in ten of them
broken, rules that get wider and narrower. No message is refused because of it, each attempt is under
one revision that was in force, and nothing travels that was not allowed when it was accepted and is
not allowed when it goes.

RODEDRAAD=... RODEDRAAD_CONFIG=config/drechtsteden python3 -B -m unittest reload_under_load_test
"""
import collections
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import rodedraad_process  # noqa: E402
from persons import invent  # noqa: E402

PROGRAM = os.environ["RODEDRAAD"]
CONFIG = pathlib.Path(os.environ["RODEDRAAD_CONFIG"])
SECONDS = float(os.environ.get("RELOAD_SECONDS", "12"))
PAUSE = 0.05
ROUND = 10  # of which one is broken
# A field that travels to VluchtelingenWerk about each person, and that its message can do without.
PURPOSE, FIELD = "wi2021-13", "inburgeringsplicht.doelgroep"
PERSONS = invent(200, seed=1)
LOOKED_AT = 40  # of the persons: each is a command


def policies(purposes):
    """Which fields may travel under each purpose."""
    namespace = "{urn:rodedraad:config:1}"
    result = {}
    for purpose in ElementTree.fromstring(purposes.encode()).iter(namespace + "purpose"):
        result[purpose.get("id")] = {
            path for part in ("allow", "refer")
            for path in purpose.findtext(namespace + part, "").split()}
    return result


def post(address, body, headers):
    request = urllib.request.Request(address, data=body, method="POST",
                                     headers={"Content-Type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


class ReloadUnderLoad(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)
        self.config = self.folder / "config"
        shutil.copytree(CONFIG, self.config)
        self.wide = (self.config / "purposes.xml").read_text("utf-8")
        self.narrow = re.sub(f'(<purpose id="{PURPOSE}".*?){re.escape(FIELD)}', r"\1", self.wide,
                             count=1, flags=re.S)
        self.assertNotEqual(self.wide, self.narrow)
        (self.folder / "aanlevering").mkdir()
        self.partners = [
            rodedraad_process.Process(PROGRAM, ["simulate", name, "--listen", "127.0.0.1:0"],
                                      self.folder, name) for name in ("duo", "vluchtelingenwerk")]
        duo, vluchtelingenwerk = (partner.ready["url"] for partner in self.partners)
        self.hub = rodedraad_process.Process(
            PROGRAM, ["run", "--config", self.config, "--data", self.folder / "data",
                      "--set", f"DUO_URL={duo}",
                      "--set", f"VLUCHTELINGENWERK_URL={vluchtelingenwerk}",
                      "--set", f"DROP_DIR={self.folder / 'aanlevering'}"], self.folder, "hub")
        self.statuses = collections.Counter()

    def tearDown(self):
        self.hub.stop()
        for partner in self.partners:
            partner.stop()
        self.scratch.cleanup()

    def send(self, until):
        """Notifications of DUO about one person after another, as fast as the hub answers."""
        notice = json.loads((CONFIG / "scenarios/berichten/duo-ss139.json").read_bytes())
        address = self.hub.ready["listeners"]["duo"] + "/v1/notificaties"
        number = 0
        while time.monotonic() < until:
            number += 1
            person = PERSONS[number % len(PERSONS)]
            body = json.dumps(notice | {"bsn": person.bsn,
                                        "vNummer": int(person.v_nummer)}).encode()
            self.statuses[post(address, body, {
                "bron": "00000099000000002000", "doel": "00000099000000001505",
                "berichtId": f"5d0f7a52-91f6-4a39-8a54-{number:012d}"})] += 1

    def reload_all_the_time(self, until):
        turn = 0
        # On a slow machine it goes on until either policy was in force, and a broken one refused.
        while time.monotonic() < until or (
                time.monotonic() < until + 90 and not self.saw_everything()):
            turn += 1
            text = "<broken" if turn % ROUND == 0 else self.wide if turn % 2 else self.narrow
            (self.config / "purposes.new").write_text(text, "utf-8")
            os.replace(self.config / "purposes.new", self.config / "purposes.xml")
            os.kill(self.hub.pid, signal.SIGHUP)
            time.sleep(PAUSE)

    def saw_everything(self):
        reloads = self.lines("config.reload")
        done = {line["revision"] for line in reloads if line["result"] == "done"}
        return len(done) > 1 and any(line["result"] == "refused" for line in reloads)

    def lines(self, event):
        return [line for line in self.hub.log_lines() if line.get("event") == event]

    def deliveries(self):
        for person in PERSONS[:LOOKED_AT]:
            case = subprocess.run(
                [PROGRAM, "case", "--config", CONFIG, "--data", self.folder / "data", "--json",
                 "--bsn", person.bsn], capture_output=True, text=True, timeout=120, check=False)
            yield from json.loads(case.stdout)["deliveries"] if case.returncode == 0 else []

    def test_no_message_is_refused_and_each_attempt_is_under_one_revision(self):
        until = time.monotonic() + SECONDS
        sender = threading.Thread(target=self.send, args=(until,))
        sender.start()
        self.reload_all_the_time(until)
        sender.join()
        time.sleep(1)

        reloads = collections.Counter(line["result"] for line in self.lines("config.reload"))
        with self.subTest("it reloaded, and refused what is broken"):
            self.assertGreater(reloads["done"], 0, reloads)
            self.assertGreater(reloads["refused"], 0, reloads)
        with self.subTest("no message was refused because of it"):
            self.assertGreater(sum(self.statuses.values()), 0)
            self.assertEqual([], [s for s in self.statuses if s >= 400 or s == 0], self.statuses)
        known = {self.hub.ready["revision"]: policies(self.wide)}
        for line in self.lines("config.reload"):
            known.setdefault(line["revision"], policies(self.narrow))
        attempts = self.lines("delivery.attempt")
        with self.subTest("each attempt under a revision that was in force"):
            self.assertEqual(2, len(known))
            self.assertEqual(set(), {line["revision"] for line in attempts} - known.keys())
        made = {delivery["id"]: delivery for delivery in self.deliveries()}
        # Whether the field went along, by which policy was in force: it is not there by chance.
        went = collections.Counter()
        for line in attempts:
            delivery = made.get(line["object"])
            if delivery is None or not delivery["purpose"]:
                continue
            allowed = known[line["revision"]][delivery["purpose"]]
            if delivery["purpose"] == PURPOSE:
                went[FIELD in allowed, FIELD in delivery["fields"]] += 1
            with self.subTest("nothing travelled that was not allowed", delivery=line["object"]):
                self.assertEqual(set(), set(delivery["fields"]) - allowed)
        self.assertGreater(went[True, True], 0, went)
        self.assertGreater(went[False, False], 0, went)
        with self.subTest("the hub is well"):
            self.assertIsNone(self.hub.exit_code)


if __name__ == "__main__":
    unittest.main()
