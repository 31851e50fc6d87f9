"""The clients take no half answer for a whole one."""
import pathlib
import socket
import sys
import threading
import unittest
from types import SimpleNamespace

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from clients import Client  # noqa: E402

WHOLE = b'HTTP/1.1 202 Accepted\r\nContent-Length: 19\r\n\r\n{"ontvangstId":"1"}'
LETTER = SimpleNamespace(path="/berichten", body=b"{}", headers={})


def answered(answer: bytes) -> tuple[int, bytes]:
    """What a client makes of an answer after which the connection ends."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(answer)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass

    threading.Thread(target=serve, daemon=True).start()
    client = Client("127.0.0.1", listener.getsockname()[1], 10)
    try:
        return client.post(LETTER)
    finally:
        client.close()
        listener.close()


class ClientsTest(unittest.TestCase):
    def test_a_whole_answer_counts(self) -> None:
        self.assertEqual(answered(WHOLE), (202, b'{"ontvangstId":"1"}'))

    def test_an_answer_that_is_cut_off_anywhere_is_none(self) -> None:
        for length in range(len(WHOLE)):
            with self.subTest(length=length):
                self.assertEqual(answered(WHOLE[:length]), (0, b""))


if __name__ == "__main__":
    unittest.main()
