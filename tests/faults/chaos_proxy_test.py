"""The proxy does what its names say; each test would fail for a proxy that only passes on."""
import pathlib
import socket
import sys
import threading
import time
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import chaos_proxy as chaos  # noqa: E402
from chaos_proxy import ChaosProxy  # noqa: E402

SENT = bytes(range(256)) * 4


class Echo:
    """Sends back what it gets, when the caller is done; remembers it."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.pieces: list[int] = []
        self.heard = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._echo, args=(connection,), daemon=True).start()

    def _echo(self, connection: socket.socket) -> None:
        got = b""
        try:
            while piece := connection.recv(65536):
                got += piece
                self.pieces.append(len(piece))
            connection.sendall(got)
        except OSError:
            pass
        finally:
            self.got.append(got)
            self.heard.set()
            connection.close()


class ChaosProxyTest(unittest.TestCase):
    def setUp(self) -> None:
        self.echo = Echo()
        self.addCleanup(self.echo.close)

    def answer(self, kind: str, seconds: float = 10.0, most_bytes: int = 500) -> bytes | None:
        """What comes back through a proxy of this kind; None: a reset or silence."""
        with ChaosProxy("127.0.0.1", self.echo.port, 7, (kind,), most_bytes=most_bytes) as proxy:
            with socket.create_connection(("127.0.0.1", proxy.port), timeout=seconds) as caller:
                got = b""
                try:
                    caller.sendall(SENT)
                    caller.shutdown(socket.SHUT_WR)
                    while piece := caller.recv(65536):
                        got += piece
                except (TimeoutError, OSError):
                    return None
                finally:
                    self.echo.heard.wait(0.5)
                return got

    def test_passes_on_what_it_gets(self) -> None:
        self.assertEqual(self.answer(chaos.PASS), SENT)

    def test_changes_a_bit(self) -> None:
        got = self.answer(chaos.CORRUPT)
        self.assertIsNotNone(got)
        self.assertEqual(len(got or b""), len(SENT))
        self.assertNotEqual(got, SENT)

    def test_gives_whole_what_it_gives_slowly(self) -> None:
        for kind in (chaos.PIECES, chaos.GLUE, chaos.SLOW, chaos.DELAY):
            with self.subTest(kind):
                self.assertEqual(self.answer(kind), SENT)

    def test_breaks_off_a_request(self) -> None:
        self.assertFalse(self.answer(chaos.RESET_REQUEST))
        self.assertNotIn(SENT, self.echo.got)

    def test_breaks_off_an_answer_that_was_earned(self) -> None:
        got = self.answer(chaos.CUT_ANSWER)
        self.assertIn(SENT, self.echo.got)
        self.assertLess(len(got or b""), len(SENT))

    def test_resets_an_answer(self) -> None:
        got = self.answer(chaos.RESET_ANSWER)
        self.assertIn(SENT, self.echo.got)
        self.assertLess(len(got or b""), len(SENT))

    def test_ends_a_request_early(self) -> None:
        self.answer(chaos.HALF_CLOSE, 2)
        self.assertTrue(self.echo.got and len(self.echo.got[0]) < len(SENT))

    def test_keeps_silent(self) -> None:
        self.assertFalse(self.answer(chaos.NEVER_ANSWER, 1))
        self.assertIn(SENT, self.echo.got)

    def test_calls_nobody(self) -> None:
        self.assertIsNone(self.answer(chaos.NEVER_CONNECT, 1))
        self.assertEqual(self.echo.got, [])

    def test_does_the_same_for_the_same_seed(self) -> None:
        def treated() -> dict[str, int]:
            with ChaosProxy("127.0.0.1", self.echo.port, 11, (chaos.PASS, chaos.GLUE)) as proxy:
                for _ in range(6):
                    with socket.create_connection(("127.0.0.1", proxy.port), timeout=5) as caller:
                        caller.shutdown(socket.SHUT_WR)
                        caller.recv(1)
                time.sleep(0.1)
                return dict(proxy.treated)
        self.assertEqual(treated(), treated())


if __name__ == "__main__":
    unittest.main()
