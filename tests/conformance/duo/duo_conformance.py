"""The hub against DUO's own OpenAPI documents: does DUO allow what we send, do we understand what it says?

A mock made of the documents (mock.mjs) answers, and judges each request. Two things are played with it:
the adapter by itself (probe.cpp) makes every request of every document and reads every answer; and the
hub asks what follows after every event of the plan. One person gets the plainest answers the schema
allows, the others random ones. Ends with 77 when the documents or npm are not there.
"""
import argparse
import collections
import contextlib
import datetime
import http.client
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import uuid
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import raw_http  # noqa: E402
from rodedraad_process import Hub, wait_for  # noqa: E402

SKIPPED = 77
DORDRECHT, DUO = "00000099000000001505", "00000099000000002000"
PERSONS = ("999990019", "999990020", "999990032", "999990044", "999990056", "999990068")
NAMESPACE = "{urn:rodedraad:config:1}"

# What no event of the plan asks, but the adapter can.
EXTRA_EVENT = "SS900"
EXTRA_ROW = ('<row code="SS900" value="inburgeringsplicht-historie.opvragen doelgroep-historie.opvragen '
             'inburgeringstermijn-historie.opvragen verlengingsgronden.opvragen instellingen.opvragen '
             'pvt.opvragen map.opvragen uren.opvragen"/>')

# Interfaces of which DUO has no document in that folder: the unit tests have answers written by hand.
UNPUBLISHED = ("verlengingen.opvragen", "boetes.opvragen", "gebeurtenissen.opvragen")

# Answers of which DUO may leave out every member, so that they may say nothing at all.
MAY_BE_EMPTY = ("doelgroep", "doelgroep-historie", "inburgeringstermijn-historie", "vrijstellingen",
                "ontheffingen", "uren", "verlengingsgronden", "inburgeringsplicht-historie",
                "lbt-resultaten", "instellingen")

# Where the adapter lets more through than the schema: nothing depends on the form of a postcode.
LENIENT = ("instellingen",)

FIELDS = {
    "pip.dagtekening": "2026-04-28", "pip.leerroute": "B", "pip.niveau": "B1",
    "pip.geschatteIntensiteitB1Route": "900", "pip.magOpleidingAfmaken": "false",
    "pip.alfabetiseringsonderwijs": "NVT", "pvt.datumOndertekening": "2026-09-18",
    "pvt.verwijtbaar": "false", "map.datumEindgesprek": "2027-10-12", "map.verwijtbaar": "true",
    "zroute.datumAfronding": "2028-03-30", "inburgeringsaanbod.instellingsnummer": "0000104217",
    "inburgeringsaanbod.datum": "2026-05-18", "inburgeringsaanbod.verwachteStartdatum": "2026-06-01",
    "inburgeringsaanbod.verwachteEinddatum": "2027-12-17",
    "inburgeringsaanbod.alfabetiseringsonderwijs": "AA", "uren.taallesKnmBredeIntake": "36",
    "uren.participatieactiviteiten": "0", "uren.participatietaalles": "9999",
    "contactpersoon.duoNummer": "417", "contactpersoon.naam": "M. d'Água-Jansen",
    "contactpersoon.email": "m@gemeente.example", "contactpersoon.telefoonnummer": "+31 (0) 30-1234567",
}
# What may be left out of a body: sent with and without.
OPTIONAL = ("pip.niveau", "pip.geschatteIntensiteitB1Route", "pip.magOpleidingAfmaken",
            "pip.alfabetiseringsonderwijs", "pvt.datumOndertekening", "pvt.verwijtbaar",
            "map.datumEindgesprek", "map.verwijtbaar", "zroute.datumAfronding",
            "inburgeringsaanbod.datum", "inburgeringsaanbod.verwachteStartdatum",
            "inburgeringsaanbod.verwachteEinddatum")

