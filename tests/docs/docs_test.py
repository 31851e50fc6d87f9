#!/usr/bin/env python3
"""Tries what the documents say. docs_test.py PART PROGRAM, where PART is one of

links          every local link leads to a file, and its anchor to a heading
settings       docs/handboek/instellingen.md is what the plugins say now
quotes         a block ```cpp FILE, or ```xml config/FILE, stands in that file, word for word; a line
               "// ..." or "<!-- ... -->" leaves lines out
findings       each code that the reader of a configuration reports has a row in bevindingen.md, and
               each row there has a code
grammar        each element and attribute of a schema is named on the page of the handbook about it
configuration  the blocks ```xml FILE of one document, put into a copy of config/minimal, pass check
               without a warning; FILE is a path within a configuration folder
commands       each `rodedraad ...` line of a ```sh block exits with 0, or with what "# exit N" behind
               it says. It runs in a folder that has the blocks ```json FILE and ```csv FILE of the
               document, config/, config/eigen as config/minimal with the blocks ```xml FILE,
               /etc/rodedraad as config/drechtsteden, and as /var/lib/rodedraad the data of a hub that
               handled a message of DUO. MESSAGE-ID, DELIVERY-ID and TASK-ID (Dutch: BERICHT-ID,
               AFLEVERING-ID, TAAK-ID) are of that message, of a delivery at the desk, and of an open
               task. What runs until it is stopped, or needs a server, only has its options looked up.
units          each block ```ini FILE.service is a unit that systemd takes (systemd-analyze verify, where
               that is installed), and what it starts knows the options
"""
import configparser
import json
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONFIGURATION = "{urn:rodedraad:config:1}"
FENCE = re.compile(r"^```(\w+)(?: +([\w./-]+))?\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]+)\)")
LONG_RUNNING = {"run", "simulate", "tap", "top"}
NEEDS_SERVER = {"migrate-store"}
WAIT = 60


def documents():
    return [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md",
            *sorted((ROOT / "docs").rglob("*.md"))]


def name_of(document):
    return document.relative_to(ROOT)


def blocks(document, *languages):
    """(first line, file or None, text) of each fenced block in one of the languages."""
    text = document.read_text("utf-8")
    for fence in FENCE.finditer(text):
        if fence[1] in languages:
            yield text[:fence.start()].count("\n") + 1, fence[2], fence[3]


# ---- links ----

def anchor_of(heading):
    """As GitHub makes it."""
    words = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return words.replace(" ", "-")


def anchors(document):
    text = re.sub(r"^```.*?^```$", "", document.read_text("utf-8"), flags=re.M | re.S)
    return {anchor_of(heading) for heading in re.findall(r"^#+ (.*)$", text, re.M)}


def links(_program):
    for document in documents():
        text = re.sub(r"^```.*?^```$", "", document.read_text("utf-8"), flags=re.M | re.S)
        for target in LINK.findall(re.sub(r"`[^`\n]*`", "", text)):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = urllib.parse.unquote(target).partition("#")
            there = (document.parent / file).resolve() if file else document
            if not there.exists():
                yield f"{name_of(document)}: {target}: there is no such file"
            elif anchor and there.suffix == ".md" and anchor not in anchors(there):
                yield f"{name_of(document)}: {target}: there is no such heading"


# ---- settings ----

def settings(program):
    made = subprocess.run([ROOT / "scripts/docs.sh", "--check"], capture_output=True, text=True,
                          env={**os.environ, "RODEDRAAD": str(program)}, check=False)
    if made.returncode != 0:
        yield made.stdout + made.stderr


# ---- quotes ----

def is_quote(file):
    """Of an XML block: from a file that is there, instead of a file that the document makes."""
    return file.startswith("config/")


def configuration_files(document):
    """(first line, file, text) of each file of a configuration that the document shows whole."""
    for line, file, text in blocks(document, "xml"):
        if file is not None and not is_quote(file):
            yield line, file, text


