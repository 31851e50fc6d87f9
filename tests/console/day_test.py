"""A day of an administrator and of a casusregisseur, in the real console on a real hub.

day_test.py PROGRAM CONFIG starts the hub with simulated partners and people of each role, and then
day.mjs, which drives Chromium. What a partner does in between is asked of this process: the script
posts to its address in RODEDRAAD_DAY.
"""
import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "admin_api"))
sys.path.insert(0, str(HERE.parent / "support"))
import console_hub  # noqa: E402
import pki  # noqa: E402
import rodedraad_process  # noqa: E402
from console_hub import PASSWORD, PERSONS  # noqa: E402

PROGRAM, CONFIG = sys.argv[1], pathlib.Path(sys.argv[2])
V_NUMBER = 2789456123
SKIPPED = 77


def _valid(number):
    """Whether it passes the test of eleven."""
    digits = [int(digit) for digit in str(number)]
    return (sum(digit * (9 - n) for n, digit in enumerate(digits[:8])) - digits[8]) % 11 == 0


class Day:
    """What happens around the hub while somebody looks at it."""

    def __init__(self, hub):
        self._hub = hub
        self._listen = urllib.parse.urlsplit(hub.duo.url).netloc
        self._duo = hub.duo
        self._told = 0

    def partner_away(self, **_):
        self._duo.stop()

    def partner_back(self, faults=()):
        self._told += 1
        words = [word for fault in faults for word in ("--fault", fault)]
        self._duo = self._hub._start(rodedraad_process.Simulator(
            PROGRAM, "duo", self._hub.folder, *words, name=f"duo-{self._told}",
            listen=self._listen))

    def notify(self, person=0, number=None, event="SS139"):
        """DUO tells of a person; `number` is whose V-nummer stands in it."""
        self._notify([(PERSONS[person], person if number is None else number)], event)

    def newcomers(self, count):
        """DUO tells of as many people whom nobody knew."""
        numbers = (n for n in range(999960000, 999990000) if _valid(n))
        self._notify([(str(next(numbers)), 1000 + n) for n in range(count)], "SS139")

    def _notify(self, people, event):
        for bsn, number in people:
            self._told += 1
            minute, second = divmod(self._told, 60)
            said = {"registratieDatumTijd": f"2026-03-02T10:{minute:02d}:{second:02d}+01:00",
                    "bsn": bsn, "gebeurtenisId": event, "vNummer": V_NUMBER + number}
            headers = {"Content-Type": "application/json", "bron": "00000099000000002000",
                       "doel": "00000099000000001505",
                       "berichtId": f"5d0f7a52-91f6-4a39-8a54-3d6f1f6{self._told:05d}"}
            request = urllib.request.Request(
                self._hub.hub.listeners["duo"] + "/v1/notificaties", json.dumps(said).encode(),
                headers)
            with urllib.request.urlopen(request, timeout=30):
                pass

    def serve(self):
        day = self

        class Asked(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                try:
                    getattr(day, self.path.strip("/"))(**json.loads(body))
                    status, text = 204, b""
                except Exception as error:  # the script shows it
                    status, text = 500, repr(error).encode()
                self.send_response(status)
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Asked)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server


def main():
    if not pathlib.Path(os.environ.get("RODEDRAAD_CHROMIUM", "/usr/bin/chromium")).exists():
        print("skipped: there is no Chromium")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        # The certificate by which the hub shows who it is to DUO ended yesterday.
        old = pki.Authority(folder).issue("oud", "clientAuth", pki.HUB_OIN, days=-1)
        running = console_hub.ConsoleHub(
            PROGRAM, CONFIG, ("--fault", "404:1", "--fault", "403-leeg:2"),
            ENVIRONMENT="acceptance", DUO_CLIENT_CERTIFICATE=old.certificate, DUO_CLIENT_KEY=old.key, RETRY_FIRST="1s")
        try:
            running.make_people()
            running.tell()
            running.wait_for_desk()
            day = Day(running).serve()
            about = {"address": running.hub.admin, "password": PASSWORD, "persons": PERSONS,
                     "config": str(running.config),
                     "world": f"http://127.0.0.1:{day.server_port}"}
            return subprocess.run(
                ["node", "--test", *sys.argv[3:], str(HERE / "day.mjs")],
                env={**os.environ, "RODEDRAAD_DAY": json.dumps(about)}, check=False).returncode
        finally:
            running.close()


if __name__ == "__main__":
    sys.exit(main())
