"""What a person does with a case on the command line: see what it waits for, do a task, and see in
the trace what followed. The partners are not there, so that messages wait.

person_at_work_test.py PROGRAM CONFIG
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
PERSON = "999990019"
# Each has work, so that each test can have a task of its own.
PERSONS = [PERSON, "999990020", "999990032", "999990044"]
MESSAGES = CONFIG / "scenarios" / "berichten"


def post(address, body, headers):
    request = urllib.request.Request(address, data=body, method="POST",
                                     headers={"Content-Type": "application/json", **headers})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.status


class PersonAtWork(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.data = pathlib.Path(cls.folder.name) / "data"
        cls.data.mkdir()
        cls.hub = cls.start()
        cls.tell()

    @classmethod
    def tearDownClass(cls):
        cls.hub.stop()
        cls.folder.cleanup()

    @classmethod
    def start(cls):
        return rodedraad_process.Process(
            PROGRAM, ["run", "--config", CONFIG, "--data", cls.data], cls.folder.name, "hub")

    @classmethod
    def tell(cls):
        """DUO reports the persons, and the municipality that their intake is done."""
        listeners = cls.hub.ready["listeners"]
        for number, person in enumerate(PERSONS):
            notice = json.loads((MESSAGES / "duo-ss139.json").read_bytes())
            notice |= {"bsn": person, "vNummer": notice["vNummer"] + number}
            post(listeners["duo"] + "/v1/notificaties", json.dumps(notice).encode(),
                 {"bron": "00000099000000002000", "doel": "00000099000000001505",
                  "berichtId": f"5d0f7a52-91f6-4a39-8a54-3d6f1f5f000{number}"})
            intake = json.loads((MESSAGES / "regie-intake.json").read_bytes())
            intake |= {"bsn": person, "berichtId": f"regie-{number}"}
            post(listeners["regie"] + "/berichten", json.dumps(intake).encode(), {})
        rodedraad_process.wait_for("every person has work", lambda: len(
            {task["case"] for task in cls.json("task", "list")}) == len(PERSONS))

    @classmethod
    def ask(cls, *words):
        return subprocess.run(
            [PROGRAM, *words, "--config", str(CONFIG), "--data", str(cls.data)],
            capture_output=True, text=True, timeout=120, check=False)

    @classmethod
    def json(cls, *words):
        return json.loads(cls.ask(*words, "--json").stdout)

    def case(self):
        return self.json("case", "--bsn", PERSON)

    def test_explain_begins_with_the_answer(self):
        said = self.ask("explain", "--bsn", PERSON)
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertTrue(said.stdout.startswith("Deze zaak wacht "), said.stdout)

    def test_explain_speaks_english(self):
        self.assertTrue(self.ask("explain", "--bsn", PERSON, "--lang", "en").stdout
                        .startswith("This case waits "))

    def test_explain_never_says_who_the_person_is(self):
        self.assertNotIn(PERSON, self.ask("explain", "--bsn", PERSON).stdout)

    def test_explain_names_every_open_task(self):
        about = {each["about"] for each in self.json("explain", "--bsn", PERSON)["waiting"]}
        self.assertLessEqual({task["id"] for task in self.case()["tasks"] if not task["done"]}, about)

    def test_explain_of_nobody_finds_nothing(self):
        self.assertEqual(self.ask("explain", "--bsn", "999990093").returncode, 1)

    def test_trace_tells_what_woke_a_rule_and_what_it_saw(self):
        messages = [message["id"] for message in self.case()["messages"]]
        rules = [rule for message in messages
                 for rule in (self.json("trace", message)["explanation"] or {}).get("rules", [])]
        self.assertTrue(rules)
        self.assertTrue(all(rule["event"] for rule in rules))
        self.assertTrue(any(rule["tests"] for rule in rules))

    def test_trace_never_shows_who_the_person_is(self):
        for message in self.case()["messages"]:
            self.assertNotIn(PERSON, self.ask("trace", message["id"]).stdout)

    def test_a_task_that_is_not_there_cannot_be_done(self):
        self.assertEqual(self.ask("task", "done", "nergens").returncode, 1)

    def done(self, task):
        said = self.ask("task", "done", task["id"], "--by", "P. de Wit")
        self.assertEqual(said.returncode, 0, said.stdout + said.stderr)
        return rodedraad_process.wait_for("the task is done", lambda: next(
            (one for one in self.tasks_of(task["case"]) if one["id"] == task["id"]), None))

    def tasks_of(self, case):
        return [task for task in self.json("task", "list", "--case", case, "--all") if task["done"]]

    def another_task(self):
        return self.json("task", "list")[0]

    def test_a_running_hub_takes_a_task_as_done(self):
        task = self.another_task()
        self.assertEqual(self.done(task)["doneBy"], "P. de Wit")
        self.assertNotIn(task["id"], [one["id"] for one in self.json("task", "list")])

    def test_a_task_is_done_once(self):
        task = self.another_task()
        self.done(task)
        self.assertEqual(self.ask("task", "done", task["id"]).returncode, 1)

    def test_without_a_hub_the_command_does_what_the_hub_would(self):
        task = self.another_task()
        type(self).hub.stop()
        try:
            self.assertEqual(self.done(task)["doneBy"], "P. de Wit")
        finally:
            type(self).hub = self.start()

    def test_what_a_person_did_can_be_traced(self):
        task = self.another_task()
        self.done(task)
        told = [work for message in self.json("case", "--id", task["case"])["messages"]
                if message["kind"] == "taak.gedaan"
                for work in self.json("trace", message["id"])["explanation"]["tasks"]]
        self.assertIn((task["id"], "done"), [(work["id"], work["what"]) for work in told])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