def quotes(_program):
    for document in documents():
        for line, file, text in blocks(document, "cpp", "c", "xml"):
            if file is None or (file.endswith(".xml") and not is_quote(file)):
                continue
            source = (ROOT / file).read_text("utf-8") if (ROOT / file).exists() else ""
            at = 0
            for piece in re.split(r"^ *(?:// \.\.\.|<!-- \.\.\. -->)\n", text, flags=re.M):
                found = source.find(piece, at)
                if found < 0:
                    yield f"{name_of(document)}:{line}: this is not what stands in {file}"
                    break
                at = found + len(piece)


# ---- findings ----

FINDINGS = ROOT / "docs/handboek/bevindingen.md"
CODE = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"')


def reported(source):
    """Each code that a call of report.error or report.warning in a source file names, and which."""
    source = re.sub(r'\w+\("[\w-]*"\)', "", source)  # an attribute that is looked up is no code
    for call in re.finditer(r"\b(error|warning|unknown)\(", source):
        statement = source[call.start():source.find(";", call.end())]
        if code := CODE.search(statement):
            yield code[1], call[1] == "warning"
    for severity, code in re.findall(r'Severity::(error|warning),\s*"([a-z0-9-]+)"', source):
        yield code, severity == "warning"
    for code in re.findall(r'\.code = "([a-z0-9-]+)"', source):
        yield code, False


def findings(_program):
    page = FINDINGS.read_text("utf-8")
    rows = {code: warns != "" for row in re.findall(r"^\| (`[^|]*)\|", page, re.M)
            for code, warns in re.findall(r"`([a-z0-9-]+)`( W\b)?", row)}
    sources = {path: path.read_text("utf-8") for path in sorted(
        [*ROOT.glob("core/config/src/*.cpp"), *ROOT.glob("core/config/src/*.h"),
         ROOT / "core/cli/src/check.cpp", ROOT / "core/cli/src/folder_check.cpp",
         ROOT / "core/cli/src/reloader.cpp",
         ROOT / "core/hub/src/context.cpp", ROOT / "core/hub/src/credentials.cpp",
         ROOT / "core/hub/src/reload.cpp", ROOT / "core/hub/src/transports.cpp",
         ROOT / "core/hub/include/rodedraad/hub/transports.h"])}
    known = {}
    warnings = {}
    for path, source in sources.items():
        for code, warns in reported(source):
            known.setdefault(code, path)
            warnings[code] = warns and warnings.get(code, True)
    for code in sorted(known.keys() - rows.keys()):
        yield f"{name_of(FINDINGS)}: {name_of(known[code])} reports `{code}`, which has no row"
    for code in sorted(known.keys() & rows.keys()):
        if warnings[code] != rows[code]:
            yield f"{name_of(FINDINGS)}: the W of `{code}` is not what {name_of(known[code])} does"
    everything = "".join(sources.values())
    for code in sorted(rows):
        made = "{}-" + code.rpartition("-")[2]  # "adapter-unknown" from "{}-unknown"
        if f'"{code}"' not in everything and f'"{made}"' not in everything:
            yield f"{name_of(FINDINGS)}: nothing reports `{code}` any more"


# ---- grammar ----

PAGES = {"region": "gebied", "purposes": "grondslagen", "deadlines": "termijnen",
         "workflow": "werkstromen", "scenarios": "scenarios", "retention": "bewaren"}
SCHEMA = "{http://www.w3.org/2001/XMLSchema}"


def grammar(_program):
    for schema, page in PAGES.items():
        text = (ROOT / f"docs/handboek/{page}.md").read_text("utf-8")
        fenced = re.findall(r"^```.*?^```$", text, re.M | re.S)
        inline = re.findall(r"`[^`\n]+`", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))
        words = set(re.findall(r"[\w-]+", " ".join(fenced + inline)))
        for node in ElementTree.parse(ROOT / f"config/schema/{schema}.xsd").iter():
            if node.tag not in (SCHEMA + "element", SCHEMA + "attribute"):
                continue
            if node.get("name") and node.get("name") not in words:
                yield f"docs/handboek/{page}.md: says nothing of `{node.get('name')}`"


# ---- configuration ----

def check(program, folder, secrets):
    run = subprocess.run([program, "check", "--deny-warnings", folder], capture_output=True,
                         text=True, check=False,
                         env={**os.environ, "RODEDRAAD_SECRETS": str(secrets)})
    return "" if run.returncode == 0 else run.stdout + run.stderr


