"""A region moves from a file to a server, from outside. RODEDRAAD names the program, RODEDRAAD_CONFIG
the configuration, STORE_URL an empty database (tests/support/postgres.py)."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support")]

from postgres import PASSWORD  # noqa: E402
from rodedraad_process import Hub, NotReady, wait_for  # noqa: E402

PROGRAM = pathlib.Path(os.environ["RODEDRAAD"])
CONFIG = pathlib.Path(os.environ["RODEDRAAD_CONFIG"])
SERVER = os.environ["STORE_URL"]
# Which store a hub has is said by these tests, not by where they run.
os.environ.pop("RODEDRAAD_TEST_POSTGRES", None)
FILE = "sqlite:hub.db"


class MigrateStore(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rodedraad-move-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.addCleanup(self.sql, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        self.data = self.folder / "data"

    def sql(self, text):
        done = subprocess.run(["psql", "-X", "-A", "-t", "-q", "-d", SERVER, "-c", text],
                              capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def words(self, store, *words):
        """The store is named by the environment, as an administrator does with a password in it."""
        return [str(PROGRAM), *map(str, words), "--config", str(CONFIG), "--data",
                str(self.data)], {**os.environ, "STORE_URL": store}

    def tool(self, store, *words, code=0):
        command, environment = self.words(store, *words)
        done = subprocess.run(command, capture_output=True, text=True, check=False,
                              env=environment)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertNotIn(PASSWORD, done.stdout + done.stderr)
        return done.stdout if code == 0 else done.stderr

    def move(self, **how):
        return self.tool(SERVER, "migrate-store", FILE, "--json", **how)

    def hub(self, store):
        return Hub(PROGRAM, CONFIG, self.folder, environment={"STORE_URL": store})

    def generate(self, cases, messages):
        self.tool(FILE, "generate", "--cases", cases, "--messages", messages)

    def ledger(self, store):
        return self.tool(store, "ledger").splitlines()

    def case_of(self, store, case):
        return json.loads(self.tool(store, "case", "--id", case, "--json"))

    def test_a_region_is_the_same_on_the_server_and_goes_on_there(self):
        self.generate(100, 3000)
        before = self.ledger(FILE)
        case = next(line["case"] for line in map(json.loads, before)
                    if line["type"] == "message" and line["case"])
        shown = self.case_of(FILE, case)
        moved = json.loads(self.move())
        self.assertEqual({each["table"]: each["rows"] for each in moved["tables"]}["message"],
                         3000)
        self.assertEqual(self.ledger(SERVER), before)
        self.assertEqual(self.case_of(SERVER, case), shown)
        with self.hub(SERVER) as hub:
            self.assertGreaterEqual(len(hub.ledger()), len(before))
        self.assertIn("onveranderd", self.tool(SERVER, "audit", "verify"))
        actions = [line["action"] for line in
                   json.loads(self.tool(SERVER, "audit", "list", "--json"))]
        self.assertIn("store.migrate", actions)

    def test_the_file_is_closed_until_somebody_wants_it_back(self):
        self.generate(10, 100)
        self.move()
        with self.assertRaisesRegex(NotReady, "verhuisd naar postgresql://127.0.0.1"):
            self.hub(FILE)
        with self.hub(SERVER):
            pass
        self.tool(FILE, "migrate-store", "--undo", FILE)
        with self.hub(FILE):
            pass
        self.assertIn("holds something already", self.move(code=69))
        with self.hub(FILE):
            pass

    def test_a_hub_that_runs_keeps_its_store(self):
        self.generate(10, 100)
        with self.hub(FILE):
            self.assertIn("another hub works on the data folder", self.move(code=69))

    def test_killed_half_way_it_has_done_nothing(self):
        self.generate(300, 20000)
        before = self.ledger(FILE)
        command, environment = self.words(SERVER, "migrate-store", FILE)
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as mover:
            wait_for("rows are on their way", lambda: self.sql(
                "SELECT 1 FROM pg_stat_progress_copy WHERE tuples_processed > 0"))
            mover.kill()
            self.assertEqual(mover.wait(), -9)
        wait_for("the server has noticed", lambda: not self.sql(
            "SELECT 1 FROM pg_stat_activity WHERE application_name = 'rodedraad'"))
        self.assertEqual(self.sql("SELECT count(*) FROM audit"), "0")
        self.assertEqual(self.sql("SELECT count(*) FROM message"), "0")
        self.assertEqual(self.ledger(FILE), before)
        self.move()
        self.assertEqual(self.ledger(SERVER), before)


if __name__ == "__main__":
    unittest.main()