# Every operation of DUO's documents, but the one that the municipality hosts, and the kind that is it.
OPERATIONS = {
    "GET /personen/{bsn}/inburgeringsplicht": "inburgeringsplicht.opvragen",
    "GET /personen/{bsn}/inburgeringsplicht/historie": "inburgeringsplicht-historie.opvragen",
    "GET /personen/{bsn}/doelgroep": "doelgroep.opvragen",
    "GET /personen/{bsn}/doelgroep/historie": "doelgroep-historie.opvragen",
    "GET /personen/{bsn}/lbt/examennummer": "lbt-examennummer.opvragen",
    "DELETE /personen/{bsn}/lbt/examennummer": "lbt-examennummer.verwijderen",
    "GET /personen/{bsn}/lbt/resultaten": "lbt-resultaten.opvragen",
    "GET /personen/{bsn}/inburgeringstermijn": "inburgeringstermijn.opvragen",
    "GET /personen/{bsn}/inburgeringstermijn/historie": "inburgeringstermijn-historie.opvragen",
    "GET /verlengingsgronden": "verlengingsgronden.opvragen",
    "GET /personen/{bsn}/vrijstellingen": "vrijstellingen.opvragen",
    "GET /personen/{bsn}/ontheffingen": "ontheffingen.opvragen",
    "GET /personen/{bsn}/examens/resultaten": "examenresultaten.opvragen",
    "GET /personen/{bsn}/examens/gratispogingen": "gratispogingen.opvragen",
    "GET /personen/{bsn}/PIP": "pip.opvragen",
    "POST /personen/{bsn}/PIP": "pip.registreren",
    "DELETE /personen/{bsn}/PIP": "pip.verwijderen",
    "GET /personen/{bsn}/map": "map.opvragen",
    "PUT /personen/{bsn}/map": "map.registreren",
    "GET /personen/{bsn}/pvt": "pvt.opvragen",
    "PUT /personen/{bsn}/pvt": "pvt.registreren",
    "PUT /personen/{bsn}/zroute": "zroute.registreren",
    "GET /instellingen": "instellingen.opvragen",
    "POST /personen/{bsn}/Inburgeringsaanbod/{instellingsnummer}": "inburgeringsaanbod.registreren",
    "DELETE /personen/{bsn}/Inburgeringsaanbod/{instellingsnummer}": "inburgeringsaanbod.verwijderen",
    "GET /personen/{bsn}/uren": "uren.opvragen",
    "PUT /personen/{bsn}/uren/bredeintake/taallesknm": "uren-bredeintake-taallesknm.registreren",
    "PUT /personen/{bsn}/uren/participatieactiviteiten": "uren-participatieactiviteiten.registreren",
    "PUT /personen/{bsn}/uren/participatietaalles": "uren-participatietaalles.registreren",
    "POST /contactpersonen": "contactpersoon.aanmelden",
    "PUT /contactpersonen/{id}": "contactpersoon.wijzigen",
    "DELETE /contactpersonen/{id}": "contactpersoon.verwijderen",
    "POST /contactpersonen/{id}/personen/{bsn}": "contactpersoon.koppelen",
    "DELETE /contactpersonen/{id}/personen/{bsn}": "contactpersoon.ontkoppelen",
}
HOSTED_BY_US = "POST /notificaties"
CONFIRMED = 0


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def installed_packages(folder):
    """The packages of package-lock.json in this folder, installed when they are not there yet."""
    if not shutil.which("node") or not shutil.which("npm"):
        skip("node and npm are not there")
    folder.mkdir(parents=True, exist_ok=True)
    stamp = folder / "installed-lock.json"
    wanted = (HERE / "package-lock.json").read_bytes()
    if not stamp.exists() or stamp.read_bytes() != wanted:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode != 0:
            skip("npm cannot install the mock server: "
                 + done.stderr.decode("utf-8", "replace").strip().splitlines()[-1])
        stamp.write_bytes(wanted)
    return folder


