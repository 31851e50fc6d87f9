"""A sealed store from outside, on a whole hub: its keys, its files, its process, what is erased and
what is put back. RODEDRAAD names the program, RODEDRAAD_CONFIG the configuration."""
import base64
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import unittest
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
WHO = ("--by", "J. Jansen")
NOBODY = 65534


class Sealed(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rodedraad-vault-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.config = copy_spine(CONFIG, self.folder / "config")
        self.persons = invent(4, seed=13)
        self.author = Author(self.persons, random.Random(1))
        (self.folder / "story.xml").write_text(story(self.persons), "utf-8")
        (self.folder / "aanlevering").mkdir()

    def duo(self):
        duo = Simulator(PROGRAM, "duo", self.folder, "--story", self.folder / "story.xml")
        self.addCleanup(duo.stop)
        return duo

    def hub(self, name="hub", duo=None, more=()):
        hub = Hub(PROGRAM, self.config, self.folder, name, more=more,
                  DUO_URL=duo.url if duo else "http://127.0.0.1:9",
                  DROP_DIR=self.folder / "aanlevering", RETRY_FIRST="200ms")
        self.addCleanup(hub.stop)
        return hub

    def post(self, hub, person):
        letter = self.author.notification(person, "SS139")
        url = hub.listeners["duo"] + letter.path.removeprefix("/duo")
        request = urllib.request.Request(
            url, letter.body, {"Content-Type": "application/json", **letter.headers})
        with urllib.request.urlopen(request, timeout=30) as answer:
            self.assertLess(answer.status, 300)

    def tool(self, hub, *words):
        return subprocess.run(
            [str(PROGRAM), *map(str, words), "--config", str(hub.config), "--data", str(hub.data)],
            capture_output=True, text=True, check=False)

    def key(self, hub, what):
        done = self.tool(hub, "key", what, *(WHO if what == "rotate" else ()))
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def cases(self, hub):
        """The numbers of the cases of all persons, who were told of in this order."""
        def look():
            cases = [line["case"] for line in hub.ledger()
                     if line["type"] == "message" and line["method"] == "POST"]
            return cases if len(cases) == len(self.persons) and all(cases) else None
        return wait_for("the cases are there", look)

    def run_once(self):
        """A hub that knew all persons, at rest."""
        with self.hub(duo=self.duo()) as hub:
            for person in self.persons:
                self.post(hub, person)
            cases = self.cases(hub)
        return hub, cases

    def assert_all_opens(self, hub):
        lines = [line for line in hub.ledger() if line["type"] == "message"]
        self.assertGreaterEqual(len(lines), len(self.persons))
        for line in lines:
            self.assertNotEqual((line["state"], line["sha256"]), ("failed", ""), line["id"])
            if line["method"] == "POST":
                self.assertNotEqual(line["sha256"], "", line["id"])

    def records(self, hub, action):
        done = self.tool(hub, "audit", "list", "--json", "--action", action)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def assert_audit_verifies(self, hub):
        done = self.tool(hub, "audit", "verify")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class Rotation(Sealed):
    def test_nothing_fails_while_the_master_key_is_replaced_under_load(self):
        with self.hub(duo=self.duo()) as hub:
            for person in self.persons:
                self.post(hub, person)
            before = (hub.data / "keys" / "master.key").read_bytes()
            stop, failed, posted = threading.Event(), [], [0]

            def load():
                while not stop.is_set():
                    try:
                        self.post(hub, random.choice(self.persons))
                        posted[0] += 1
                    except Exception as problem:  # whatever it is, it is a failure
                        failed.append(repr(problem))

            sender = threading.Thread(target=load)
            sender.start()
            try:
                wait_for("messages come in", lambda: posted[0] > 3 or failed)
                for _ in range(3):
                    self.key(hub, "rotate")
            finally:
                stop.set()
                sender.join()
            self.assertEqual(failed, [])
            self.assertNotEqual((hub.data / "keys" / "master.key").read_bytes(), before)
            self.assertFalse((hub.data / "keys" / "master.next").exists())
        self.assert_all_opens(hub)
        self.assertEqual([row["result"] for row in self.records(hub, "key.rotate")],
                         ["begun", "done"] * 3)

    def test_a_stopped_hub_is_rotated_by_the_command_itself(self):
        hub, _ = self.run_once()
        before = (hub.data / "keys" / "master.key").read_bytes()
        self.key(hub, "rotate")
        self.assertNotEqual((hub.data / "keys" / "master.key").read_bytes(), before)
        self.assertIn("nieuwste", self.key(hub, "status"))
        self.assert_all_opens(hub)

    def test_a_rotation_that_a_crash_broke_off_goes_on_at_the_next_start(self):
        hub, _ = self.run_once()
        fresh = hub.data / "keys" / "master.next"
        fresh.write_bytes(random.Random(3).randbytes(32))  # made, and then the power went
        fresh.chmod(stat.S_IRUSR)
        wanted = fresh.read_bytes()
        with self.hub("again"):
            wait_for("the rotation is over", lambda: not fresh.exists())
        self.assertEqual((hub.data / "keys" / "master.key").read_bytes(), wanted)
        self.assert_all_opens(hub)

    def test_one_that_lacked_only_its_last_step_goes_on_too(self):
        hub, _ = self.run_once()
        keys = hub.data / "keys"
        old = (keys / "master.key").read_bytes()
        self.key(hub, "rotate")
        (keys / "master.key").rename(keys / "master.next")
        (keys / "master.key").write_bytes(old)
        (keys / "master.key").chmod(stat.S_IRUSR)
        with self.hub("again"):
            wait_for("the rotation is over", lambda: not (keys / "master.next").exists())
        self.assertNotEqual((keys / "master.key").read_bytes(), old)
        self.assert_all_opens(hub)


class Erasing(Sealed):
    def order(self, hub, what, case, *more):
        return self.tool(hub, what, "--case", case, *WHO, *more)

    def test_a_case_is_gone_while_the_hub_runs_and_also_from_a_backup_of_before(self):
        hub, cases = self.run_once()
        with self.hub("running") as running:
            copy = self.folder / "copy"
            self.assertEqual(self.tool(running, "backup", copy).returncode, 0)
            done = self.order(running, "erase", cases[0], "--reason", "verzoek 12")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertNotEqual(self.tool(running, "case", "--v-nummer",
                                          self.persons[0].v_nummer).returncode, 0)
            self.assertEqual(self.tool(running, "case", "--v-nummer",
                                       self.persons[1].v_nummer).returncode, 0)
        self.assert_audit_verifies(hub)
        self.assertEqual(len(self.records(hub, "case.erase")), 1)
        # The machine is gone; the keys, with the list of what was erased, were kept elsewhere.
        shutil.move(hub.data / "keys", self.folder / "keys")
        shutil.rmtree(hub.data)
        hub.data.mkdir()
        shutil.move(self.folder / "keys", hub.data / "keys")
        done = self.tool(hub, "restore", copy)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotEqual(self.tool(hub, "case", "--v-nummer",
                                      self.persons[0].v_nummer).returncode, 0)
        with self.hub("restored") as restored:
            self.assertNotEqual(self.tool(restored, "case", "--v-nummer",
                                          self.persons[0].v_nummer).returncode, 0)
            self.assertEqual(self.tool(restored, "case", "--v-nummer",
                                       self.persons[1].v_nummer).returncode, 0)
        of_case = [line for line in hub.ledger() if line.get("case") == cases[0]]
        self.assertNotEqual(of_case, [])
        self.assertEqual({line["sha256"] for line in of_case}, {""})
        self.assert_audit_verifies(hub)

    def test_the_list_of_what_was_erased_is_in_no_backup(self):
        hub, cases = self.run_once()
        self.assertEqual(self.order(hub, "erase", cases[0], "--reason", "verzoek").returncode, 0)
        self.assertTrue((hub.data / "keys" / "erased.keys").exists())
        self.assertEqual(self.tool(hub, "backup", self.folder / "copy").returncode, 0)
        self.assertEqual(sorted(file.name for file in (self.folder / "copy").iterdir()),
                         ["backup.json", "hub.db"])

    def test_a_case_that_is_held_is_not_erased_until_it_is_let_go(self):
        hub, cases = self.run_once()
        for running in (True, False):
            with self.subTest(running=running):
                with self.hub("running") as at_work:
                    if not running:
                        at_work.stop()
                    hold = self.order(hub, "hold", cases[0], "--reason", "bezwaar")
                    self.assertEqual(hold.returncode, 0, hold.stderr)
                    erase = self.order(hub, "erase", cases[0], "--reason", "verzoek")
                    self.assertEqual(erase.returncode, 1)
                    self.assertIn("vastgehouden", erase.stderr)
                    self.assertEqual(self.order(hub, "hold", cases[0], "--release").returncode, 0)
        erase = self.order(hub, "erase", cases[0], "--reason", "verzoek")
        self.assertEqual(erase.returncode, 0, erase.stderr)


class PuttingBack(Sealed):
    """On an empty machine: what an administrator must bring, and what he hears when it lacks."""

    def setUp(self):
        super().setUp()
        self.before, _ = self.run_once()
        self.copy = self.folder / "copy"
        self.assertEqual(self.tool(self.before, "backup", self.copy).returncode, 0)
        self.keys = self.folder / "keys"
        shutil.move(self.before.data / "keys", self.keys)
        shutil.rmtree(self.before.data)

    def bring(self, *names):
        (self.before.data / "keys").mkdir(parents=True, exist_ok=True)
        for name in names or [file.name for file in self.keys.iterdir()]:
            shutil.copy2(self.keys / name, self.before.data / "keys" / name)

    def test_without_keys_it_says_which_and_leaves_nothing_behind(self):
        for names, lacking in (((), ("master.key", "audit.key", "subject.key")),
                               (("master.key",), ("audit.key", "subject.key"))):
            if names:
                self.bring(*names)
            done = self.tool(self.before, "restore", self.copy)
            self.assertNotEqual(done.returncode, 0)
            self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
            self.assertIn("sleutels van deze back-up ontbreken", done.stderr)
            for name in ("master.key", "audit.key", "subject.key"):
                self.assertEqual(name in done.stderr, name in lacking, done.stderr)
            left = [file.name for file in self.before.data.glob("*") if file.name != "keys"]
            self.assertEqual(left, [])

    def test_with_the_keys_the_hub_goes_on_and_the_audit_log_tells(self):
        self.bring()
        done = self.tool(self.before, "restore", self.copy)
        self.assertEqual(done.returncode, 0, done.stderr)
        with self.hub("again", duo=self.duo()) as hub:
            self.post(hub, self.persons[0])
        self.assert_all_opens(hub)
        self.assertEqual(len(self.records(hub, "backup.restore")), 1)
        self.assert_audit_verifies(hub)

    def test_a_store_that_was_put_back_by_hand_names_the_key_that_lacks(self):
        for names, lacking in (((), "hoofdsleutel"), (("master.key",), "sleutel van het auditlogboek")):
            if names:
                self.bring(*names)
            self.before.data.mkdir(exist_ok=True)
            shutil.copy(self.copy / "hub.db", self.before.data / "hub.db")
            with self.assertRaises(NotReady) as refused:
                self.hub("refused-" + lacking[:5])
            self.assertIn(lacking, str(refused.exception))
            self.assertIn("ontbreekt", str(refused.exception))


class Damage(Sealed):
    def test_what_was_changed_on_disk_is_not_sent_and_the_rest_goes_on(self):
        with self.hub("without-duo") as hub:
            for person in self.persons:
                self.post(hub, person)
            queued = ("SELECT count(*) FROM delivery WHERE connection = 'duo' AND state = 'queued' "
                      "AND body IS NOT NULL")
            wait_for("requests wait", lambda: self.value(hub, queued) >= len(self.persons))
        store = sqlite3.connect(hub.data / "hub.db")
        first = [row[0] for row in store.execute(
            "SELECT min(id) FROM delivery WHERE connection = 'duo' AND state = 'queued' GROUP BY case_id")]
        hurt = first[:3]
        bodies = {id: store.execute("SELECT body FROM delivery WHERE id = ?", (id,)).fetchone()[0]
                  for id in hurt}
        place = len(bodies[hurt[0]]) // 2
        flipped = bytearray(bodies[hurt[0]])
        flipped[place] ^= 1
        # One in which a bit changed, and two that changed places.
        for id, body in zip(hurt, (bytes(flipped), bodies[hurt[2]], bodies[hurt[1]])):
            store.execute("UPDATE delivery SET body = ? WHERE id = ?", (body, id))
        store.commit()
        store.close()
        duo = self.duo()
        with self.hub("again", duo=duo) as again:
            listed = ",".join(f"'{id}'" for id in hurt)
            wait_for("the damaged lie at the desk", lambda: self.value(
                again, "SELECT count(*) FROM delivery WHERE state = 'failed' AND desk = 1 AND id IN "
                       f"({listed})") == 3)
            wait_for("what is of other cases went", lambda: self.value(
                again, "SELECT count(*) FROM delivery WHERE connection = 'duo' AND state <> 'confirmed' "
                       f"AND case_id NOT IN (SELECT case_id FROM delivery WHERE id IN ({listed}))") == 0)
            damaged = [line["object"] for line in again.log_lines()
                       if line.get("event") == "store.damaged"]
            desk = self.tool(again, "dead-letter", "list").stdout
        self.assertEqual(sorted(damaged), sorted(hurt))
        for line in desk.strip().splitlines():
            self.assertIn("beschadigd", line)
        self.assertEqual(sum(id in desk for id in hurt), 3, desk)

    def value(self, hub, select):
        store = sqlite3.connect(f"file:{hub.data / 'hub.db'}?mode=ro", uri=True)
        try:
            return store.execute(select).fetchone()[0]
        finally:
            store.close()


class Files(Sealed):
    def test_only_the_owner_reads_and_nobody_writes_keys(self):
        hub, cases = self.run_once()
        self.tool(hub, "erase", "--case", cases[0], *WHO, "--reason", "verzoek")
        for file in hub.data.rglob("*"):
            mode = stat.S_IMODE(file.stat().st_mode)
            self.assertEqual(mode & 0o077, 0, file)
            if file.suffix == ".key":
                self.assertEqual(mode, 0o400, file)

    def test_a_key_that_others_can_read_is_refused(self):
        hub, _ = self.run_once()
        (hub.data / "keys" / "master.key").chmod(0o444)
        with self.assertRaises(NotReady) as refused:
            self.hub("refused")
        self.assertIn("chmod 0400", str(refused.exception))


class RunningProcess(Sealed):
    def test_it_leaves_no_core_when_it_dies(self):
        hub = self.hub()
        limits = pathlib.Path(f"/proc/{hub.pid}/limits").read_text("utf-8")
        core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
        self.assertEqual(core.split()[4:6], ["0", "0"])
        os.kill(hub.pid, signal.SIGSEGV)
        _, status = os.waitpid(hub.pid, 0)
        self.assertTrue(os.WIFSIGNALED(status))
        self.assertFalse(os.WCOREDUMP(status))

    def test_its_own_user_cannot_look_into_it(self):
        # The kernel gives what belongs to a process that must not be dumped to root.
        user = os.geteuid() or NOBODY
        for file in (self.folder, *self.folder.rglob("*")):
            os.chown(file, user, -1)
        ready = self.folder / "ready.json"
        with (self.folder / "log").open("wb") as log:
            hub = subprocess.Popen(
                [str(PROGRAM), "run", "--config", str(self.config), "--data",
                 str(self.folder / "data"), "--ready-file", str(ready), "--set",
                 "DUO_URL=http://127.0.0.1:9", "--set", f"DROP_DIR={self.folder / 'aanlevering'}"],
                stdout=log, stderr=log, user=user)
        try:
            wait_for("it is ready or over", lambda: ready.exists() or hub.poll() is not None)
            self.assertIsNone(hub.poll(), (self.folder / "log").read_text("utf-8", "replace"))
            self.assertEqual(pathlib.Path(f"/proc/{hub.pid}/environ").stat().st_uid, 0)
            self.assertEqual(pathlib.Path(f"/proc/{hub.pid}/mem").stat().st_uid, 0)
        finally:
            hub.kill()
            hub.wait()

    def test_no_secret_is_in_its_arguments_or_environment(self):
        hub = self.hub()
        shown = b"".join(pathlib.Path(f"/proc/{hub.pid}/{name}").read_bytes()
                         for name in ("cmdline", "environ"))
        secrets = [file.read_bytes() for file in (hub.data / "keys").glob("*.key")]
        secrets.append((hub.data / "admin.token").read_bytes().strip())
        self.assertGreaterEqual(len(secrets), 4)
        for secret in secrets:
            for form in (secret, secret.hex().encode(), base64.b64encode(secret)):
                self.assertNotIn(form, shown)


if __name__ == "__main__":
    unittest.main()
