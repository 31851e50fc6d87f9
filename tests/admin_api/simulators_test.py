"""A connection that is switched to its simulator and back: outside production, and not in production.

simulators_test.py PROGRAM CONFIG
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

import console_hub
from rodedraad_process import Hub, Simulator, wait_for

PROGRAM, CONFIG = sys.argv[1], pathlib.Path(sys.argv[2])
running = None
scratch = None
stand_in = None


def setUpModule():
    global running, scratch, stand_in
    scratch = tempfile.TemporaryDirectory()
    stand_in = Simulator(PROGRAM, "duo", scratch.name, name="duo-stand-in")
    running = console_hub.ConsoleHub(PROGRAM, CONFIG, faults=(), ENVIRONMENT="acceptance",
                                     DUO_SIMULATOR=stand_in.url)
    running.make_people(("beheerder", "casusregisseur", "meekijker"))


def tearDownModule():
    running.close()
    stand_in.stop()
    scratch.cleanup()


def switch(on, person="beheerder", connection="duo"):
    return running.people[person].ask("PUT", f"/v1/koppelingen/{connection}/simulator", {"aan": on})


def talking():
    return [each["id"] for each in running.people["meekijker"].get("/v1/simulatoren").json["koppelingen"]]


def command(*words):
    return subprocess.run([str(PROGRAM), "connection", "simulator", "--data", str(running.hub.data),
                           *words], capture_output=True, text=True, check=False)


def tell(person, number):
    """DUO tells of somebody, so that the hub asks DUO about him; returns once it was answered."""
    running.tell([person], number)
    case = wait_for("there is a case", lambda: running.command.post(
        "/v1/zaken/_zoek", {"bsn": person}).json["resultaten"])[0]["id"]

    def answered():
        lines = running.command.get(f"/v1/afleveringen?koppeling=duo&zaak={case}").json["resultaten"]
        return lines and all(line["stand"] == "bevestigd" for line in lines) and lines
    return wait_for("DUO answered", answered)


def words_of_attempts(delivery):
    shown = running.command.get(f"/v1/afleveringen/{delivery}").json
    return [attempt["tekst"] for attempt in shown["pogingen"]]


class Switch(unittest.TestCase):
    def tearDown(self):
        self.assertEqual(switch(False).status, 200)

    def test_messages_go_to_the_simulator_and_say_so_and_then_to_the_partner_again(self):
        answer = switch(True)
        self.assertEqual(answer.status, 200, answer.body)
        self.assertTrue(answer.json["actief"])
        self.assertIn(stand_in.url.removeprefix("http://"), answer.json["opdracht"])
        before = len(running.duo.received())
        for line in tell(console_hub.PERSONS[0], 0):
            with self.subTest(line["soort"]):
                self.assertTrue(words_of_attempts(line["id"])[-1].startswith("naar de simulator"))
        self.assertEqual(len(running.duo.received()), before)
        played = len(stand_in.received())
        self.assertGreater(played, 0)
        self.assertFalse(switch(False).json["actief"])
        for line in tell(console_hub.PERSONS[1], 1):
            self.assertNotIn("simulator", " ".join(words_of_attempts(line["id"])))
        self.assertGreater(len(running.duo.received()), before)
        self.assertEqual(len(stand_in.received()), played)

    def test_everybody_who_is_signed_in_sees_who_talks_to_a_simulator(self):
        self.assertEqual(talking(), [])
        switch(True)
        self.assertEqual(talking(), ["duo"])
        shown = running.people["meekijker"].get("/v1/koppelingen/duo").json
        self.assertEqual(shown["stand"]["oordeel"], "let-op")
        self.assertEqual(shown["adres"], stand_in.url)

    def test_only_who_configures_may_switch(self):
        for person in ("meekijker", "casusregisseur"):
            self.assertEqual(switch(True, person).status, 403)
        self.assertEqual(talking(), [])

    def test_it_is_on_record_with_who_switched(self):
        switch(True)
        lines = running.command.get("/v1/auditregels?handeling=connection.simulator").json["resultaten"]
        self.assertEqual((lines[0]["wie"], lines[0]["object"], lines[0]["uitkomst"]),
                         ("beheerder", "duo", "partner -> simulator"))

    def test_a_command_does_the_same(self):
        done = command("duo", "on")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("duo: praat met de simulator", done.stdout)
        self.assertEqual(talking(), ["duo"])
        self.assertIn("duo: praat met de simulator", command("duo").stdout)
        self.assertIn("duo: praat met de partner", command("duo", "off").stdout)
        self.assertEqual(talking(), [])

    def test_a_connection_without_one_cannot_be_switched(self):
        answer = switch(True, connection="planning")
        self.assertEqual(answer.status, 409)
        self.assertIn("<simulator", answer.json["detail"])
        self.assertEqual(switch(True, connection="nergens").status, 404)
        refused = command("planning", "on")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("<simulator", refused.stderr)


class ZProduction(unittest.TestCase):
    """The same data under a hub for production; last, because it ends the other one."""

    @classmethod
    def setUpClass(cls):
        assert switch(True).status == 200
        running.hub.stop()
        running.hub = running._start(Hub(
            PROGRAM, running.config, running.folder, DUO_URL=running.duo.url,
            VLUCHTELINGENWERK_URL=running.partner.url, DROP_DIR=running.folder / "drop",
            DUO_SIMULATOR=stand_in.url))
        token = (running.hub.data / "admin.token").read_text()
        running.command = console_hub.Client(running.hub.admin, bearer=token)
        for person in running.people:
            running.people[person] = running.sign_in(person)

    def test_what_was_switched_is_ignored_and_said(self):
        self.assertEqual(talking(), [])
        simulator = running.people["meekijker"].get("/v1/koppelingen/duo").json["simulator"]
        self.assertEqual((simulator["actief"], simulator["genegeerd"], simulator["kanAan"]),
                         (False, True, False))
        self.assertIn("productie", simulator["waaromNiet"])
        self.assertIn("simulator.ignored", [line.get("event") for line in running.hub.log_lines()])
        played = len(stand_in.received())
        tell(console_hub.PERSONS[2], 2)
        self.assertEqual(len(stand_in.received()), played)

    def test_switching_is_refused_and_the_refusal_is_on_record(self):
        answer = switch(True)
        self.assertEqual(answer.status, 409)
        self.assertIn("acceptance", answer.json["detail"])
        lines = running.command.get("/v1/auditregels?handeling=connection.simulator").json["resultaten"]
        self.assertEqual(lines[0]["uitkomst"], "refused")

    def test_z_the_state_that_is_ignored_can_be_taken_away(self):
        self.assertEqual(command("duo", "off").returncode, 0)
        simulator = running.people["meekijker"].get("/v1/koppelingen/duo").json["simulator"]
        self.assertFalse(simulator["genegeerd"])


if __name__ == "__main__":
    sys.argv[1:] = []
    unittest.main()