def configuration(program):
    for document in documents():
        whole = list(blocks(document, "xml"))
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "config"
            secrets = pathlib.Path(scratch) / "secrets"
            shutil.copytree(ROOT / "config/minimal", folder)
            secrets.mkdir()
            used = False
            for line, file, text in whole:
                where = f"{name_of(document)}:{line}"
                try:
                    root = ElementTree.fromstring(text)
                except ElementTree.ParseError:
                    root = None  # a fragment
                if file is None:
                    if root is not None and root.tag.startswith(CONFIGURATION):
                        yield f"{where}: a whole file must say which: ```xml FILE"
                    continue
                if is_quote(file):
                    continue
                (folder / file).parent.mkdir(exist_ok=True)
                (folder / file).write_text(text, "utf-8")
                for secret in re.findall(r"secret://file/([\w.-]+)", text):
                    (secrets / secret).write_text("geheim", "utf-8")
                used = True
            if used and (complaint := check(program, folder, secrets)):
                yield f"{name_of(document)}: its configuration is not right:\n{complaint}"


# ---- commands ----

def wait_for(file):
    until = time.monotonic() + WAIT
    while not file.exists():
        if time.monotonic() > until:
            raise TimeoutError(f"{file.name} did not come")
        time.sleep(0.05)
    return json.loads(file.read_text("utf-8"))


NOTIFICATION = {"registratieDatumTijd": "2026-03-02T09:15:27+01:00", "gebeurtenisId": "SS139",
                "bsn": "999990019", "vNummer": 2789456123}
HEADERS = {"Content-Type": "application/json", "bron": "00000099000000002000",
           "doel": "00000099000000001505", "berichtId": "7f1cb2a4-5b1c-4c8e-9a49-1d2f5b1c9f01"}


