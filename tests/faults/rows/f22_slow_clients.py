"""A thousand clients that send a byte now and then; an honest one is served all the while."""
import http.client
import socket
import threading
import time

from frame import Bench, Result, Row
from stack import Stack

HONEST_WITHIN = 1.0  # seconds, 99 of 100


class Slow(threading.Thread):
    """Keeps so many requests unfinished."""

    def __init__(self, port: int, count: int) -> None:
        super().__init__(daemon=True)
        self.stopped = False
        self._port = port
        self._count = count
        self.opened = 0

    def run(self) -> None:
        connections: list[socket.socket] = []
        while not self.stopped:
            while len(connections) < self._count and not self.stopped:
                try:
                    connection = socket.create_connection(("127.0.0.1", self._port), timeout=2)
                    half = len(connections) % 2
                    connection.sendall(
                        b"POST /duo/v1/notificaties HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n" +
                        (b"\r\n{" if half else b"X: "))
                    connections.append(connection)
                    self.opened += 1
                except OSError:
                    break
            kept = []
            for connection in connections:
                try:
                    connection.sendall(b"a")
                    kept.append(connection)
                except OSError:
                    connection.close()
            connections = kept
            time.sleep(1)
        for connection in connections:
            connection.close()


def run(bench: Bench, result: Result) -> None:
    with Stack(bench.site()) as stack:
        stack.hub.start()
        slow = Slow(stack.hub.port, bench.amount(1000, 250))
        slow.start()
        time.sleep(2)
        times = []
        until = time.monotonic() + bench.amount(120, 10)
        while time.monotonic() < until:
            begin = time.monotonic()
            honest = http.client.HTTPConnection("127.0.0.1", stack.hub.port, timeout=20)
            try:
                honest.request("POST", "/duo/v1/nergens", b"{}", {"Content-Type": "application/json"})
                honest.getresponse().read()
            except OSError:
                result.count("honest requests without answer")
            honest.close()
            times.append(time.monotonic() - begin)
            time.sleep(0.02)
        stack.load(50)
        slow.stopped = True
        slow.join(timeout=10)
        result.violations += stack.finish()
    times.sort()
    late = times[int(len(times) * 0.99) - 1]
    result.count("slow connections", slow.opened)
    result.count("honest requests", len(times))
    result.demand("99 of 100 honest answers within", f"{late * 1000:.0f} ms", late < HONEST_WITHIN)


ROW = Row("F-22", "a thousand slow clients", 2, run)