class Mock:
    """DUO according to its documents, with the record of what it was asked."""

    def __init__(self, packages, documents, folder):
        self._record = folder / "duo.jsonl"
        ready = folder / "duo.ready.json"
        with (folder / "duo.log").open("wb") as log:
            self._child = subprocess.Popen(
                ["node", HERE / "mock.mjs", documents, ready, self._record, *PERSONS], cwd=packages,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)

        def announced():
            if self._child.poll() is not None:
                raise RuntimeError("the mock ended: " + (folder / "duo.log").read_text())
            return json.loads(ready.read_text()) if ready.exists() else None

        self.ready = wait_for("the mock of DUO listens", announced, 120)

    def requests(self):
        if not self._record.exists():
            return []
        return [json.loads(line) for line in self._record.read_text("utf-8").splitlines()]

    def stop(self):
        self._child.terminate()
        self._child.wait()


def configuration(folder):
    """The ready-made configuration, made to ask everything of which DUO has a document."""
    config = folder / "config"
    shutil.copytree(ROOT / "config" / "minimal", config)
    mapping = config / "mappings" / "duo.xml"
    put_before(mapping, '<row code="SS101"', EXTRA_ROW)
    text = mapping.read_text("utf-8")
    for kind in UNPUBLISHED:
        text = text.replace(f'"{kind}"', '""').replace(f" {kind}", "")
    mapping.write_text(text, "utf-8")
    return config


def put_before(file, mark, text):
    before, found, after = file.read_text("utf-8").partition(mark)
    if not found:
        raise RuntimeError(f"{file} has no {mark}")
    file.write_text(before + text + found + after, "utf-8")


def plan_of(config):
    """Per event the kinds of questions that follow it."""
    root = xml.etree.ElementTree.parse(config / "mappings" / "duo.xml").getroot()
    table = next(t for t in root.iter(NAMESPACE + "table") if t.get("id") == "opvolging")
    return {row.get("code"): row.get("value").split() for row in table}


