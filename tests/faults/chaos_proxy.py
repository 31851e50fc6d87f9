"""A TCP proxy on loopback that behaves as bad networks do. Seeded: the same seed gives the n-th
connection the same treatment."""
import asyncio
import random
import socket
import struct
import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# What can become of a connection, or of what flows through it.
PASS = "pass"                  # nothing
DELAY = "delay"                # each piece waits 0 to 2 s
RESET_REQUEST = "reset-request"    # RST to both after n bytes from the caller
RESET_ANSWER = "reset-answer"      # RST to both after n bytes of the answer
HALF_CLOSE = "half-close"      # FIN to the called after n bytes from the caller; the rest is dropped
CUT_ANSWER = "cut-answer"      # FIN to the caller after n bytes of the answer
CORRUPT = "corrupt"            # one bit in each piece differs
PIECES = "pieces"              # one byte at a time
GLUE = "glue"                  # what comes within 0.2 s goes as one
NEVER_CONNECT = "never-connect"    # takes the connection, calls nobody
NEVER_ANSWER = "never-answer"      # the called hears all, the caller nothing
SLOW = "slow"                  # so many bytes per second
ALL = (PASS, DELAY, RESET_REQUEST, RESET_ANSWER, HALF_CLOSE, CUT_ANSWER, CORRUPT, PIECES, GLUE,
       NEVER_CONNECT, NEVER_ANSWER, SLOW)

LONGEST_DELAY = 2.0
BYTES_PER_SECOND = 4000


@dataclass
class Treatment:
    kind: str
    after: int  # bytes, for what happens at a byte
    dice: random.Random


class ChaosProxy:
    """Listens on a free port as long as it lives, in a thread of its own."""

    def __init__(self, host: str, port: int, seed: int, kinds: Iterable[str] = (PASS,),
                 lifetime: int = 20_000, most_bytes: int = 1500) -> None:
        r"""\p kinds: drawn from, so what stands in it twice happens twice as often. A connection ends
        after \p lifetime bytes, so that good ones do not take all the traffic."""
        self._called = (host, port)
        self._dice = random.Random(seed)
        self._kinds = tuple(kinds)
        self._lifetime = lifetime
        self._most_bytes = most_bytes
        self.treated: Counter[str] = Counter()
        self.quiet = False  # from now on every new connection is a good one
        self._loop = asyncio.new_event_loop()
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        started.wait()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)

    def __enter__(self) -> "ChaosProxy":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", 0, limit=1 << 16))
        self.port: int = server.sockets[0].getsockname()[1]
        started.set()
        try:
            self._loop.run_forever()
        finally:
            server.close()
            for task in asyncio.all_tasks(self._loop):
                task.cancel()
            self._loop.run_until_complete(asyncio.sleep(0.05))
            self._loop.close()

    def _draw(self) -> Treatment:
        kind = PASS if self.quiet else self._dice.choice(self._kinds)
        treatment = Treatment(kind, self._dice.randint(1, self._most_bytes),
                              random.Random(self._dice.getrandbits(32)))
        self.treated[kind] += 1
        return treatment

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        treatment = self._draw()
        called: asyncio.StreamWriter | None = None
        try:
            if treatment.kind == NEVER_CONNECT:
                await asyncio.sleep(30)
                return
            from_called, called = await asyncio.open_connection(*self._called)
            there = asyncio.create_task(self._pass(reader, called, treatment, request=True,
                                                   other=writer))
            back = asyncio.create_task(self._pass(from_called, writer, treatment, request=False,
                                                  other=called))
            done, pending = await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
            if there in done and not there.cancelled() and there.exception() is None:
                await asyncio.wait({back}, timeout=30)  # the caller may still hear the answer
            for task in pending:
                task.cancel()
            await asyncio.gather(there, back, return_exceptions=True)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            for end in (writer, called):
                if end is not None:
                    end.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter,
                    treatment: Treatment, request: bool, other: asyncio.StreamWriter) -> None:
        """One direction."""
        passed = 0
        while piece := await reader.read(1 << 16):
            if treatment.kind == GLUE:
                await asyncio.sleep(0.2)
                try:
                    piece += await asyncio.wait_for(reader.read(1 << 16), 0.05)
                except TimeoutError:
                    pass
            if treatment.kind == DELAY:
                await asyncio.sleep(treatment.dice.uniform(0, LONGEST_DELAY))
            if treatment.kind == CORRUPT:
                piece = corrupted(piece, treatment.dice)
            if treatment.kind == NEVER_ANSWER and not request:
                continue
            at_byte = {RESET_REQUEST: request, HALF_CLOSE: request, RESET_ANSWER: not request,
                       CUT_ANSWER: not request}.get(treatment.kind, False)
            if at_byte and passed + len(piece) >= treatment.after:
                writer.write(piece[:max(0, treatment.after - passed)])
                await writer.drain()
                if treatment.kind in (RESET_REQUEST, RESET_ANSWER):
                    reset(writer)
                    reset(other)
                    raise ConnectionResetError
                if treatment.kind == HALF_CLOSE:
                    writer.write_eof()
                    return
                raise ConnectionAbortedError
            await self._write(writer, piece, treatment)
            passed += len(piece)
            if passed > self._lifetime:
                return
        if writer.can_write_eof():
            writer.write_eof()

    async def _write(self, writer: asyncio.StreamWriter, piece: bytes,
                     treatment: Treatment) -> None:
        if treatment.kind == PIECES:
            for at in range(len(piece)):
                writer.write(piece[at:at + 1])
                await writer.drain()
                await asyncio.sleep(0)
        elif treatment.kind == SLOW:
            for at in range(0, len(piece), 200):
                writer.write(piece[at:at + 200])
                await writer.drain()
                await asyncio.sleep(200 / BYTES_PER_SECOND)
        else:
            writer.write(piece)
            await writer.drain()


def corrupted(piece: bytes, dice: random.Random) -> bytes:
    """The same with one bit another."""
    at = dice.randrange(len(piece))
    return piece[:at] + bytes([piece[at] ^ (1 << dice.randrange(8))]) + piece[at + 1:]


def reset(writer: asyncio.StreamWriter) -> None:
    """Closes with an RST instead of a FIN."""
    raw = writer.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
