"""A hub with its partners and senders, the three ledgers kept outside of it, and what they tell."""
import pathlib
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from checker import Violation, check
from clients import Ledger, Sender
from evidence import Evidence, HubExport, Rows, SinkLedger, in_file, on_server
from letters import Author
from nodes import Nodes
from persons import invent, story
from programs import Failed, Hub, Partner, Postgres, Wrapping

PARTNERS = ("duo", "vluchtelingenwerk", "participatiewet")
SENDERS = 4
IN_FLIGHT_PATIENCE = 60.0  # seconds in which everything accepted reaches its final state


@dataclass(frozen=True)
class Site:
    """Of what a stack is made."""
    binary: pathlib.Path
    config: pathlib.Path
    folder: pathlib.Path
    seed: int
    persons: int = 60
    faults: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what goes wrong at a partner
    settings: dict[str, str] = field(default_factory=dict)            # ${NAME} of the configuration
    wrapping: Wrapping = Wrapping()
    data: pathlib.Path | None = None                                  # else a folder of its own
    # What stands between the hub and a partner: gets the partner's URL, gives the one to use.
    between: Callable[[str, str], str] = lambda name, url: url
    client_timeout: float = 15.0
    ignored: str = "-"      # how connections begin that the checker knows nothing of
    doubtful: frozenset[int] = frozenset()  # answers that may be to something else than was sent
    server: Postgres | None = None  # else the store is a file
    # What stands between the hub and that server: gets the store's URL, gives the one to use.
    to_server: Callable[[str], str] = lambda url: url
    nodes: int = 1                  # hubs on that server's store
    only_new: bool = False  # no repeats, conflicts and broken letters among what is sent


@dataclass
class Tally:
    """What there is to count of what was sent and what arrived."""
    accepted: int = 0
    refused: int = 0
    repeats: int = 0
    unknown: int = 0       # attempts of senders without a clear answer
    requests: int = 0      # that partners got
    recognised: int = 0    # of which they had seen before


