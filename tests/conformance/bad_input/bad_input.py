"""Bad input at every connection: the hub answers as each agreement says, keeps what it refused with
the reason, and still takes a good message after each. Prints a table; ends with 1 when a line of it
is wrong."""
import argparse
import collections
import csv
import http.client
import io
import json
import os
import pathlib
import re
import sqlite3
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(HERE), str(ROOT / "tests" / "support")]
import cases  # noqa: E402
import drops  # noqa: E402
import frames  # noqa: E402
import letters  # noqa: E402
import raw_http  # noqa: E402
from rodedraad_process import Hub, wait_for  # noqa: E402

SECRETS = (letters.BSN, cases.BAD_BSN, letters.V_NUMMER)


class Table:
    """What was tried, what came of it, and how many lines are wrong."""

    def __init__(self):
        self.wrong = 0
        self.lines = 0

    def line(self, connection, name, expected, found, problem=""):
        self.lines += 1
        self.wrong += bool(problem)
        mark = "WRONG" if problem else "ok"
        print(f"{mark:5} {connection:26} {name:46} {expected!s:44} {found}"
              + (f"  <- {problem}" if problem else ""), flush=True)


class Store:
    """Reads what the hub keeps, beside the hub."""

    def __init__(self, hub):
        data = hub.data
        self._hub = hub
        self._connection = sqlite3.connect(f"file:{data / 'hub.db'}?mode=ro", uri=True, timeout=30)

    def last(self):
        return self._connection.execute("SELECT coalesce(max(seq), 0) FROM message").fetchone()[0]

    def since(self, seq, connection):
        return self._connection.execute(
            "SELECT id, state, reason FROM message WHERE seq > ? AND connection = ? AND "
            "answer_to = '' AND parent = '' ORDER BY seq", (seq, connection)).fetchall()

    def findings(self, ids):
        """Those of each of these messages."""
        return [line["findings"] for line in self._hub.ledger()
                if line["type"] == "message" and line["id"] in ids]


