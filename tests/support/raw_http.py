"""HTTP/1.1 by hand: sends exactly the bytes it is given and reads every answer that comes back."""
import os
import socket
import ssl
import urllib.parse


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def header(self, name):
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)


def address_of(url):
    """Host and port of a URL, and the path below which it lies."""
    parts = urllib.parse.urlsplit(url)
    return (parts.hostname, parts.port), parts.path


def post(path, body, headers=(), host="localhost"):
    """A well-formed POST, as bytes."""
    lines = [f"POST {path} HTTP/1.1", f"Host: {host}",
             *(f"{name}: {value}" for name, value in headers), f"Content-Length: {len(body)}"]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def exchange(address, sent, *, half_close=False, seconds=30.0, tls=None):
    """Every final answer to these bytes, until the peer closes or falls silent.

    The bytes may come in pieces. A peer that answers early and closes is heard all the same. With
    an ssl.SSLContext they go under TLS; a half close then is the bare FIN of an attacker.
    """
    answers = bytearray()
    with connect(address, seconds, tls) as connection:
        try:
            for piece in ([sent] if isinstance(sent, (bytes, bytearray)) else sent):
                connection.sendall(piece)
            if half_close:
                os_socket(connection).shutdown(socket.SHUT_WR)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            pass  # what it said before is still to be read
        try:
            while received := connection.recv(65536):
                answers += received
                if _complete(answers):
                    # One more look: a second answer to one request must not go unseen.
                    connection.settimeout(0.2)
        except (ConnectionResetError, TimeoutError, socket.timeout, ssl.SSLError):
            pass
    return parse(bytes(answers))


def connect(address, seconds, tls=None):
    """A connection, under TLS when there is a context; who is on the other side is not checked."""
    plain = socket.create_connection(address, timeout=seconds)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return plain if tls is None else tls.wrap_socket(plain, server_hostname=address[0])


def os_socket(connection):
    """The connection below TLS, for what TLS would do politely. Use it for nothing else."""
    return socket.socket(fileno=os.dup(connection.fileno()))


def parse(received):
    """The final answers in what was received; one that is cut off counts as well."""
    answers = []
    while received.startswith(b"HTTP/"):
        head, _, rest = received.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ")[1])
        headers = [tuple(part.strip() for part in line.split(":", 1)) for line in lines[1:]]
        answer = Answer(status, headers, b"")
        length = int(answer.header("Content-Length") or 0)
        answer.body, received = rest[:length], rest[length:]
        if status >= 200:
            answers.append(answer)
    return answers


def _complete(received):
    found = parse(bytes(received))
    if not found:
        return False
    length = int(found[-1].header("Content-Length") or 0)
    return len(found[-1].body) == length