def now():
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def post(url, path, body, headers):
    address, prefix = raw_http.address_of(url)
    connection = http.client.HTTPConnection(*address, timeout=60)
    with contextlib.closing(connection):
        connection.request("POST", prefix + path, json.dumps(body),
                           {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        answer.read()
        return answer


def notify(hub, event, bsn):
    body = {"registratieDatumTijd": now(), "gebeurtenisId": event, "bsn": bsn,
            "vNummer": 2_000_000_000 + int(bsn)}
    answer = post(hub.listeners["duo"], "/v1/notificaties", body,
                  {"bron": DUO, "doel": DORDRECHT, "berichtId": str(uuid.uuid4())})
    if answer.status != 201 or answer.headers["API-Version"] != "1.8.0":
        raise RuntimeError(f"the notification of {event} was answered with {answer.status}")


class Probe:
    """The adapter by itself."""

    def __init__(self, program):
        self._child = subprocess.Popen([program, ROOT / "config" / "minimal" / "mappings" / "duo.xml"],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **question):
        self._child.stdin.write(json.dumps(question) + "\n")
        self._child.stdin.flush()
        return json.loads(self._child.stdout.readline())

    def stop(self):
        self._child.stdin.close()
        self._child.wait()


def bodies():
    """Everything a body can hold, and each of the two ways to leave something out."""
    full = {path: value for path, value in FIELDS.items()}
    bare = {path: value for path, value in full.items() if path not in OPTIONAL}
    return [full, bare]


def play_operations(mock, probe, problems):
    """Every operation of DUO's documents, with every person."""
    published = {path for path in mock.ready["paths"] if path != HOSTED_BY_US}
    for path in sorted(published ^ set(OPERATIONS)):
        problems.append(f"operation {path}: the documents and this test do not agree on it")
    done = collections.Counter()
    for operation in sorted(published & set(OPERATIONS)):
        for bsn in PERSONS:
            for fields in bodies():
                play_operation(mock, probe, operation, {**fields, "inburgeraar.bsn": bsn}, problems)
                done[operation] += 1
    print(f"{len(done)} operations of DUO's documents, {sum(done.values())} requests")


def play_operation(mock, probe, operation, fields, problems):
    kind = OPERATIONS[operation]
    made = probe.ask(do="encode", kind=kind,
                     fields=[{"path": path, "key": "", "value": value} for path, value in fields.items()])
    if "refused" in made:
        problems.append(f"operation {operation}: not made: {made['refused']}")
        return
    headers = {**made["headers"], "berichtId": str(uuid.uuid4())}
    if made["body"]:
        headers["Content-Type"] = made["type"]
    address, _ = raw_http.address_of(mock.ready["url"])
    with contextlib.closing(http.client.HTTPConnection(*address, timeout=60)) as connection:
        connection.request(made["method"], made["target"], made["body"].encode() or None, headers)
        answer = connection.getresponse()
        status, said = answer.status, answer.read().decode()
    violations = mock.requests()[-1]["violations"]
    wrong = [v for v in violations if v["location"][0] != "response"]
    for violation in wrong:
        problems.append(f"operation {operation}: {'.'.join(violation['location'])}: {violation['message']}")
    judged = probe.ask(do="judge", kind=kind, method=made["method"], status=str(status), body=said)
    if any(v["location"][:2] == ["response", "body"] for v in violations):
        return  # the mock broke DUO's schema
    if judged["class"] != CONFIRMED:
        if kind == "contactpersoon.aanmelden" and "id" not in json.loads(said):
            return  # allowed by the schema, and rightly called a failure
        problems.append(f"operation {operation}: status {status} is judged {judged['class']}")
    elif judged["content"]:
        decoded = probe.ask(do="decode", kind=judged["content"], body=said)
        for error in decoded.get("errors", [decoded.get("refused")]):
            problems.append(f"operation {operation}: not understood: {error}")


class Store:
    """What the hub made of it: what is plain from its store, what is sealed from its ledger."""

    def __init__(self, hub):
        data = hub.data
        self.ledger = hub.ledger
        self._connection = sqlite3.connect(f"file:{data / 'hub.db'}?mode=ro", uri=True, timeout=30)
        self._connection.row_factory = sqlite3.Row

    def rows(self, query, *values):
        return self._connection.execute(query, values).fetchall()

    def settled(self):
        busy = self.rows(
            "SELECT (SELECT count(*) FROM message WHERE state = 'received') + (SELECT count(*) FROM "
            "delivery WHERE connection = 'duo' AND state NOT IN ('confirmed', 'failed', 'parked', "
            "'rejected by partner', 'rejected', 'cancelled'))")
        return busy[0][0] == 0


def play(hub, store, plan):
    """Every event for the first person, and one that asks nearly everything for the others."""
    for bsn in PERSONS:
        events = [event for event, kinds in plan.items() if kinds]
        if bsn != PERSONS[0]:
            longest = max((e for e in plan if e != EXTRA_EVENT), key=lambda event: len(plan[event]))
            events = [longest, EXTRA_EVENT]
        for event in events:
            notify(hub, event, bsn)
    wait_for("the hub asked DUO everything", store.settled, 240)


def what_of(path):
    """A path without its person."""
    return path.split("/", 4)[4] if path.startswith("/v1/personen/") else path.removeprefix("/v1/")


def judge_requests(mock, skip_first, store, plan, problems):
    """What DUO's documents say about each request."""
    requests = mock.requests()[skip_first:]
    told = collections.Counter()
    for request in requests:
        request["what"] = what_of(request["path"])
        told[request["method"], request["what"]] += 1
        wrong = [v for v in request["violations"] if v["location"][0] != "response"]
        for violation in wrong:
            problems.append(f"request {request['method']} {request['what']}: "
                            f"{'.'.join(violation['location'])}: {violation['message']}")
        if request["status"] >= 300:
            problems.append(f"request {request['method']} {request['what']}: "
                            f"status {request['status']}")
    for (method, path), count in sorted(told.items()):
        print(f"  {count:5d} × {method} {path}")
    wanted = {kind for kinds in plan.values() for kind in kinds}
    sent = {row["kind"] for row in store.rows("SELECT kind FROM delivery WHERE connection = 'duo'")}
    for kind in sorted(wanted - sent):
        problems.append(f"request {kind}: the hub never sent it")
    stopped = collections.Counter(
        (line["kind"], line["state"], line["shown"]) for line in store.ledger()
        if line["type"] == "delivery" and line["connection"] == "duo" and line["state"] != "confirmed")
    for (kind, state, text), many in stopped.items():
        problems.append(f"request {kind}: {many} × {state}, {text}")
    return {request["headers"].get("berichtid"): request for request in requests}


def judge_answers(store, requests, problems):
    """Every answer that follows DUO's schema must have become facts."""
    understood, foreign = collections.Counter(), collections.Counter()
    learnt = collections.defaultdict(int)
    answers = [line for line in store.ledger() if line["type"] == "message" and line["answerTo"]]
    for answer in answers:
        violations = [v for v in requests[answer["answerTo"]]["violations"]
                      if v["location"][:2] == ["response", "body"]]
        errors = [finding["text"] for finding in answer["findings"] if finding["error"]]
        if violations:
            place = ".".join(violations[0]["location"])
            foreign[answer["kind"], f"{place}: {violations[0]['message']}"] += 1
            if answer["state"] == "processed" and answer["kind"] not in LENIENT:
                problems.append(f"answer {answer['kind']}: breaks DUO's own schema, and yet is processed")
        elif answer["state"] != "processed" or errors:
            why = errors[0] if errors else answer["reason"]
            problems.append(f"answer {answer['kind']}: {answer['state']}: {why}")
        else:
            understood[answer["kind"]] += 1
            learnt[answer["case"], answer["kind"]] += answer["changes"]
    for kind, count in sorted(understood.items()):
        print(f"  {count:5d} × {kind}")
    for (kind, why), count in sorted(foreign.items()):
        print(f"  {count:5d} × {kind}: not by DUO's own schema, and refused ({why})")
    for (_, kind), facts in learnt.items():
        if facts == 0 and kind not in MAY_BE_EMPTY:
            problems.append(f"answer {kind}: a person's answers changed nothing at all")
    return understood


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True, type=pathlib.Path)
    arguments.add_argument("--probe", required=True, type=pathlib.Path)
    arguments.add_argument("--packages", required=True, type=pathlib.Path)
    arguments = arguments.parse_args()

    shared = pathlib.Path(os.environ.get("RODEDRAAD_SHARED") or ROOT.parent / "shared")
    documents = shared / "published" / "duo" / "API"
    if not documents.is_dir():
        skip(f"DUO's documents are not at {documents}")
    packages = installed_packages(arguments.packages)

    problems = []
    with tempfile.TemporaryDirectory(prefix="rodedraad-duo-") as folder, contextlib.ExitStack() as end:
        folder = pathlib.Path(folder)
        mock = Mock(packages, documents, folder)
        end.callback(mock.stop)
        probe = Probe(arguments.probe)
        end.callback(probe.stop)
        play_operations(mock, probe, problems)
        played = len(mock.requests())
        config = configuration(folder)
        hub = Hub(arguments.program, config, folder, "conformance-duo", DUO_URL=mock.ready["url"],
                  DROP_DIR=folder / "drop")
        end.callback(hub.stop)
        plan, store = plan_of(config), Store(hub)
        play(hub, store, plan)
        print(f"what {mock.ready['documents']} documents of DUO say about the hub's requests:")
        requests = judge_requests(mock, played, store, plan, problems)
        print("what the hub understood of the answers:")
        judge_answers(store, requests, problems)
    for problem, count in collections.Counter(problems).items():
        print(f"PROBLEM {count} × {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
