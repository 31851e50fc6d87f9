"""The processes: the hub, which is killed and started again, and the partners, which outlive it."""
import json
import os
import pathlib
import random
import re
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from postgres import Postgres as Postgres  # noqa: E402
from spine import copy_spine  # noqa: E402

# Seconds in which a program must be ready; how soon it was is a criterion of the rows.
PATIENCE = float(os.environ.get("RODEDRAAD_TEST_PATIENCE", "180"))


class Failed(Exception):
    """A program did what it must not do; the text says what."""


def free_port() -> int:
    """A port that a hub can have again after each start: the kernel gives it to no connection that
    somebody else makes meanwhile."""
    given = pathlib.Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()
    lowest = 10_000
    highest = max(int(given[0]), lowest + 1_000)
    while True:
        port = random.SystemRandom().randrange(lowest, highest)
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def log_file(folder: pathlib.Path, name: str) -> pathlib.Path:
    """Where the hub's log goes: into RODEDRAAD_TEST_LOGS when the whole test run collects them."""
    logs = os.environ.get("RODEDRAAD_TEST_LOGS")
    if not logs:
        return folder / f"{name}.log"
    pathlib.Path(logs).mkdir(parents=True, exist_ok=True)
    return pathlib.Path(logs) / f"{name}-{os.getpid()}.log"


@dataclass(frozen=True)
class Wrapping:
    """How a program is started otherwise: through another one, or with more environment. A wrapper
    must become the program, so that the process id is the program's."""
    prefix: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)


class Program:
    """One process of rodedraad that tells in a file when it is ready."""

    def __init__(self, arguments: list[str], ready: pathlib.Path, log: pathlib.Path,
                 wrapping: Wrapping = Wrapping()) -> None:
        self._arguments = arguments
        self._ready = ready
        self._log = log
        self.wrapping = wrapping
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    def spawn(self) -> None:
        self._ready.unlink(missing_ok=True)
        with self._log.open("ab") as out:
            self._process = subprocess.Popen(
                [*self.wrapping.prefix, *self._arguments, "--ready-file", str(self._ready)],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                env={**os.environ, **self.wrapping.environment})

    def announcement(self) -> dict[str, object]:
        """Waits until it is ready."""
        deadline = time.monotonic() + PATIENCE
        while not self._ready.exists():
            self.check_alive()
            if time.monotonic() > deadline:
                raise Failed(f"not ready within {PATIENCE:.0f} seconds; see {self._log}")
            time.sleep(0.005)
        content: dict[str, object] = json.loads(self._ready.read_text())
        return content

    def check_alive(self) -> None:
        if self._process is None or self._process.poll() is None:
            return
        raise Failed(f"stopped by itself with code {self._process.returncode}; see {self._log}")

    @property
    def exit_code(self) -> int | None:
        """None as long as it runs."""
        return self._process.poll() if self._process else 0

    def wait(self, seconds: float) -> int | None:
        """Its exit code; None when it still runs after so long."""
        try:
            return self._process.wait(timeout=seconds) if self._process else 0
        except subprocess.TimeoutExpired:
            return None

    def ask_to_stop(self) -> None:
        if self._process is not None:
            self._process.terminate()

    def signal(self, number: int) -> None:
        if self._process is not None:
            self._process.send_signal(number)

    def kill(self) -> None:
        """As the kernel does it when memory runs out: no handler, no flush, no goodbye."""
        self.check_alive()
        self.stop_at_once()

    def stop_at_once(self) -> None:
        """As kill(), and well when it has ended by itself."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Partner(Program):
    """A simulated partner; its record is the ledger of what arrived."""

    def __init__(self, binary: pathlib.Path, name: str, folder: pathlib.Path,
                 *options: str) -> None:
        self.record = folder / f"{name}.jsonl"
        super().__init__([str(binary), "simulate", name, "--listen", "127.0.0.1:0", "--record",
                          str(self.record), *options],
                         folder / f"{name}.json", folder / f"{name}.log")
        self.spawn()
        self.url = str(self.announcement()["url"])

    def effects(self) -> list[dict[str, object]]:
        with urllib.request.urlopen(self.url + "/_simulator/effecten", timeout=30) as answer:
            content: list[dict[str, object]] = json.load(answer)
            return content


class Hub(Program):
    def __init__(self, binary: pathlib.Path, config: pathlib.Path, folder: pathlib.Path,
                 settings: dict[str, str], log_name: str = "hub",
                 wrapping: Wrapping = Wrapping(), data: pathlib.Path | None = None) -> None:
        self.port = free_port()
        self.data = data or folder / "data"
        self.log = log_file(folder, log_name)
        self.ready = folder / "hub.ready.json"
        settings = {"LISTEN": f"127.0.0.1:{self.port}", "DROP_DIR": str(folder / "aanlevering"),
                    "RETRY_FIRST": "200ms", "DUO_RATE": "2000/s", "DUO_INFLIGHT": "16", **settings}
        (folder / "aanlevering").mkdir(exist_ok=True)
        self.config = copy_spine(config, folder / "config")
        self._binary = binary
        assignments = [f"{name}={value}" for name, value in settings.items()]
        self._settings = [word for pair in assignments for word in ("--set", pair)]
        super().__init__([str(binary), "run", "--config", str(self.config), "--data", str(self.data),
                          *self._settings],
                         self.ready, self.log, wrapping)

    def command(self, name: str) -> list[str]:
        """How a command on its store begins."""
        return [str(self._binary), *name.split(), "--config", str(self.config), "--data", str(self.data),
                *self._settings]

    def environment(self) -> dict[str, str]:
        return {**os.environ, **self.wrapping.environment}

    def edit(self, pattern: str, text: re.Pattern[str], new: str) -> None:
        """Changes the hub's own copy of the configuration."""
        for file in self.config.glob(pattern):
            file.write_text(text.sub(new, file.read_text("utf-8")), "utf-8")

    def start(self) -> float:
        """Seconds until it accepts messages."""
        begin = time.monotonic()
        self.spawn()
        self.announcement()
        return time.monotonic() - begin
