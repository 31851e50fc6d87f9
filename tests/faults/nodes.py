"""Several hubs on one store: one works, all take in. What ends is started again, as a service manager
does, and a balancer gives each connection to one of the hubs that listen."""
import pathlib
import random
import re
import select
import signal
import socket
import threading
import time

from programs import Failed, Hub, Postgres, Wrapping
from relay import Relay

RELIEVED = 69   # how a hub ends that lost its store: sysexits EX_UNAVAILABLE
PATIENCE = 60.0
AGAIN_AFTER = 0.2


class Balancer(Relay):
    """Passes each connection on to any port that listens."""

    def __init__(self, ports: list[int]) -> None:
        self.connections = {port: 0 for port in ports}
        self._dice = random.Random(len(ports))
        super().__init__()

    def serve(self, caller: socket.socket) -> None:
        with caller:
            for port in self._dice.sample(list(self.connections), len(self.connections)):
                try:
                    called = socket.create_connection(("127.0.0.1", port), timeout=2)
                except OSError:
                    continue
                with called:
                    self.connections[port] += 1
                    self._pump(caller, called)
                return

    @staticmethod
    def _pump(caller: socket.socket, called: socket.socket) -> None:
        other = {caller: called, called: caller}
        while True:
            readable, _, _ = select.select([caller, called], [], [], 30)
            for end in readable:
                try:
                    content = end.recv(1 << 16)
                    if not content:
                        return
                    other[end].sendall(content)
                except OSError:
                    return
            if not readable:
                return


class Nodes:
    """To a Stack: a hub."""

    def __init__(self, binary: pathlib.Path, config: pathlib.Path, folder: pathlib.Path,
                 settings: dict[str, str], count: int, server: Postgres, database: str,
                 wrapping: Wrapping = Wrapping()) -> None:
        keys = folder / "keys"
        keys.mkdir(mode=0o700)
        self._nodes: list[Hub] = []
        for number in range(1, count + 1):
            own = folder / f"node-{number}"
            (own / "data").mkdir(parents=True)
            # All nodes have the keys of the store.
            (own / "data" / "keys").symlink_to(keys)
            self._nodes.append(Hub(binary, config, own, settings, f"faults-node-{number}", wrapping))
        self._server = server
        self.database = database
        self._balancer = Balancer([node.port for node in self._nodes])
        self.port = self._balancer.port
        self.data = self._nodes[0].data
        self.relieved = 0           # how many ended because they had lost the store
        self._wrong = ""
        self._killed: set[int] = set()   # process ids
        self._stopping = threading.Event()
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def command(self, name: str) -> list[str]:
        """Of the one that works: what goes on record goes through it."""
        return self._one_at_work().command(name)

    def check_alive(self) -> None:
        if self._wrong:
            raise Failed(self._wrong)

    def idle(self) -> int:
        """How many of them took nothing in."""
        return sum(count == 0 for count in self._balancer.connections.values())

    def moves_to(self, server: Postgres) -> None:
        """Where the store says who works."""
        self._server = server

    def start(self) -> float:
        """Seconds until one of them works."""
        for node in self._nodes:
            node.spawn()
        if not self._keeper.is_alive():
            self._keeper.start()
        return self.wait_for_one()

    def stop(self) -> None:
        self._stopping.set()
        if self._keeper.is_alive():
            self._keeper.join()
        for node in self._nodes:
            node.signal(signal.SIGCONT)
            node.stop()
        self._balancer.close()

    def wait_for_one(self, other_than: int = 0) -> float:
        """Seconds until one works that has not this process id."""
        begin = time.monotonic()
        while True:
            self.check_alive()
            node = self.at_work()
            if node is not None and node.pid != other_than and node.ready.exists():
                return time.monotonic() - begin
            if time.monotonic() - begin > PATIENCE:
                raise Failed(f"no hub took over within {PATIENCE:.0f} s")
            time.sleep(0.01)

    def at_work(self) -> Hub | None:
        """The one that the store says owns it, while it runs."""
        try:
            said = self._server.sql("SELECT node FROM owner", self.database)
        except RuntimeError:
            return None  # the server is away, or there is no store yet
        pid = re.search(r"process (\d+)", said[0] if said else "")
        for node in self._nodes:
            if pid and node.pid == int(pid[1]) and node.exit_code is None:
                return node
        return None

    def kill_one(self) -> float:
        """kill -9 of the one that works. Seconds until another does."""
        node = self._one_at_work()
        pid = node.pid
        self._killed.add(pid)
        node.stop_at_once()
        return self.wait_for_one(pid)

    def freeze_one(self) -> float:
        """The one that works stands still until another took over, and then goes on as if nothing had
        happened. Seconds until the other worked."""
        node = self._one_at_work()
        pid = node.pid
        before = self.relieved
        node.signal(signal.SIGSTOP)
        took = self.wait_for_one(pid)
        node.signal(signal.SIGCONT)
        end = time.monotonic() + PATIENCE
        while self.relieved == before:
            self.check_alive()
            if time.monotonic() > end:
                raise Failed("a hub that was relieved goes on")
            time.sleep(0.01)
        return took

    def _one_at_work(self) -> Hub:
        self.wait_for_one()
        node = self.at_work()
        if node is None:
            raise Failed("no hub works")
        return node

    def _keep(self) -> None:
        while not self._stopping.wait(0.02):
            for node in self._nodes:
                code = node.exit_code
                if code is None:
                    continue
                if node.pid not in self._killed:
                    if code != RELIEVED:
                        self._wrong = f"stopped by itself with code {code}; see {node.log}"
                        return
                    self.relieved += 1
                self._stopping.wait(AGAIN_AFTER)
                if not self._stopping.is_set():
                    node.spawn()
