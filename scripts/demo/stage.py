"""What the story needs around it: the programs, HTTP, and the wish to see something happen."""
import csv
import http.server
import io
import json
import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request


class StepFailed(Exception):
    """Something that had to happen did not; the text says what was expected and what there was."""


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.text = body.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.text)


def request(method, url, body=None, headers=None):
    """One HTTP request; an answer of 4xx or 5xx is an answer too."""
    media_type = "text/xml; charset=utf-8" if str(body).startswith("<?xml") else "application/json"
    if isinstance(body, (dict, list)):
        body = json.dumps(body, ensure_ascii=False)
    data = body.encode() if body is not None else None
    headers = {"Content-Type": media_type, **(headers or {})}
    outgoing = urllib.request.Request(url, data=data, method=method, headers=headers)
    try:
        with urllib.request.urlopen(outgoing, timeout=30) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as answer:
        return Answer(answer.code, answer.headers, answer.read())


def check(fact, expected, found=""):
    """Tells what went as it should, or ends the story."""
    if not fact:
        raise StepFailed(f"verwacht: {expected}" + (f"\n  gevonden: {found}" if found != "" else ""))
    print(f"   ✓ {expected}")


class Letterbox(http.server.BaseHTTPRequestHandler):
    """A partner without a standard: takes what comes, and writes it down as a simulator would."""
    record = None

    def take(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("utf-8", "replace")
        with self.record.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"method": self.command, "path": self.path, "body": body}) + "\n")
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_PUT = take

    def log_message(self, *_):
        pass


class Stage:
    """The hub and the partners, each a process of its own, and their files."""

    def __init__(self, program, folder, config):
        self.program = program
        self.folder = folder
        self.config = config
        self.data = folder / "data"
        self.drop = folder / "aanlevering"
        self.messages = folder / "berichten"
        self.patience = float(os.environ.get("DEMO_PATIENCE", "60"))
        self.children = []
        self.boxes = []
        for part in (self.data, self.drop, self.messages):
            part.mkdir(parents=True)
        self.listeners = {}
        self.admin = ""

    # Processes

    def start(self, name, *arguments):
        """Starts the program and waits until its ready file is there; returns what that says."""
        ready = self.folder / f"{name}.json"
        log = self.folder / f"{name}.log"
        with log.open("wb") as out:
            child = subprocess.Popen(
                [str(self.program), *map(str, arguments), "--ready-file", str(ready)],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        self.children.append((name, child))

        def announced():
            if child.poll() is not None:
                words = log.read_text("utf-8", "replace").strip().splitlines()
                raise StepFailed(f"{name} stopte met code {child.returncode}; {log} eindigt met:\n  "
                                 + "\n  ".join(words[-5:]))
            return json.loads(ready.read_text()) if ready.exists() else None

        return self.wait(f"{name} luistert", announced)

    def simulate(self, partner, *arguments):
        return self.start(partner, "simulate", partner, "--listen", "127.0.0.1:0",
                          "--record", self.record(partner), *arguments)["url"]

    def letterbox(self, partner):
        """The address of a partner without a standard."""
        taker = type("Letterbox", (Letterbox,), {"record": self.record(partner)})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), taker)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.boxes.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    def run_hub(self, **variables):
        settings = [part for name, value in variables.items() for part in ("--set", f"{name}={value}")]
        ready = self.start("hub", "run", "--config", self.config, "--data", self.data, *settings)
        self.listeners = ready["listeners"]
        self.admin = ready["admin"]

    def check_alive(self):
        for name, child in self.children:
            if child.poll() is not None:
                raise StepFailed(f"{name} stopte met code {child.returncode}; "
                                 f"zie {self.folder / name}.log")

    def stop(self):
        """The hub first, so that it does not see its partners go."""
        for _, child in reversed(self.children):
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
            try:
                child.wait(timeout=15)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self.children = []
        for box in self.boxes:
            box.shutdown()
            box.server_close()
        self.boxes = []

    # What there is to see

    def wait(self, expected, look, found=lambda: ""):
        """Looks until there is something to see."""
        deadline = time.monotonic() + self.patience
        while True:
            seen = look()
            if seen:
                return seen
            if time.monotonic() > deadline:
                raise StepFailed(f"verwacht binnen {self.patience:.0f} seconden: {expected}"
                                 f"\n  gevonden: {found() or 'niets'}")
            self.check_alive()
            time.sleep(0.1)

    def command(self, *words):
        """A command of the program as a person would type it."""
        return [*map(str, (self.program, *words, "--config", self.config, "--data", self.data))]

    def ask(self, *words):
        """The JSON that a command prints; None when it found nothing."""
        done = subprocess.run([*self.command(*words), "--json"], capture_output=True, check=False)
        if done.returncode == 1 and not done.stdout.strip():
            return None
        if done.returncode not in (0, 1):
            raise StepFailed(f"{' '.join(words)} gaf code {done.returncode}: "
                             + done.stderr.decode("utf-8", "replace").strip())
        return json.loads(done.stdout)

    def case(self, **person):
        (name, value), = person.items()
        return self.ask("case", f"--{name.replace('_', '-')}", value)

    def trace(self, message):
        return self.ask("trace", message)

    def desk(self):
        return self.ask("dead-letter", "list")

    def record(self, partner):
        return self.folder / f"{partner}.jsonl"

    def received(self, partner, method=None):
        """The requests that the simulated partner got."""
        file = self.record(partner)
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        return [line for line in map(json.loads, lines) if method in (None, line["method"])]

    def result_rows(self, name):
        file = self.drop / name
        if not file.exists():
            return None
        return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"))

    def keep(self, name, body):
        """Keeps a message as a file, to play with afterwards."""
        file = self.messages / name
        text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, indent=2) + "\n"
        file.write_text(text, "utf-8")
        return body


def deliveries(case, kind=None):
    return [d for d in (case or {}).get("deliveries", []) if kind in (None, d["kind"])]


def value(case, path):
    """The value of a field that does not repeat; None when the case lacks it."""
    return next((f["value"] for f in (case or {}).get("fields", []) if f["path"] == path), None)


def values(case, path):
    """The values of a field that repeats."""
    return [f["value"] for f in (case or {}).get("fields", []) if f["path"] == path]


def deadline(case, name):
    return next((d for d in (case or {}).get("deadlines", []) if d["id"] == name), None)


def states(case):
    """What a waiting step tells when it gives up."""
    if case is None:
        return "geen zaak"
    return ", ".join(f"{d['kind']}: {d['state']}" + (f" ({d['text']})" if d.get("text") else "")
                     for d in case["deliveries"]) or "een zaak zonder verzonden berichten"
