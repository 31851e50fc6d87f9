"""A disk that runs full: the hub says so before it is, finishes what it accepted, and takes messages in
again when there is room, without a restart. And a sender who is too fast hears when to come back.

RODEDRAAD=... RODEDRAAD_CONFIG=config/drechtsteden python3 -B -m unittest disk_full_test
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import rodedraad_process  # noqa: E402

PROGRAM = os.environ["RODEDRAAD"]
CONFIG = pathlib.Path(os.environ["RODEDRAAD_CONFIG"])
PERSON = "999990019"


def ask(address, body=None, headers=None):
    """Status, Retry-After, body."""
    request = urllib.request.Request(address, data=body, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers.get("Retry-After"), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Retry-After"), error.read().decode()


class Full(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)
        self.config = self.folder / "config"
        shutil.copytree(CONFIG, self.config)
        (self.folder / "aanlevering").mkdir()
        self.data = self.folder / "data"
        self.data.mkdir()
        self.mounted = False
        self.hub = None
        self.number = 0

    def tearDown(self):
        if self.hub:
            self.hub.stop()
        if self.mounted:
            subprocess.run(["umount", self.data], check=False)
        self.scratch.cleanup()

    def change(self, file, old, new):
        path = self.config / file
        text = path.read_text("utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), "utf-8")

    def start(self):
        self.hub = rodedraad_process.Process(
            PROGRAM, ["run", "--config", self.config, "--data", self.data,
                      "--set", f"DROP_DIR={self.folder / 'aanlevering'}"], self.folder, "hub")

    def send(self):
        """A notification of DUO."""
        self.number += 1
        notice = json.loads((CONFIG / "scenarios/berichten/duo-ss139.json").read_bytes())
        return ask(self.hub.ready["listeners"]["duo"] + "/v1/notificaties",
                   json.dumps(notice | {"bsn": PERSON}).encode(),
                   {"Content-Type": "application/json", "bron": "00000099000000002000",
                    "doel": "00000099000000001505",
                    "berichtId": f"5d0f7a52-91f6-4a39-8a54-{self.number:012d}"})

    def ready(self):
        return ask(self.hub.ready["admin"] + "/readyz")

    def test_a_full_disk_is_said_beforehand_and_passes_by_itself(self):
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", self.data],
                               capture_output=True, check=False)
        if mount.returncode != 0:
            self.skipTest("a mount is not allowed here")
        self.mounted = True
        self.change("hub.xml", '<store url="', '<store reserve="8M" url="')
        self.start()
        status, _, _ = self.send()
        self.assertLess(status, 300)

        filler = self.data / "filler"
        with filler.open("wb", buffering=0) as out:
            try:
                while True:  # until the disk is full
                    out.write(bytes(65536))
            except OSError:
                pass
        rodedraad_process.wait_for("the hub says that it is full", lambda: self.ready()[0] == 503)
        self.assertIn("schijf", self.ready()[2])
        self.assertEqual(200, ask(self.hub.ready["admin"] + "/livez")[0])
        status, later, _ = self.send()
        self.assertEqual(503, status)
        self.assertGreater(int(later), 0)
        self.assertIsNone(self.hub.exit_code)

        filler.unlink()
        rodedraad_process.wait_for("there is room again", lambda: self.ready()[0] == 200)
        status, _, _ = self.send()
        self.assertLess(status, 300)

    def test_who_sends_too_fast_hears_when_to_come_back(self):
        self.change("connections/duo.xml", 'path="/duo"', 'path="/duo" rate="6/m"')
        self.start()
        self.assertLess(self.send()[0], 300)
        status, later, _ = self.send()
        self.assertEqual(429, status)
        self.assertGreater(int(later), 5)

    def test_planned_maintenance_is_over_after_a_reload(self):
        self.change("hub.xml", "</hub>", "<maintenance>Tot zes uur.</maintenance></hub>")
        self.start()
        self.assertEqual(503, self.send()[0])
        self.change("hub.xml", "<maintenance>Tot zes uur.</maintenance>", "")
        reload = subprocess.run([PROGRAM, "reload", "--data", self.data], capture_output=True,
                                text=True, timeout=120, check=False)
        self.assertEqual(0, reload.returncode, reload.stderr)
        self.assertLess(self.send()[0], 300)
        self.change("hub.xml", "</hub>", "</hubb>")
        reload = subprocess.run([PROGRAM, "reload", "--data", self.data], capture_output=True,
                                text=True, timeout=120, check=False)
        self.assertEqual(78, reload.returncode)
        self.assertIn("hub.xml:", reload.stderr)
        self.assertLess(self.send()[0], 300)


if __name__ == "__main__":
    unittest.main()
