"""The partners that send: threads over connections that they keep, and the ledger they keep of it."""
import http.client
import json
import random
import threading
import time
from dataclasses import dataclass
from typing import TextIO

from letters import Author, Letter, broken, contradicting

PATIENCE = 90.0  # seconds in which the hub must give a clear answer


@dataclass(frozen=True)
class Entry:
    """What became of one letter. A letter without a clear answer was sent again until there was one."""
    letter: Letter
    role: str       # "new", "repeat", "conflict" or "broken"
    status: int     # 0: never a clear answer
    receipt: str    # ontvangstId of the answer, if it has one
    unknown: int    # attempts without a clear answer


class Ledger:
    """Thread-safe. The file is for who looks into a failure afterwards."""

    def __init__(self, file: TextIO) -> None:
        self.entries: list[Entry] = []
        self._file = file
        self._lock = threading.Lock()
        self.accepted = 0

    def add(self, entry: Entry) -> None:
        line = json.dumps({"berichtId": entry.letter.id, "sha256": entry.letter.digest,
                           "person": entry.letter.person, "kind": entry.letter.kind,
                           "role": entry.role, "status": entry.status, "unknown": entry.unknown})
        with self._lock:
            self.entries.append(entry)
            self.accepted += entry.role == "new" and 200 <= entry.status < 300
            self._file.write(line + "\n")


class Client:
    """One connection, opened again whenever it breaks."""

    def __init__(self, host: str, port: int, timeout: float) -> None:
        self._connection = http.client.HTTPConnection(host, port, timeout=timeout)

    def post(self, letter: Letter) -> tuple[int, bytes]:
        """Status 0: nobody knows whether it arrived."""
        try:
            self._connection.request("POST", letter.path, letter.body,
                                     {"Content-Type": "application/json", **letter.headers})
            answer = self._connection.getresponse()
            if answer.length is None and not answer.chunked:
                # Cut off within its headers, which http.client takes for the end of them.
                raise http.client.IncompleteRead(b"")
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return 0, b""

    def close(self) -> None:
        self._connection.close()


class Sender:
    """Sends the letters of one author, one after the other."""

    def __init__(self, author: Author, ledger: Ledger, dice: random.Random,
                 timeout: float = 15.0, only_new: bool = False,
                 doubtful: frozenset[int] = frozenset()) -> None:
        self._only_new = only_new
        self._doubtful = doubtful
        self.stopped = False  # set by another thread: end after the letter in hand
        self._timeout = timeout
        self._author = author
        self._ledger = ledger
        self._dice = dice
        self._accepted: list[Letter] = []

    def send(self, count: int, host: str, port: int) -> None:
        """Until count new letters were accepted; among them repeats, conflicts and broken ones."""
        client = Client(host, port, self._timeout)
        done = 0
        while done < count and not self.stopped:
            what = 1.0 if self._only_new else self._dice.random()
            if self._accepted and what < 0.06:
                self._deliver(client, self._earlier(), "repeat")
            elif self._accepted and what < 0.09:
                self._deliver(client, contradicting(self._earlier()), "conflict")
            elif what < 0.11:
                self._deliver(client, broken(self._stranger()), "broken")
            else:
                letter = self._author.next()
                entry = self._deliver(client, letter, "new")
                if not 200 <= entry.status < 300:
                    break  # the checker tells
                self._accepted.append(letter)
                done += 1
        client.close()

    def _earlier(self) -> Letter:
        return self._dice.choice(self._accepted[-50:])

    def _stranger(self) -> Letter:
        """A letter that nobody ever sees whole, so it must not count as written about its person."""
        person = self._dice.choice(self._author.persons)
        return self._author.decision(person)

    def _deliver(self, client: Client, letter: Letter, role: str) -> Entry:
        unknown = 0
        deadline = time.monotonic() + PATIENCE
        while True:
            status, body = client.post(letter)
            if 200 <= status < 500 and not (role in ("new", "repeat") and status in self._doubtful):
                break
            unknown += 1
            status = 0
            if self.stopped or time.monotonic() > deadline:
                break
            time.sleep(0.02)
        entry = Entry(letter, role, status, receipt_of(body), unknown)
        self._ledger.add(entry)
        return entry


def receipt_of(body: bytes) -> str:
    try:
        content = json.loads(body)
    except ValueError:
        return ""
    return str(content.get("ontvangstId", "")) if isinstance(content, dict) else ""
