"""No more descriptors: the hub refuses, lives, and serves again when they come free."""
import socket
import time

from frame import Bench, Result, Row
from injection import need
from programs import Wrapping
from stack import Stack

DESCRIPTORS = 120


def run(bench: Bench, result: Result) -> None:
    need("prlimit", "it limits what a process may have")
    wrapping = Wrapping(("prlimit", f"--nofile={DESCRIPTORS}", "--"))
    with Stack(bench.site(wrapping=wrapping)) as stack:
        stack.hub.start()
        for _ in range(bench.amount(4, 1)):
            idle = []
            for _ in range(2 * DESCRIPTORS):
                connection = socket.socket()
                connection.settimeout(1)
                try:
                    connection.connect(("127.0.0.1", stack.hub.port))
                    idle.append(connection)
                except OSError:
                    connection.close()
                    break
            result.count("idle connections", len(idle))
            time.sleep(0.5)
            stack.hub.check_alive()
            for connection in idle:
                connection.close()
            stack.load(bench.amount(100, 40))
            result.violations += stack.finish()
        told = stack.tally()
    result.count("accepted", told.accepted)


ROW = Row("F-7", "descriptors run out", 1.3, run)
