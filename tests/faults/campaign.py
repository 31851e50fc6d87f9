"""Rounds of load during which the hub is killed at random moments and started again."""
import pathlib
import random
import threading
import time
from dataclasses import dataclass, field

from checker import Violation, check
from clients import Ledger, Sender
from evidence import Evidence, HubExport, SinkLedger
from letters import Author
from persons import invent, story
from programs import Failed, Hub, Partner

PARTNERS = ("duo", "vluchtelingenwerk", "participatiewet")
SENDERS = 4
IN_FLIGHT_PATIENCE = 60.0  # seconds in which everything accepted reaches its final state


@dataclass(frozen=True)
class Plan:
    messages: int
    kills: int
    persons: int
    seed: int
    faults: dict[str, tuple[str, ...]]  # what goes wrong at a partner, by partner


@dataclass
class Round:
    """What there is to tell of one round."""
    number: int
    accepted: int = 0
    refused: int = 0
    repeats: int = 0
    unknown: int = 0
    requests: int = 0
    recognised: int = 0
    seconds: float = 0
    drained: float = 0
    kills: int = 0
    ready: list[float] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)


class Campaign:
    def __init__(self, plan: Plan, binary: pathlib.Path, config: pathlib.Path,
                 folder: pathlib.Path) -> None:
        self._plan = plan
        self._dice = random.Random(plan.seed)
        persons = invent(plan.persons, plan.seed)
        (folder / "story.xml").write_text(story(persons), "utf-8")
        self._partners: dict[str, Partner] = {}
        self._hub: Hub | None = None
        try:
            for name in PARTNERS:
                options = [word for fault in plan.faults.get(name, ()) for word in ("--fault", fault)]
                if name == "duo":
                    options += ["--story", str(folder / "story.xml")]
                self._partners[name] = Partner(binary, name, folder, *options)
            self.hub = Hub(binary, config, folder,
                           {f"{name.upper()}_URL": partner.url
                            for name, partner in self._partners.items()}, "faults-hub")
            self._hub = self.hub
        except BaseException:
            self.close()
            raise
        self._sinks = {name: SinkLedger(partner.record, persons)
                       for name, partner in self._partners.items()}
        self._export = HubExport(self.hub.data)
        self._file = (folder / "ledger.jsonl").open("w", encoding="utf-8")
        self._ledger = Ledger(self._file)
        self._senders = [
            Sender(Author(persons[number::SENDERS], random.Random(plan.seed * 100 + number)),
                   self._ledger, random.Random(plan.seed * 100 + 50 + number))
            for number in range(SENDERS)]
        self._number = 0

    def close(self) -> None:
        """The hub first, so that it does not see its partners go."""
        if self._hub is not None:
            self._hub.stop()
            self._file.close()
        for partner in self._partners.values():
            partner.stop()

    def start(self) -> None:
        self.hub.start()

    def round(self) -> Round:
        self._number += 1
        result = Round(self._number)
        begin = time.monotonic()
        before = len(self._ledger.entries)
        requests_before = {name: len(sink.arrivals) for name, sink in self._sinks.items()}
        try:
            self._load(result)
            self._drain(result)
        except Failed as problem:
            result.violations.append(Violation("state", f"the hub {problem}"))
        result.seconds = time.monotonic() - begin
        evidence = self._evidence()
        result.violations += check(evidence) + self._of_the_store()
        self._count(result, before, requests_before)
        return result

    def _load(self, result: Round) -> None:
        shares = [len(range(n, self._plan.messages, SENDERS)) for n in range(SENDERS)]
        threads = [threading.Thread(target=sender.send, args=(share, "127.0.0.1", self.hub.port),
                                    daemon=True)
                   for sender, share in zip(self._senders, shares)]
        moments = sorted(self._dice.sample(range(self._plan.messages), self._plan.kills))
        start = self._ledger.accepted
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            self.hub.check_alive()
            if moments and self._ledger.accepted - start >= moments[0]:
                moments.pop(0)
                self._kill_and_start(result)
            time.sleep(0.002)

    def _kill_and_start(self, result: Round) -> None:
        time.sleep(self._dice.uniform(0, 0.05))
        self.hub.kill()
        result.kills += 1
        if self._dice.random() < 0.25:  # and again while it recovers
            self.hub.spawn()
            time.sleep(self._dice.uniform(0, 0.3))
            self.hub.kill()
            result.kills += 1
        result.ready.append(self.hub.start())

    def _drain(self, result: Round) -> None:
        """The last kill comes while the hub works off what it accepted."""
        self._kill_and_start(result)
        begin = time.monotonic()
        while (left := self._export.in_flight()) > 0:
            self.hub.check_alive()
            if time.monotonic() - begin > IN_FLIGHT_PATIENCE:
                result.violations.append(
                    Violation("lost", f"{left} still in flight after {IN_FLIGHT_PATIENCE:.0f} s"))
                break
            time.sleep(0.1)
        result.drained = time.monotonic() - begin

    def _evidence(self) -> Evidence:
        return Evidence(
            entries=self._ledger.entries,
            arrivals={name: sink.look() for name, sink in self._sinks.items()},
            effects={name: {str(e["berichtId"]): int(str(e["effects"])) for e in partner.effects()}
                     for name, partner in self._partners.items()},
            messages=self._export.messages(),
            deliveries=self._export.deliveries())

    def _of_the_store(self) -> list[Violation]:
        result = []
        if not self._export.is_sound():
            result.append(Violation("state", "the store fails its integrity check"))
        if open_answers := self._export.unfinished_answers():
            result.append(Violation("state", f"{open_answers} answers of partners not processed"))
        return result

    def _count(self, result: Round, before: int, requests_before: dict[str, int]) -> None:
        for entry in self._ledger.entries[before:]:
            result.accepted += entry.role == "new" and 200 <= entry.status < 300
            result.refused += entry.role in ("conflict", "broken")
            result.repeats += entry.role == "repeat"
            result.unknown += entry.unknown > 0
        for name, sink in self._sinks.items():
            fresh = sink.arrivals[requests_before[name]:]
            result.requests += len(fresh)
            result.recognised += len(fresh) - len({arrival.id for arrival in fresh})
