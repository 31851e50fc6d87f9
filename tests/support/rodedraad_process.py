"""Starts the program as a process of its own, waits for its ready file, and ends it by its id.

The log of each process goes to the folder in RODEDRAAD_TEST_LOGS, when that is set, so that what
the whole suite wrote can be searched; otherwise it lies beside the ready file.
"""
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time

import postgres

PATIENCE = float(os.environ.get("RODEDRAAD_TEST_PATIENCE", "60"))


class NotReady(Exception):
    """The process ended, or did not announce itself; the text ends with what it logged."""


def wait_for(what, look, seconds=PATIENCE):
    """Looks until there is something to see, and returns it."""
    deadline = time.monotonic() + seconds
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {seconds:.0f} seconds: {what}")
        time.sleep(0.02)


class Process:
    """One running program; `ready` is what its ready file says."""

    def __init__(self, program, arguments, folder, name, environment=None):
        folder = pathlib.Path(folder)
        self.program = program
        self.name = name
        self.log = _log_file(folder, name)
        ready_file = folder / f"{name}.ready.json"
        ready_file.unlink(missing_ok=True)
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(
                [str(program), *map(str, arguments), "--ready-file", str(ready_file)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={**os.environ, **(environment or {})})
        try:
            self.ready = wait_for(f"{name} is ready", lambda: self._announced(ready_file))
        except TimeoutError as error:
            self.kill()
            raise NotReady(f"{error}\n{self.last_words()}") from error

    @property
    def pid(self):
        return self._child.pid

    @property
    def exit_code(self):
        """None as long as it runs."""
        return self._child.poll()

    def last_words(self, lines=10):
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-lines:])

    def log_lines(self):
        """The lines that are JSON, parsed."""
        for line in self.log.read_text("utf-8", "replace").splitlines():
            if line.startswith("{"):
                yield json.loads(line)

    def stop(self, seconds=30):
        """Asks it to end, and makes it end when it does not; returns its exit code."""
        if self.exit_code is None:
            self._child.send_signal(signal.SIGTERM)
        try:
            return self._child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return self.kill()

    def kill(self):
        """As a power cut would: no chance to say anything."""
        if self.exit_code is None:
            self._child.send_signal(signal.SIGKILL)
        return self._child.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def _announced(self, ready_file):
        if self.exit_code is not None:
            raise NotReady(f"{self.name} ended with code {self.exit_code}\n{self.last_words()}")
        return json.loads(ready_file.read_text("utf-8")) if ready_file.exists() else None


class Hub(Process):
    """`rodedraad run`: its listeners by connection id, its admin address, and its commands."""

    def __init__(self, program, config, folder, name="hub", environment=None, more=(), **variables):
        folder = pathlib.Path(folder)
        self.config = pathlib.Path(config)
        self.data = folder / "data"
        # Each data folder has a store of its own, which commands that follow look for as well.
        if store := postgres.store_of(self.data):
            os.environ["STORE_URL"] = store
        arguments = ["run", "--config", self.config, "--data", self.data]
        for variable, value in variables.items():
            arguments += ["--set", f"{variable}={value}"]
        self._settings = arguments[5:]
        super().__init__(program, [*arguments, *more], folder, name, environment)
        self.listeners = self.ready["listeners"]
        self.admin = self.ready["admin"]

    def ledger(self):
        """Every message, delivery, attempt and open task of the store, as the hub can open them."""
        done = subprocess.run(
            [str(self.program), "ledger", "--config", str(self.config), "--data", str(self.data),
             *self._settings], capture_output=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def command(self, *words):
        """Runs a command on the same configuration and data; what it prints as JSON, or None."""
        done = subprocess.run(
            [str(self.program), *map(str, words), "--config", str(self.config), "--data",
             str(self.data), *self._settings, "--json"],
            capture_output=True, check=False)
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{words[0]} ended with code {done.returncode}: "
                               + done.stderr.decode("utf-8", "replace").strip())
        return json.loads(done.stdout) if done.stdout.strip() else None

    def trace(self, message):
        return self.command("trace", message)


class Simulator(Process):
    """`rodedraad simulate PARTNER`, with its address in `url` and a record of what it was asked."""

    def __init__(self, program, partner, folder, *arguments, name=None, listen="127.0.0.1:0"):
        name = name or partner
        self.record = pathlib.Path(folder) / f"{name}.jsonl"
        super().__init__(program, ["simulate", partner, "--listen", listen, "--record", self.record,
                                   *arguments], folder, name)
        self.url = self.ready["url"]

    def received(self, method=None):
        if not self.record.exists():
            return []
        lines = map(json.loads, self.record.read_text("utf-8").splitlines())
        return [line for line in lines if method in (None, line["method"])]


def _log_file(folder, name):
    shared = os.environ.get("RODEDRAAD_TEST_LOGS")
    if not shared:
        return folder / f"{name}.log"
    pathlib.Path(shared).mkdir(parents=True, exist_ok=True)
    handle, path = tempfile.mkstemp(prefix=f"{name}-", suffix=".log", dir=shared)
    os.close(handle)
    return pathlib.Path(path)
