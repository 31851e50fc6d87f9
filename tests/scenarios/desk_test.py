"""The dead-letter desk of a running hub: groups with their cause, a look beforehand, an edited
message in the place of the first, and the rest sent again.

desk_test.py PROGRAM CONFIG
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import rodedraad_process  # noqa: E402

PROGRAM, CONFIG = sys.argv[1], pathlib.Path(sys.argv[2])
PERSONS = ["999990019", "999990020", "999990032"]
NOTICE = CONFIG / "scenarios" / "berichten" / "duo-ss139.json"
WHICH = ["--cause", "geen-toegang", "--connection", "vluchtelingenwerk"]


class Desk(unittest.TestCase):
    """VluchtelingenWerk lets the hub in again after it turned three messages away."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        (self.folder / "drop").mkdir()
        duo = rodedraad_process.Simulator(PROGRAM, "duo", self.folder)
        self.addCleanup(duo.stop)
        self.partner = rodedraad_process.Simulator(
            PROGRAM, "vluchtelingenwerk", self.folder, "--fault", f"403-leeg:{len(PERSONS)}")
        self.addCleanup(self.partner.stop)
        self.hub = rodedraad_process.Hub(PROGRAM, CONFIG, self.folder,
                                         DUO_URL=duo.url, VLUCHTELINGENWERK_URL=self.partner.url,
                                         DROP_DIR=self.folder / "drop")
        self.addCleanup(self.hub.stop)
        for number, person in enumerate(PERSONS):
            self.tell(person, number)
        rodedraad_process.wait_for("all lie at the desk",
                                   lambda: len(self.desk()) == len(PERSONS))

    def tell(self, person, number):
        notice = json.loads(NOTICE.read_bytes())
        notice |= {"bsn": person, "vNummer": notice["vNummer"] + number}
        headers = {"Content-Type": "application/json", "bron": "00000099000000002000",
                   "doel": "00000099000000001505",
                   "berichtId": f"5d0f7a52-91f6-4a39-8a54-3d6f1f5f000{number}"}
        request = urllib.request.Request(self.hub.listeners["duo"] + "/v1/notificaties",
                                         json.dumps(notice).encode(), headers)
        with urllib.request.urlopen(request, timeout=30):
            pass

    def desk(self, *more):
        return self.hub.command("dead-letter", "list", *WHICH, *more)

    def raw(self, *words):
        return subprocess.run([PROGRAM, "dead-letter", *words, "--config", CONFIG, "--data",
                               self.hub.data], capture_output=True, check=False, timeout=60)

    def accepted(self):
        return [line for line in self.partner.received("POST") if line["answer"]["status"] < 300]

    def test_says_what_is_wrong_and_what_helps(self):
        group, = self.desk("--groups")
        self.assertEqual((group["cause"], group["count"]), ("geen-toegang", len(PERSONS)))
        self.assertTrue(group["fix"])

    def test_preview_tells_the_order_and_sends_nothing(self):
        before = len(self.partner.received())
        seen = self.hub.command("dead-letter", "resend", *WHICH, "--preview")
        self.assertEqual(seen["count"], len(PERSONS))
        self.assertEqual(sorted(id for lane in seen["lanes"] for id in lane["ids"]),
                         sorted(item["id"] for item in self.desk()))
        self.assertEqual(len(self.partner.received()), before)

    def test_sends_a_group_again(self):
        done = self.hub.command("dead-letter", "resend", *WHICH)
        self.assertTrue(all(each["resent"] for each in done), done)
        rodedraad_process.wait_for("all arrived", lambda: len(self.accepted()) == len(PERSONS))
        self.assertEqual(self.desk(), [])

    def test_sends_what_a_person_made_of_one(self):
        first = self.desk()[0]["id"]
        edited = self.folder / "verbeterd.json"
        body = json.loads(self.raw("show", first, "--body").stdout)
        edited.write_text(json.dumps(body | {"toelichting": "verbeterd"}), "utf-8")
        done = self.hub.command("dead-letter", "edit", first, "--body", edited, "--reason",
                                "naam verbeterd", "--by", "J. Jansen")
        self.assertTrue(done["done"], done)
        rodedraad_process.wait_for("it arrived", self.accepted)
        old = self.hub.command("dead-letter", "show", first)
        new = self.hub.command("dead-letter", "show", old["sentAgainAs"])
        self.assertEqual((old["state"], new["state"]), ("cancelled", "confirmed"))
        self.assertEqual(new["sendsAgain"], first)
        self.assertTrue(any(line.startswith("+ toelichting") for line in new["difference"]), new)
        actions = [(row["actor"], row["action"]) for row in
                   self.hub.command("audit", "list", "--object", first)]
        self.assertIn(("J. Jansen", "delivery.state"), actions)

    def test_waits_with_what_must_go_later(self):
        first = self.desk()[0]["id"]
        self.hub.command("dead-letter", "resend", first, "--at", "2031-01-01")
        self.assertEqual(len(self.desk()), len(PERSONS) - 1)
        self.assertFalse(self.accepted())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
