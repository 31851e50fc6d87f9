"""A TCP proxy before PostgreSQL that cuts a connection when a COMMIT has gone through, before its
answer comes back: the hub cannot know what became of it."""
import random
import select
import socket
import struct
import time

from relay import Relay

COMMIT = b"COMMIT\0"     # as libpq sends it
CARRIED_OUT = 0.05       # seconds that the server gets


class CommitCutter(Relay):
    def __init__(self, port: int, seed: int) -> None:
        self.cuts = 0
        self.share = 0.0  # of the commits that are cut
        self._called = port
        self._dice = random.Random(seed)
        super().__init__()

    def serve(self, caller: socket.socket) -> None:
        with caller:
            try:
                called = socket.create_connection(("127.0.0.1", self._called), timeout=5)
            except OSError:
                return
            with called:
                try:
                    self._pump(caller, called)
                except OSError:
                    pass

    def _pump(self, caller: socket.socket, called: socket.socket) -> None:
        while True:
            readable, _, _ = select.select([caller, called], [], [])
            if caller in readable:
                content = caller.recv(1 << 18)
                if not content:
                    return
                called.sendall(content)
                if COMMIT in content and self._dice.random() < self.share:
                    self.cuts += 1
                    time.sleep(CARRIED_OUT)
                    reset = struct.pack("ii", 1, 0)
                    caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
                    return
            if called in readable:
                content = called.recv(1 << 18)
                if not content:
                    return
                caller.sendall(content)