class Stack:
    def __init__(self, site: Site) -> None:
        site.folder.mkdir(parents=True, exist_ok=True)
        self.site = site
        self.dice = random.Random(site.seed)
        persons = invent(site.persons, site.seed)
        (site.folder / "story.xml").write_text(story(persons), "utf-8")
        self.partners: dict[str, Partner] = {}
        self._hub: Hub | Nodes | None = None
        try:
            for name in PARTNERS:
                options = [word for fault in site.faults.get(name, ()) for word in ("--fault", fault)]
                if name == "duo":
                    options += ["--story", str(site.folder / "story.xml")]
                self.partners[name] = Partner(site.binary, name, site.folder, *options)
            urls = {f"{name.upper()}_URL": site.between(name, partner.url)
                    for name, partner in self.partners.items()}
            self.hub, rows = self._make_hub({**urls, **site.settings})
            self._hub = self.hub
        except BaseException:
            self.close()
            raise
        self.port = self.hub.port  # where the senders send
        self._sinks = {name: SinkLedger(partner.record, persons)
                       for name, partner in self.partners.items()}
        self.export = HubExport(rows, lambda: self.hub.command("ledger"), site.ignored)
        self._file = (site.folder / "ledger.jsonl").open("w", encoding="utf-8")
        self.ledger = Ledger(self._file)
        self.authors = [Author(persons[number::SENDERS], random.Random(site.seed * 100 + number))
                        for number in range(SENDERS)]
        self._senders = [
            Sender(author, self.ledger, random.Random(site.seed * 100 + 50 + number),
                   site.client_timeout, site.only_new, site.doubtful)
            for number, author in enumerate(self.authors)]
        self._counted = 0
        self._counted_requests = {name: 0 for name in PARTNERS}

    def _make_hub(self, settings: dict[str, str]) -> tuple[Hub | Nodes, Rows]:
        """The hub, or the hubs, and how their store is looked into."""
        site = self.site
        if site.server is None:
            hub = Hub(site.binary, site.config, site.folder, settings, "faults-hub", site.wrapping,
                      site.data)
            return hub, in_file(hub.data / "hub.db")
        database = f"hub{random.SystemRandom().randrange(1 << 40)}"
        settings = {"STORE_LEASE": "2s", **settings, "STORE_URL": site.to_server(site.server.make(database))}
        rows = on_server(site.server, database)
        if site.nodes == 1:
            return Hub(site.binary, site.config, site.folder, settings, "faults-hub", site.wrapping,
                       site.data), rows
        return Nodes(site.binary, site.config, site.folder, settings, site.nodes, site.server,
                     database, site.wrapping), rows

    def moves_to(self, server: Postgres) -> None:
        """From now on the store is looked into there; it has the same databases."""
        assert isinstance(self._hub, Nodes)
        self._hub.moves_to(server)
        self.export.looks_into(on_server(server, self._hub.database))

    def __enter__(self) -> "Stack":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """The hub first, so that it does not see its partners go."""
        if self._hub is not None:
            self._hub.stop()
            self._file.close()
        for partner in self.partners.values():
            partner.stop()

    def load(self, count: int, meanwhile: Callable[[int], None] | None = None,
             watch: bool = True) -> None:
        r"""Until count new letters were accepted. \p meanwhile is called all the time with how many
        were; \p watch: the hub may not end by itself."""
        shares = [len(range(n, count, SENDERS)) for n in range(SENDERS)]
        threads = [threading.Thread(target=sender.send, args=(share, "127.0.0.1", self.port),
                                    daemon=True)
                   for sender, share in zip(self._senders, shares)]
        start = self.ledger.accepted
        for thread in threads:
            thread.start()
        try:
            while any(thread.is_alive() for thread in threads):
                if watch:
                    self.hub.check_alive()
                if meanwhile is not None:
                    meanwhile(self.ledger.accepted - start)
                time.sleep(0.002)
        except BaseException:
            self.give_up()
            raise
        finally:
            for thread in threads:
                thread.join(timeout=30)

    def load_one(self) -> None:
        """One new letter, and only that under way."""
        self._senders[0].send(1, "127.0.0.1", self.port)

    def give_up(self) -> None:
        """The senders end after the letter in hand."""
        for sender in self._senders:
            sender.stopped = True

    def kill_and_start(self) -> list[float]:
        r"""\returns seconds until it was ready, and in a quarter of the cases it is killed again while
        it recovers."""
        time.sleep(self.dice.uniform(0, 0.05))
        self.hub.kill()
        kills = 1
        if self.dice.random() < 0.25:
            self.hub.spawn()
            time.sleep(self.dice.uniform(0, 0.3))
            self.hub.kill()
            kills = 2
        ready = self.hub.start()
        return [ready] * kills

    def drain(self, patience: float = IN_FLIGHT_PATIENCE) -> list[Violation]:
        """Everything accepted reaches its final state."""
        begin = time.monotonic()
        while (left := self.export.in_flight()) > 0:
            self.hub.check_alive()
            if time.monotonic() - begin > patience:
                return [Violation("lost", f"{left} still in flight after {patience:.0f} s")]
            time.sleep(0.1)
        return []

    def check(self) -> list[Violation]:
        """What the checker finds when the three ledgers are joined."""
        result = check(self.evidence())
        if not self.export.is_sound():
            result.append(Violation("state", "the store fails its integrity check"))
        if open_answers := self.export.unfinished_answers():
            result.append(Violation("state", f"{open_answers} answers of partners not processed"))
        return result

    def finish(self, patience: float = IN_FLIGHT_PATIENCE) -> list[Violation]:
        """Drains and checks; what the hub must not do on the way is told as well."""
        try:
            found = self.drain(patience)
        except Failed as problem:
            found = [Violation("state", f"the hub {problem}")]
        return found + self.check()

    def evidence(self) -> Evidence:
        return Evidence(
            entries=self.ledger.entries,
            arrivals={name: sink.look() for name, sink in self._sinks.items()},
            effects={name: {str(e["berichtId"]): int(str(e["effects"])) for e in partner.effects()}
                     for name, partner in self.partners.items()},
            messages=self.export.messages(),
            deliveries=self.export.deliveries())

    def tally(self) -> Tally:
        """Since the last tally."""
        result = Tally()
        for entry in self.ledger.entries[self._counted:]:
            result.accepted += entry.role == "new" and 200 <= entry.status < 300
            result.refused += entry.role in ("conflict", "broken")
            result.repeats += entry.role == "repeat"
            result.unknown += entry.unknown
        self._counted = len(self.ledger.entries)
        for name, sink in self._sinks.items():
            fresh = sink.look()[self._counted_requests[name]:]
            result.requests += len(fresh)
            result.recognised += len(fresh) - len({arrival.id for arrival in fresh})
            self._counted_requests[name] = len(sink.arrivals)
        return result