def request(letter, path):
    lines = [f"{letter.method} {path}{letter.path} HTTP/1.1", "Host: localhost", "Connection: close",
             *(f"{name}: {value}" for name, value in letter.headers.items()),
             f"Content-Length: {len(letter.bytes())}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + letter.bytes()


def send(hub, connection, letter):
    address, path = raw_http.address_of(hub.listeners[connection])
    return raw_http.exchange(address, request(letter, path))


def answer_problem(connection, expected, answers, at_transport):
    """What is wrong with the answer to one request; empty when nothing is."""
    status, *reasons = expected if isinstance(expected, tuple) else (expected,)
    if len(answers) != 1:
        return f"{len(answers)} answers"
    answer = answers[0]
    if answer.status != status:
        return f"status {answer.status}"
    text = answer.body.decode("utf-8", "replace")
    if any(secret in text for secret in SECRETS):
        return "the answer repeats a number of the person"
    if connection == cases.DUO and not at_transport:
        if answer.header("API-Version") != "1.8.0":
            return "no API-Version"
        return "a body" if answer.body else ""
    if status < 300:
        return "" if "berichtId" in json.loads(text) else "no berichtId"
    if answer.header("Content-Type") != "application/problem+json":
        return f"media type {answer.header('Content-Type')}"
    problem = json.loads(text)
    if problem["status"] != status or not problem["title"]:
        return "the problem does not say its status"
    if reasons:
        found = [(e["code"], e["pointer"]) for e in problem.get("errors", [])]
        code, *pointer = reasons
        if not any(c == code and (not pointer or p == pointer[0]) for c, p in found):
            return f"errors {found}"
    return ""


def kept_problem(expected, rows, is_kept):
    """What is wrong with what the hub kept of one request."""
    status = expected[0] if isinstance(expected, tuple) else expected
    if not is_kept:
        return f"{len(rows)} messages kept" if rows else ""
    if len(rows) != 1:
        return f"{len(rows)} messages kept"
    _, state, reason = rows[0]
    if status < 300:
        return "kept as refused" if state == "refused" else ""
    if state != "refused" or not reason:
        return f"kept as {state} for reason '{reason}'"
    return ""


class Http:
    """Tries letters at the hub and judges answer and store."""

    def __init__(self, hub, store, table):
        self._hub, self._store, self._table = hub, store, table
        self.refused = {}

    def try_letter(self, connection, name, letter, expected, at_transport=False, is_repeat=False):
        before = self._store.last()
        answers = send(self._hub, connection, letter)
        rows = self._store.since(before, connection)
        self.judge(connection, name, expected, answers, rows, at_transport, is_repeat)

    def judge(self, connection, name, expected, answers, rows, at_transport, is_repeat=False):
        problem = (answer_problem(connection, expected, answers, at_transport)
                   or kept_problem(expected, rows, not at_transport and not is_repeat)
                   or self._still_well(connection))
        found = "/".join(str(answer.status) for answer in answers) or "-"
        if rows and rows[0][1] == "refused":
            found += f" {rows[0][2]}"
            self.refused[connection, expected] = rows[0][0]
        self._table.line(connection, name, expected, found, problem)

    def _still_well(self, connection):
        answers = send(self._hub, connection, cases.GOOD[connection]())
        good = len(answers) == 1 and answers[0].status in (201, 202)
        return "" if good else "the good message after it was not taken"


def try_http(hub, store, table):
    http = Http(hub, store, table)
    for case in cases.all_cases():
        http.try_letter(case.connection, case.name, case.make(), case.expected, case.at_transport)
    for connection in cases.GOOD:
        for name, letter, expected in frames.repeats(connection):
            http.try_letter(connection, name, letter, expected, is_repeat="again" in name)
    before = store.last()
    for connection, name, expected, answers in frames.try_unfinished(hub.listeners):
        rows = store.since(before, connection)
        http.judge(connection, name, expected, answers, rows, at_transport=True)
        before = store.last()
    return http.refused


def try_trace(hub, refused, table):
    """Somebody who has the message id sees why it was refused."""
    for (connection, expected), message in refused.items():
        trace = hub.trace(message)
        reason = trace["message"].get("reason") or trace["message"].get("reden")
        shown = trace["message"]["id"] == message and trace["message"]["state"] == "refused"
        code = expected[1] if isinstance(expected, tuple) and expected[0] == 422 else None
        codes = [finding["code"] for finding in trace["findings"]]
        problem = "" if shown and reason else "it does not show why"
        if code and code not in codes:
            problem = f"findings {codes}"
        table.line(connection, "trace of a refused message", expected, reason, problem)


def try_corpus(hub, folder, table):
    """Each file of the JSON test suite that is no JSON must be refused."""
    files = sorted(folder.glob("*.json"))
    if not files:
        print(f"skipped: the JSON test suite is not at {folder}")
        return
    address, path = raw_http.address_of(hub.listeners[cases.VWN])
    connection = http.client.HTTPConnection(*address, timeout=60)
    for file in files:
        connection.request("POST", path + "/berichten", file.read_bytes(),
                           {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        must_be_400 = file.name.startswith("n_")
        well = answer.status == 400 if must_be_400 else answer.status in (400, 422)
        if not well:
            table.line(cases.VWN, file.name, 400 if must_be_400 else "400 or 422", answer.status,
                       "no refusal")
    connection.close()
    table.line(cases.VWN, f"{len(files)} files of the JSON test suite", "4xx", "4xx")


def result_rows(file):
    text = file.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def fate_of(folder, drop):
    """Where the file is now; None as long as it is not known."""
    kept = f"*_{kept_name(drop.name)}"
    if list((folder / "verwerkt").glob(kept)):
        return drops.TAKEN
    if list((folder / "afgekeurd").glob(kept)):
        return drops.REFUSED
    return None


def kept_name(name):
    """Every character that could mean something to a program is an underscore."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", name)


def settled(folder, drop):
    """Whether a file came to its end: a taken one with rows also has its result."""
    fate = fate_of(folder, drop)
    result = folder / (drop.name.removesuffix(".csv") + "_resultaat.csv")
    return fate is not None and (fate == drops.REFUSED or not drop.rows or result.exists())


def judge_drop(folder, drop, table):
    fate = fate_of(folder, drop) or drops.LEFT
    if fate != drop.fate:
        table.line("vluchtelingenwerk-bestand", drop.name, drop.fate, fate, "not what was agreed")
        return
    table.line("vluchtelingenwerk-bestand", drop.name, drop.fate, fate)
    if not drop.rows:
        return
    result = folder / (drop.name.removesuffix(".csv") + "_resultaat.csv")
    if not result.exists():
        table.line("vluchtelingenwerk-bestand", drop.name, "a result", "-", "there is none")
        return
    found = result_rows(result)
    if len(found) != len(drop.rows):
        table.line("vluchtelingenwerk-bestand", result.name, len(drop.rows), len(found), "rows")
    formula = any(cell.startswith(("=", "+", "-", "@")) for line in found for cell in line.values())
    secret = any(secret in result.read_text("utf-8-sig") for secret in SECRETS)
    for number, (expected, line) in enumerate(zip(drop.rows, found), 1):
        got = (line["status"], line["foutcode"], line["veld"])
        problem = "" if got == expected else line["melding"]
        problem = problem or ("a cell starts a formula" if formula else "")
        problem = problem or ("it repeats a BSN" if secret else "")
        table.line("vluchtelingenwerk-bestand", f"{drop.name} row {number}", expected, got, problem)


def try_files(hub, folder, store, table):
    before = store.last()
    slow = drops.SlowWriter(folder)
    dropped = [*drops.whole_files(), drops.rows()]
    dropped += drops.place(folder, dropped)
    while slow.write_piece():
        time.sleep(0.5)
    dropped.append(slow.drop)
    dropped.append(drops.copy_again(folder, dropped[0]))
    ends = [drop for drop in dropped if drop.fate != drops.LEFT]

    def all_settled():
        return all(settled(folder, drop) for drop in ends)

    try:
        wait_for("every dropped file came to its end", all_settled, 120)
    except TimeoutError as error:
        print(error)
    for drop in dropped:
        judge_drop(folder, drop, table)
    rows = store.since(before, "vluchtelingenwerk-bestand")
    states = collections.Counter(state for _, state, _ in rows)
    unsaid = [row for row in rows if row[1] != "processed" and not row[2]]
    table.line("vluchtelingenwerk-bestand", "messages kept", "each with its state and reason",
               dict(states), f"{len(unsaid)} without a reason" if unsaid else "")
    parked = [reason for _, state, reason in rows if state in ("parked", "failed", "received")]
    table.line("vluchtelingenwerk-bestand", "no file waits for anything", "-", parked or "-",
               "a file that is not done" if parked else "")
    refused = {id for id, state, _ in rows if state == "refused"}
    wrong_codes = [found for found in store.findings(refused)
                   if not any(each["code"] == "VWN001" for each in found)]
    table.line("vluchtelingenwerk-bestand", "a refused file says VWN001", "-", "-",
               f"{wrong_codes}" if wrong_codes else "")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True, type=pathlib.Path)
    program = arguments.parse_args().program
    shared = pathlib.Path(os.environ.get("RODEDRAAD_SHARED") or ROOT.parent / "shared")
    table = Table()
    with tempfile.TemporaryDirectory(prefix="rodedraad-bad-input-") as folder:
        drop = pathlib.Path(folder) / "drop"
        drop.mkdir()
        nobody = "http://127.0.0.1:1"  # no partner answers: this is about what comes in
        with Hub(program, ROOT / "config" / "drechtsteden", folder, "bad-input", DROP_DIR=drop,
                 DUO_URL=nobody, VLUCHTELINGENWERK_URL=nobody, PARTICIPATIEWET_URL=nobody) as hub:
            store = Store(hub)
            refused = try_http(hub, store, table)
            try_corpus(hub, shared / "corpora" / "jsontestsuite" / "test_parsing", table)
            try_files(hub, drop, store, table)
            try_trace(hub, refused, table)
            alive = hub.exit_code is None
            table.line("hub", "runs on", True, alive, "" if alive else hub.last_words())
            code = hub.stop()
            table.line("hub", "stops as asked", 0, code, "" if code == 0 else hub.last_words())
    print(f"{table.lines} lines, {table.wrong} wrong")
    return 1 if table.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
