"""Log-in to a running hub, as a browser and the commands do it.
RODEDRAAD names the program, RODEDRAAD_CONFIG the configuration."""
import http.client
import json
import os
import pathlib
import stat
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

sys.dont_write_bytecode = True
sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent / "support")]

from rodedraad_process import Process  # noqa: E402

PROGRAM = pathlib.Path(os.environ["RODEDRAAD"])
CONFIG = pathlib.Path(os.environ["RODEDRAAD_CONFIG"])
PASSWORD = "correct-paard-nietje"


class Login(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.data = pathlib.Path(self._folder.name) / "data"
        self.start()

    def start(self):
        self.hub = Process(PROGRAM, ["run", "--config", CONFIG, "--data", self.data],
                           self._folder.name, "hub")
        self.addCleanup(self.hub.kill)
        self.host = urllib.parse.urlsplit(self.hub.ready["admin"]).netloc

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection(self.host, timeout=30)
        text = None if body is None else json.dumps(body)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, text, {"Content-Type": "application/json", **sent})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, json.loads(content) if content else None

    def command(self, *arguments, text=None):
        return subprocess.run(
            [PROGRAM, "account", *arguments, "--config", CONFIG, "--data", self.data],
            input=text, capture_output=True, text=True, timeout=60)

    def first(self):
        secret = (self.data / "console.secret").read_text().strip()
        answer, view = self.ask("POST", "/v1/accounts/_eerste", {
            "geheim": secret, "naam": "beheer.een", "weergavenaam": "Beheer",
            "wachtwoord": PASSWORD})
        self.assertEqual(answer.status, 201, view)
        return answer.headers["Set-Cookie"].split(";")[0], view["csrf"], secret

    def test_the_first_account_is_made_with_a_secret_that_is_in_no_log(self):
        mode = stat.S_IMODE((self.data / "console.secret").stat().st_mode)
        self.assertEqual(mode, 0o600)
        _, _, secret = self.first()
        self.assertFalse((self.data / "console.secret").exists())
        log = self.hub.log.read_text()
        self.assertNotIn(secret, log)
        self.assertNotIn(PASSWORD, log)
        self.assertNotIn("argon2", log)

    def test_a_session_lives_until_log_out(self):
        cookie, csrf, _ = self.first()
        answer, view = self.ask("GET", "/v1/sessies/huidige", Cookie=cookie)
        self.assertEqual((answer.status, view["account"]), (200, "beheer.een"))
        self.assertEqual(self.ask("DELETE", "/v1/sessies/huidige", Cookie=cookie)[0].status, 403)
        answer, _ = self.ask("DELETE", "/v1/sessies/huidige", Cookie=cookie, CSRF_Token=csrf)
        self.assertEqual(answer.status, 204)
        self.assertEqual(self.ask("GET", "/v1/sessies/huidige", Cookie=cookie)[0].status, 401)

    def test_the_cookie_is_for_this_host_alone_and_for_no_script(self):
        self.first()
        answer, _ = self.ask("POST", "/v1/sessies", {"naam": "beheer.een", "wachtwoord": PASSWORD})
        self.assertRegex(answer.headers["Set-Cookie"],
                         r"^__Host-sessie=[0-9a-f]{64}; Path=/; Secure; HttpOnly; SameSite=Strict$")

    def test_a_command_blocks_an_account_of_a_running_hub_at_once(self):
        self.first()
        made = self.command("add", "--role", "meekijker", "j.jansen", text=PASSWORD + "\n")
        self.assertEqual(made.returncode, 0, made.stderr)
        answer, _ = self.ask("POST", "/v1/sessies", {"naam": "j.jansen", "wachtwoord": PASSWORD})
        cookie = answer.headers["Set-Cookie"].split(";")[0]
        self.assertEqual(self.ask("GET", "/v1/sessies/huidige", Cookie=cookie)[0].status, 200)
        blocked = self.command("disable", "j.jansen")
        self.assertEqual(blocked.returncode, 0, blocked.stderr)
        self.assertEqual(self.ask("GET", "/v1/sessies/huidige", Cookie=cookie)[0].status, 401)

    def test_an_account_made_while_the_hub_stood_still_can_log_in(self):
        self.hub.kill()
        made = self.command("add", "--role", "beheerder", "j.jansen", text=PASSWORD + "\n")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.start()
        self.assertFalse((self.data / "console.secret").exists())
        answer, _ = self.ask("POST", "/v1/sessies", {"naam": "j.jansen", "wachtwoord": PASSWORD})
        self.assertEqual(answer.status, 201)


if __name__ == "__main__":
    unittest.main()
