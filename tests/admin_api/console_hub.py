"""A hub with simulated partners, three people from DUO, and somebody of each role who is signed in:
what the tests of the Admin API and of the console begin with.
"""
import http.cookiejar
import json
import pathlib
import shutil
import sys
import tempfile
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import rodedraad_process  # noqa: E402

PERSONS = ["999990019", "999990020", "999990032"]
PASSWORD = "drie-lange-woorden-samen"
ROLES = ["beheerder", "casusregisseur", "schuldhulp-regisseur", "privacy-officer", "meekijker"]
# Of one town, or of one law, only: to see that nothing of another shows.
ELSEWHERE = """
  <role id="elders" title="Elders" municipalities="0642"
        rights="metadata inhoud ontmaskeren opnieuw bewerken audit"/>
  <role id="schulden-verzender" title="Verzender schulden" laws="wgs" rights="metadata opnieuw"/>
"""


class Answer:
    """What came back, whatever its status."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body) if self.body else None


class Client:
    """Somebody with a browser: cookies, and the token against forged requests."""

    def __init__(self, address, bearer=None):
        self.address = address
        self._bearer = bearer
        self._csrf = None
        # The cookie is for https or this very machine; urllib knows only the first.
        self._cookie = None

    def ask(self, method, path, body=None, headers=None):
        sent = {"Accept": "application/json", **(headers or {})}
        if self._bearer:
            sent["Authorization"] = "Bearer " + self._bearer
        if self._cookie:
            sent["Cookie"] = self._cookie
        if self._csrf and method not in ("GET", "HEAD"):
            sent.setdefault("CSRF-Token", self._csrf)
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        request = urllib.request.Request(self.address + path, data, sent, method=method)
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(request, timeout=60) as answer:
                return self._seen(Answer(answer.status, answer.headers, answer.read()))
        except urllib.error.HTTPError as error:
            return self._seen(Answer(error.code, error.headers, error.read()))

    def get(self, path, **more):
        return self.ask("GET", path, **more)

    def post(self, path, body=None, **more):
        return self.ask("POST", path, {} if body is None else body, **more)

    def _seen(self, answer):
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            pair = cookie.split(";")[0]
            if pair.startswith("__Host-sessie="):
                self._cookie = pair
        if answer.status == 201 and b'"csrf"' in answer.body:
            self._csrf = answer.json["csrf"]
        return answer


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class ConsoleHub:
    """Everything that runs; `close` ends it."""

    def __init__(self, program, config, faults=("--fault", "403-leeg:3"), environment=None,
                 **variables):
        self._scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self._scratch.name)
        self.config = self.folder / "config"
        shutil.copytree(config, self.config)
        access = self.config / "access.xml"
        access.write_text(access.read_text("utf-8").replace("</access>", "") .replace(
            "<session", ELSEWHERE + "  <session", 1) + "</access>\n", "utf-8")
        (self.folder / "drop").mkdir()
        self._running = []
        self.duo = self._start(rodedraad_process.Simulator(program, "duo", self.folder))
        self.partner = self._start(rodedraad_process.Simulator(
            program, "vluchtelingenwerk", self.folder, *faults))
        self.hub = self._start(rodedraad_process.Hub(
            program, self.config, self.folder, environment=environment, DUO_URL=self.duo.url,
            VLUCHTELINGENWERK_URL=self.partner.url, DROP_DIR=self.folder / "drop", **variables))
        self.token = (self.hub.data / "admin.token").read_text()
        self.command = Client(self.hub.admin, bearer=self.token)
        self.people = {}

    def _start(self, process):
        self._running.append(process)
        return process

    def close(self):
        for process in reversed(self._running):
            process.stop()
        self._scratch.cleanup()

    def sign_in(self, name, password=PASSWORD):
        client = Client(self.hub.admin)
        answer = client.post("/v1/sessies", {"naam": name, "wachtwoord": password})
        assert answer.status == 201, (name, answer.status, answer.body)
        return client

    def make_people(self, roles=(*ROLES, "elders", "schulden-verzender")):
        """The first account by the set-up secret, then one for each role, named after it."""
        first = Client(self.hub.admin)
        secret = (self.hub.data / "console.secret").read_text().strip()
        made = first.post("/v1/accounts/_eerste", {
            "geheim": secret, "naam": "eerste", "weergavenaam": "De eerste beheerder",
            "wachtwoord": PASSWORD})
        assert made.status == 201, (made.status, made.body)
        self.people["eerste"] = first
        for role in roles:
            made = first.post("/v1/accounts", {
                "naam": role, "weergavenaam": "Iemand als " + role, "wachtwoord": PASSWORD,
                "rollen": [role]})
            assert made.status == 201, (role, made.status, made.body)
            self.people[role] = self.sign_in(role)

    def tell(self, persons=PERSONS, first=0):
        """DUO says that these people have to integrate."""
        notice = self.config / "scenarios" / "berichten" / "duo-ss139.json"
        for number, person in enumerate(persons, first):
            said = json.loads(notice.read_bytes())
            said |= {"bsn": person, "vNummer": said["vNummer"] + number}
            headers = {"Content-Type": "application/json", "bron": "00000099000000002000",
                       "doel": "00000099000000001505",
                       "berichtId": f"5d0f7a52-91f6-4a39-8a54-3d6f1f5{number:05d}"}
            request = urllib.request.Request(self.hub.listeners["duo"] + "/v1/notificaties",
                                             json.dumps(said).encode(), headers)
            with urllib.request.urlopen(request, timeout=30):
                pass

    def wait_for_desk(self, count=len(PERSONS)):
        """Until so many deliveries lie at the desk."""
        def lying():
            groups = self.command.get("/v1/storingen").json["resultaten"]
            return sum(group["aantal"] for group in groups) >= count
        rodedraad_process.wait_for(f"{count} lie at the desk", lying)
