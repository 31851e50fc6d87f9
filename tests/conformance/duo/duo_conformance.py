"""The hub against DUO's own OpenAPI documents: does DUO allow what we send, do we understand what it says?

A mock made of the documents (mock.mjs) answers every question that the hub asks after every event of
the plan, and judges each request. One person gets the plainest answers the schema allows, the others
random ones. Ends with 77 when the documents or npm are not there.
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
ERROR = 2  # the severity of a finding, as the store keeps it
DORDRECHT, DUO = "00000099000000001505", "00000099000000002000"
PERSONS = ("999990019", "999990020", "999990032", "999990044", "999990056", "999990068")
NAMESPACE = "{urn:rodedraad:config:1}"

# What the configuration of Drechtsteden does not ask or send by itself, but the adapter can.
EXTRA_EVENT = "SS900"
EXTRA_ROW = f'<row code="{EXTRA_EVENT}" value="pvt.opvragen"/>'
EXTRA_PURPOSE = """
  <purpose id="pip-melden" article="Besluit inburgering 2021, art. 9.2" from="wi2021" to="wi2021"
           activity="https://register.example/registreren-pip">
    <allow>inburgeraar.bsn pip.dagtekening pip.leerroute pip.niveau pip.geschatteIntensiteitB1Route
      pip.magOpleidingAfmaken pip.alfabetiseringsonderwijs</allow>
    <recipients>duo</recipients>
  </purpose>
"""
EXTRA_WORKFLOW = """<?xml version="1.0" encoding="UTF-8"?>
<workflow xmlns="urn:rodedraad:config:1" id="pip" law="wi2021">
  <rule id="pip-melden">
    <on changed="pip.dagtekening"/>
    <send message="pip.registreren" to="connection:duo" purpose="pip-melden"/>
  </rule>
</workflow>
"""


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
    """The ready-made configuration, made to ask and send everything that the adapter knows."""
    config = folder / "config"
    shutil.copytree(ROOT / "config" / "drechtsteden", config)
    (config / "workflows" / "pip.xml").write_text(EXTRA_WORKFLOW, "utf-8")
    put_before(config / "purposes.xml", "</purposes>", EXTRA_PURPOSE)
    put_before(config / "mappings" / "duo.xml", '<row code="SS101"', EXTRA_ROW)
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


def sign_pvt(hub, bsn):
    """VluchtelingenWerk says that the participatieverklaring was signed: the hub tells DUO."""
    body = {"berichttype": "vwn.pvt", "versie": "1.0", "berichtId": str(uuid.uuid4()),
            "tijdstip": now(), "afzender": {"kvkNummer": "12345678"}, "gemeentecode": "0505",
            "client": {"clientnummer": f"C-{bsn}", "geboortedatum": "1994-03-17", "bsn": bsn},
            "gegevens": {"status": "ondertekend", "datumOndertekening": "2026-01-15",
                         "verwijtbaarNietVoldaan": False}}
    answer = post(hub.listeners["vluchtelingenwerk"], "/berichten", body, {})
    if answer.status != 202:
        raise RuntimeError(f"the signing was answered with {answer.status}")


class Store:
    """What the hub made of it, read from its store."""

    def __init__(self, data):
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
            events = [max(plan, key=lambda event: len(plan[event])), EXTRA_EVENT]
        for event in events:
            notify(hub, event, bsn)
    wait_for("the hub asked DUO everything", store.settled, 240)
    for bsn in PERSONS:
        sign_pvt(hub, bsn)
    wait_for("the hub told DUO everything", store.settled, 240)


def judge_requests(mock, store, plan, problems):
    """What DUO's documents say about each request."""
    requests = mock.requests()
    told = collections.Counter()
    for request in requests:
        told[request["method"], request["path"].split("/", 4)[4]] += 1
        wrong = [v for v in request["violations"] if v["location"][0] != "response"]
        for violation in wrong:
            problems.append(f"request {request['method']} {request['path'].split('/', 4)[4]}: "
                            f"{'.'.join(violation['location'])}: {violation['message']}")
        if request["status"] >= 300:
            problems.append(f"request {request['method']} {request['path'].split('/', 4)[4]}: "
                            f"status {request['status']}")
    for (method, path), count in sorted(told.items()):
        print(f"  {count:5d} × {method} {path}")
    wanted = {kind for kinds in plan.values() for kind in kinds}
    wanted |= {"pvt.registreren", "pip.registreren"}
    sent = {row["kind"] for row in store.rows("SELECT kind FROM delivery WHERE connection = 'duo'")}
    for kind in sorted(wanted - sent):
        problems.append(f"request {kind}: the hub never sent it")
    for row in store.rows("SELECT kind, state, answer_text, count(*) AS many FROM delivery WHERE "
                          "connection = 'duo' AND state <> 'confirmed' GROUP BY 1, 2, 3"):
        problems.append(f"request {row['kind']}: {row['many']} × {row['state']}, {row['answer_text']}")
    return {request["headers"].get("berichtid"): request for request in requests}


def judge_answers(store, requests, problems):
    """Every answer that follows DUO's schema must have become facts."""
    understood, foreign = collections.Counter(), collections.Counter()
    learnt = collections.defaultdict(int)
    answers = store.rows("SELECT id, kind, state, reason, findings, answer_to, case_id, (SELECT count(*) "
                         "FROM fact WHERE message = message.id) AS facts FROM message WHERE answer_to <> ''")
    for answer in answers:
        violations = [v for v in requests[answer["answer_to"]]["violations"]
                      if v["location"][:2] == ["response", "body"]]
        errors = [text for severity, _, _, text in json.loads(answer["findings"] or "[]")
                  if severity == ERROR]
        if violations:
            place = ".".join(violations[0]["location"])
            foreign[answer["kind"], f"{place}: {violations[0]['message']}"] += 1
            if answer["state"] == "processed":
                problems.append(f"answer {answer['kind']}: breaks DUO's own schema, and yet is processed")
        elif answer["state"] != "processed" or errors:
            why = errors[0] if errors else answer["reason"]
            problems.append(f"answer {answer['kind']}: {answer['state']}: {why}")
        else:
            understood[answer["kind"]] += 1
            learnt[answer["case_id"], answer["kind"]] += answer["facts"]
    for kind, count in sorted(understood.items()):
        print(f"  {count:5d} × {kind}")
    for (kind, why), count in sorted(foreign.items()):
        print(f"  {count:5d} × {kind}: not by DUO's own schema, and refused ({why})")
    for (_, kind), facts in learnt.items():
        if facts == 0 and kind != "doelgroep":  # of which DUO may leave out every member
            problems.append(f"answer {kind}: a person's answers gave no facts at all")
    return understood


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True, type=pathlib.Path)
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
        config = configuration(folder)
        hub = Hub(arguments.program, config, folder, "conformance-duo", DUO_URL=mock.ready["url"],
                  DROP_DIR=folder / "drop")
        end.callback(hub.stop)
        plan, store = plan_of(config), Store(hub.data)
        play(hub, store, plan)
        print(f"what {mock.ready['documents']} documents of DUO say about the hub's requests:")
        requests = judge_requests(mock, store, plan, problems)
        print("what the hub understood of the answers:")
        judge_answers(store, requests, problems)
    for problem, count in collections.Counter(problems).items():
        print(f"PROBLEM {count} × {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
