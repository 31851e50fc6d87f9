"""Partners that answer as no partner should, each on a port of its own."""
import socket
import threading
import time
from dataclasses import dataclass, field

LONGEST = 20.0  # seconds that a sink keeps at it


@dataclass
class Seen:
    """What came to one of them."""
    requests: int = 0
    longest: float = 0.0  # seconds from the request to the end of the connection
    moments: list[float] = field(default_factory=list)


def drip(connection: socket.socket, head: bytes) -> None:
    connection.sendall(head)
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        time.sleep(0.5)
        connection.sendall(b"x")


def truncated(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}")


def headers_cut(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Le")


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        connection.sendall(b"x" * 65536)


def continues(connection: socket.socket) -> None:
    for _ in range(1000):
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.002)


def silent(connection: socket.socket) -> None:
    time.sleep(LONGEST)


def plain(status: str, more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\n{more}Content-Length: 0\r\nConnection: close\r\n\r\n".encode()


KINDS = ("500", "503", "429", "reset", "truncated", "truncated-chunk", "headers-cut", "drip-body",
         "drip-head", "never-answers", "garbage", "big-header", "endless-body", "continues",
         "redirect", "two-lengths", "never-accepts")


class BadSinks:
    """All of them at once, and one place to which a redirect points."""

    def __init__(self, good: tuple[str, ...] = ()) -> None:
        r"""\p good: these answer as they should."""
        self.elsewhere = 0
        self.stopping = False
        self._listeners: list[socket.socket] = []
        target = self._listen(self._count_elsewhere)
        redirect = plain("302 Found", f"Location: http://127.0.0.1:{target}/\r\n")
        kinds = {
            "500": lambda c: c.sendall(plain("500 Internal Server Error")),
            "503": lambda c: c.sendall(plain("503 Busy", "Retry-After: 1\r\n")),
            "429": lambda c: c.sendall(plain("429 Too Many", "Retry-After: 1\r\n")),
            "reset": reset,
            "truncated": truncated,
            "truncated-chunk": lambda c: c.sendall(
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFF\r\nhello"),
            "headers-cut": headers_cut,
            "drip-body": lambda c: drip(c, b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"),
            "drip-head": lambda c: drip(c, b"HTTP/1.1 200 OK\r\nX: "),
            "never-answers": silent,
            "garbage": lambda c: c.sendall(b"\x00\xff\x01garbage\r\n\r\n"),
            "big-header": lambda c: c.sendall(
                b"HTTP/1.1 200 OK\r\nX: " + b"a" * 5_000_000 + b"\r\n\r\n"),
            "endless-body": endless,
            "continues": continues,
            "redirect": lambda c: c.sendall(redirect),
            "two-lengths": lambda c: c.sendall(
                b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 9\r\n\r\n"),
        }
        for name in good:
            kinds[name] = lambda c: c.sendall(plain("200 OK"))
        self.seen = {name: Seen() for name in (*kinds, "never-accepts")}
        self.ports = {name: self._listen(self._answer(name, behave))
                      for name, behave in kinds.items()}
        if "never-accepts" not in good:
            deaf = socket.create_server(("127.0.0.1", 0), backlog=0)
            self._listeners.append(deaf)
            self.ports["never-accepts"] = deaf.getsockname()[1]

    def close(self) -> None:
        self.stopping = True
        for listener in self._listeners:
            listener.close()

    def _listen(self, serve: "object") -> int:
        listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._listeners.append(listener)

        def accept() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(connection,), daemon=True).start()  # type: ignore[arg-type]

        threading.Thread(target=accept, daemon=True).start()
        port: int = listener.getsockname()[1]
        return port

    def _count_elsewhere(self, connection: socket.socket) -> None:
        self.elsewhere += 1
        connection.close()

    def _answer(self, name: str, behave: "object") -> "object":
        def serve(connection: socket.socket) -> None:
            seen = self.seen[name]
            begin = time.monotonic()
            try:
                connection.settimeout(LONGEST)
                if not connection.recv(65536):
                    return
                seen.requests += 1
                seen.moments.append(time.monotonic())
                begin = time.monotonic()
                behave(connection)  # type: ignore[operator]
            except OSError:
                pass
            finally:
                seen.longest = max(seen.longest, time.monotonic() - begin)
                connection.close()
        return serve