class Rehearsal:
    """A folder with the data of a hub that handled one message of DUO, which refused one request."""

    def __init__(self, program, folder):
        self.program = program
        self.config = folder / "config"
        self.data = folder / "data"
        self.drop = folder / "drop"
        self.drop.mkdir()
        shutil.copytree(ROOT / "config", self.config)
        running = []
        try:
            duo = self.start(running, folder / "duo.json", "simulate", "duo", "--listen",
                             "127.0.0.1:0", "--fault", "403-leeg@/examens/gratispogingen")
            hub = self.start(running, folder / "hub.json", "run", "--config",
                             self.config / "drechtsteden", "--data", self.data, "--set",
                             f"DUO_URL={duo['url']}", "--set", f"DROP_DIR={self.drop}")
            request = urllib.request.Request(hub["listeners"]["duo"] + "/v1/notificaties",
                                             json.dumps(NOTIFICATION).encode(), HEADERS)
            with urllib.request.urlopen(request, timeout=WAIT):
                pass
            self.delivery = self.wait_for_desk()[0]["id"]
            self.message = json.loads(self.ask("case", "--bsn", "999990019"))["messages"][0]["id"]
            self.task = json.loads(self.ask("task", "list"))[0]["id"]
        finally:
            for process in reversed(running):
                process.send_signal(signal.SIGTERM)
                process.wait(WAIT)

    def start(self, running, ready, *arguments):
        running.append(subprocess.Popen([self.program, *arguments, "--ready-file", ready],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        return wait_for(ready)

    def ask(self, *arguments):
        return subprocess.run([self.program, *arguments, "--config", self.config / "drechtsteden",
                               "--data", self.data, "--json"], capture_output=True, text=True,
                              check=True).stdout

    def wait_for_desk(self):
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            if desk := json.loads(self.ask("dead-letter", "list")):
                return desk
            time.sleep(0.2)
        raise TimeoutError("nothing came to the desk")

    def workplace(self, folder, document):
        """A folder for the commands of one document."""
        shutil.copytree(self.config, folder / "config")
        shutil.copytree(self.config / "drechtsteden", folder / "etc")
        for _, file, text in blocks(document, "json", "csv"):
            if file:
                (folder / file).write_text(text, "utf-8")
        own = folder / "config" / "eigen"
        shutil.copytree(self.config / "minimal", own)
        for _, file, text in configuration_files(document):
            (own / file).parent.mkdir(exist_ok=True)
            (own / file).write_text(text, "utf-8")

    def run(self, folder, line):
        """The exit code and what was said; every command meets the same data."""
        data = folder / "var"
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(self.data, data)
        for words, value in ((("MESSAGE-ID", "BERICHT-ID"), self.message),
                             (("DELIVERY-ID", "AFLEVERING-ID"), self.delivery),
                             (("TASK-ID", "TAAK-ID"), self.task),
                             (("/etc/rodedraad",), str(folder / "etc")),
                             (("/var/lib/rodedraad",), str(data))):
            for word in words:
                line = line.replace(word, value)
        arguments = shlex.split(line, comments=True)[1:]
        if arguments[0] in LONG_RUNNING | NEEDS_SERVER and "--help" not in arguments:
            return self.look_up(arguments)
        into = None
        if ">" in arguments:
            arguments, into = arguments[:-2], arguments[-1]
        made = subprocess.run([self.program, *arguments], cwd=folder, capture_output=True,
                              text=True, timeout=10 * WAIT, check=False,
                              env={**os.environ, "DROP_DIR": str(self.drop)})
        if into:
            (folder / into).write_text(made.stdout, "utf-8")
        return made.returncode, made.stdout + made.stderr

    def look_up(self, arguments):
        help_text = subprocess.run([self.program, arguments[0], "--help"], capture_output=True,
                                   text=True, check=True).stdout
        options = set(re.findall(r"--[\w-]+", help_text))
        unknown = [word for word in arguments if word.startswith("--") and word not in options]
        if arguments[0] == "simulate" and not re.search(rf"\b{arguments[1]}\b", help_text):
            unknown.append(arguments[1])
        return (64, f"unknown: {unknown}") if unknown else (0, "")


def command_lines(text):
    """Each command of a block with its line and the exit code that it states."""
    text = re.sub(r" *\\\n *", lambda found: " " + "\0", text)
    line = 1
    for command in text.splitlines():
        wanted = re.search(r"# exit (\d+)", command)
        yield line, command.replace("\0", ""), int(wanted[1]) if wanted else 0
        line += 1 + command.count("\0")


def commands(program):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        rehearsal = Rehearsal(program, scratch)
        for number, document in enumerate(documents()):
            workplace = scratch / f"document{number}"
            workplace.mkdir()
            rehearsal.workplace(workplace, document)
            for first, _, text in blocks(document, "sh"):
                for line, command, wanted in command_lines(text):
                    if not re.match(r"(\S*/)?rodedraad ", command):
                        continue
                    code, said = rehearsal.run(workplace, command)
                    if code != wanted:
                        yield (f"{name_of(document)}:{first + line}: exit code {code} instead of "
                               f"{wanted}: {command}\n{said}")


# ---- units ----

def units(program):
    verify = shutil.which("systemd-analyze")
    for document in documents():
        for line, file, text in blocks(document, "ini"):
            unit = configparser.ConfigParser(strict=False, interpolation=None, delimiters="=")
            unit.optionxform = str
            unit.read_string(text)
            arguments = shlex.split(unit["Service"]["ExecStart"])
            known = subprocess.run([program, arguments[1], "--help"], capture_output=True, text=True,
                                   check=True).stdout
            for word in arguments:
                if word.startswith("--") and word not in known:
                    yield f"{name_of(document)}:{line}: {file}: there is no {word}"
            if not verify:
                continue
            with tempfile.TemporaryDirectory() as scratch:
                copy = pathlib.Path(scratch) / file
                copy.write_text(text.replace(arguments[0], str(program)), "utf-8")
                made = subprocess.run([verify, "verify", "--man=no", "--recursive-errors=no", copy],
                                      capture_output=True, text=True, check=False)
                if made.returncode != 0 or file in made.stderr:
                    yield f"{name_of(document)}:{line}: {made.stderr}"


def main():
    part, program = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    parts = {each.__name__: each for each in (links, settings, quotes, findings, grammar,
                                              configuration, commands, units)}
    found = list(parts[part](program))
    for complaint in found:
        print(complaint)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
