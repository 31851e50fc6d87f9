"""`rodedraad top` and `rodedraad tap` on a hub that runs, on a terminal and in a script.

watching_test.py PROGRAM CONFIG
"""
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "admin_api"))
import console_hub  # noqa: E402
from rodedraad_process import PATIENCE, wait_for  # noqa: E402

PROGRAM, CONFIG = sys.argv[1], pathlib.Path(sys.argv[2])
PRIVATE = [*console_hub.PERSONS, "999990044", *(
    json.loads((CONFIG / "scenarios" / "berichten" / "duo-ss139.json").read_bytes()).get(name, "")
    for name in ("geslachtsnaam", "voornamen"))]
running = None


def setUpModule():
    global running
    running = console_hub.ConsoleHub(PROGRAM, CONFIG)
    running.tell()
    running.wait_for_desk()


def tearDownModule():
    running.close()


def run(*words, data=None):
    return subprocess.run([PROGRAM, *words, "--data", str(data or running.hub.data)],
                          capture_output=True, text=True, check=False, timeout=PATIENCE)


class Terminal:
    """A program on a terminal of so many columns and rows."""

    def __init__(self, *words, columns=100, rows=30):
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(theirs)
        self.theirs = theirs
        self.shown = ""
        self.child = subprocess.Popen(
            [PROGRAM, *words, "--data", str(running.hub.data)],
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait()
        os.close(self.ours)
        os.close(self.theirs)

    def read(self):
        while select.select([self.ours], [], [], 0)[0]:
            self.shown += os.read(self.ours, 65536).decode("utf-8", "replace")
        return self.shown

    def screens(self):
        """Every screen that was shown as a whole."""
        return [screen for screen in self.read().split("\033[H")[1:] if "\033[J" in screen]

    def type(self, keys):
        os.write(self.ours, keys)

    def ends(self):
        wait_for("the program ends",
                 lambda: self.read() is not None and self.child.poll() is not None)
        self.read()
        return self.child.returncode


def private_in(text):
    return [value for value in PRIVATE if value and value in text]


class Top(unittest.TestCase):
    def test_prints_once_for_a_script(self):
        done = run("top")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for wanted in ("KOPPELING", "duo", "vluchtelingenwerk", "Termijnen:", "Taken:",
                       "de partner laat ons niet toe"):
            self.assertIn(wanted, done.stdout)
        self.assertNotIn("\033", done.stdout)
        self.assertEqual(private_in(done.stdout), [])

    def test_prints_as_often_as_is_asked_as_json_too(self):
        done = run("top", "--json", "--times", "2", "--every", "1")
        first, second = map(json.loads, done.stdout.splitlines())
        self.assertEqual(first["koppelingen"][0].keys(), second["koppelingen"][0].keys())
        self.assertEqual(sum(group["aantal"] for group in first["storingen"]),
                         len(console_hub.PERSONS))
        self.assertNotEqual(first["moment"], second["moment"])
        self.assertEqual(private_in(done.stdout), [])

    def test_refreshes_on_a_terminal_until_q(self):
        with Terminal("top", "--every", "1") as terminal:
            wait_for("three screens", lambda: len(terminal.screens()) >= 3)
            last = terminal.screens()[-1]
            self.assertIn("KOPPELING", last)
            self.assertIn("vluchtelingenwerk", last)
            self.assertEqual(private_in(terminal.shown), [])
            terminal.type(b"q")
            self.assertEqual(terminal.ends(), 0)
            self.left_as_it_was(terminal)

    def test_ends_by_control_c_and_by_a_signal(self):
        for end in (lambda terminal: terminal.type(b"\x03"),
                    lambda terminal: terminal.child.send_signal(signal.SIGINT),
                    lambda terminal: terminal.child.send_signal(signal.SIGTERM)):
            with Terminal("top", "--every", "60") as terminal:
                wait_for("a screen", terminal.screens)
                end(terminal)
                self.assertEqual(terminal.ends(), 0)
                self.left_as_it_was(terminal)

    def test_fits_the_terminal(self):
        with Terminal("top", "--every", "60", columns=40, rows=6) as terminal:
            screen = wait_for("a screen", terminal.screens)[0]
            lines = re.sub(r"\033\[[KJ]", "", screen).split("\r\n")
            self.assertLessEqual(len(lines), 6)
            self.assertLessEqual(max(map(len, lines)), 40)

    def left_as_it_was(self, terminal):
        self.assertEqual(termios.tcgetattr(terminal.theirs), terminal.before)
        for pair in (("\033[?1049h", "\033[?1049l"), ("\033[?25l", "\033[?25h")):
            self.assertLess(terminal.shown.find(pair[0]), terminal.shown.rfind(pair[1]))


class Tap(unittest.TestCase):
    def test_shows_what_was_there(self):
        done = run("tap", "--from-before", "--count", "3")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(done.stdout.splitlines()), 3)
        self.assertEqual(private_in(done.stdout), [])

    def test_shows_only_one_connection(self):
        done = run("tap", "--from-before", "--count", "3", "--json", "--connection",
                   "vluchtelingenwerk")
        lines = list(map(json.loads, done.stdout.splitlines()))
        self.assertEqual({line["koppeling"] for line in lines}, {"vluchtelingenwerk"})
        self.assertEqual({line["richting"] for line in lines}, {"uit"})
        self.assertEqual(private_in(done.stdout), [])

    def test_a_connection_that_is_not_there_is_told(self):
        done = run("tap", "--connection", "duoo")
        self.assertEqual(done.returncode, 64)
        self.assertIn("geen koppeling 'duoo'", done.stderr)
        self.assertIn("vluchtelingenwerk", done.stderr)

    def test_shows_the_form_of_what_messages_say_and_no_more(self):
        done = run("tap", "--from-before", "--count", "6", "--content")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("999999999", done.stdout.replace(" ", ""), "the form of a BSN")
        self.assertEqual(private_in(done.stdout), [])

    def test_follows_what_comes_in_after_it_began(self):
        with tempfile.TemporaryFile("w+") as out:
            with subprocess.Popen([PROGRAM, "tap", "--json", "--count", "2", "--data",
                                   str(running.hub.data)], stdout=out) as child:
                time.sleep(2)  # it shows nothing of before, and says nothing when it begins
                running.tell(["999990044"], first=7)
                self.assertEqual(child.wait(PATIENCE), 0)
            out.seek(0)
            lines = list(map(json.loads, out.read().splitlines()))
        self.assertEqual(len(lines), 2)
        self.assertIn(("in", "duo"), {(line["richting"], line["koppeling"]) for line in lines})
        self.assertEqual(private_in(json.dumps(lines)), [])

    def test_ends_by_control_c(self):
        with Terminal("tap", "--from-before") as terminal:
            wait_for("a line", lambda: "vluchtelingenwerk" in terminal.read())
            terminal.child.send_signal(signal.SIGINT)
            self.assertIn(terminal.ends(), (0, -signal.SIGINT))
            self.assertEqual(termios.tcgetattr(terminal.theirs), terminal.before)


class WithoutHub(unittest.TestCase):
    def test_says_so_in_one_sentence(self):
        with tempfile.TemporaryDirectory() as empty:
            for command in ("top", "tap"):
                with self.subTest(command):
                    done = run(command, data=empty)
                    self.assertEqual(done.returncode, 69)
                    self.assertEqual(done.stderr, "op deze gegevensmap draait geen hub\n")
                    self.assertEqual(done.stdout, "")

    def test_says_so_when_the_hub_ends_meanwhile(self):
        hub = console_hub.ConsoleHub(PROGRAM, CONFIG)
        try:
            with subprocess.Popen([PROGRAM, "tap", "--data", str(hub.hub.data)],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                  text=True) as child:
                time.sleep(1)
                hub.hub.stop()
                self.assertEqual(child.wait(PATIENCE), 69)
                self.assertEqual(len(child.stderr.read().splitlines()), 1)
        finally:
            hub.close()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
