"""The disk of the PostgreSQL on which the hubs keep their store: it gets full, and it is slow. What is
not stored is not answered as stored, and when there is room again the hubs go on by themselves."""
import os
import pathlib
import tempfile
import time

from frame import Bench, Result, Row
from injection import memory_disk, strace
from nodes import Nodes
from programs import Failed, Postgres
from stack import Stack

ROOM = "260m"  # an empty server takes 80 MB of it
FULL_FOR = 4.0
LITTLE_LOG = {"max_wal_size": "32MB", "min_wal_size": "32MB"}
MESSAGES = 200


def run(bench: Bench, result: Result) -> None:
    full(bench, result)
    slow(bench, result)


def full(bench: Bench, result: Result) -> None:
    # Where the server's own user gets to.
    with (tempfile.TemporaryDirectory(prefix="rodedraad-server-") as place,
          memory_disk(pathlib.Path(place), f"size={ROOM}") as disk,
          Postgres(LITTLE_LOG, place=disk) as server):
        site = bench.site("full", server=server, nodes=2, only_new=True,
                          settings={"STORE_LEASE": "2s"})
        with Stack(site) as stack:
            hubs = stack.hub
            assert isinstance(hubs, Nodes)
            hubs.start()
            for _ in range(bench.amount(5, 1)):
                fill(stack, disk, result)
            told = stack.tally()
            result.count("hubs that ended meanwhile", hubs.relieved)
    result.count("accepted", told.accepted)
    result.count("without an answer", told.unknown)


def fill(stack: Stack, disk: pathlib.Path, result: Result) -> None:
    filler = disk / "filler"
    full_since = freed = 0.0

    def meanwhile(accepted: int) -> None:
        nonlocal full_since, freed
        if not full_since and accepted >= MESSAGES // 10:
            full_since = time.monotonic()
            with filler.open("wb", buffering=0) as out:
                try:
                    while True:
                        out.write(bytes(1 << 16))
                except OSError:
                    pass
        if full_since and not freed and time.monotonic() > full_since + FULL_FOR:
            freed = time.monotonic()
            filler.unlink()

    try:
        stack.load(MESSAGES, meanwhile)
    except Failed as problem:
        result.found("state", f"after the disk of the server was full a hub {problem}")
        return
    finally:
        filler.unlink(missing_ok=True)
    result.count("times full")
    result.violations += stack.finish()


def slow(bench: Bench, result: Result) -> None:
    each_sync = strace("fdatasync:delay_enter=100000", pathlib.Path(os.devnull), "fdatasync")
    with Postgres(prefix=each_sync.prefix) as server:
        # The way to the server is as always: nobody takes over because its disk is slow.
        site = bench.site("slow", server=server, nodes=2, settings={"STORE_LEASE": "5s"})
        with Stack(site) as stack:
            hubs = stack.hub
            assert isinstance(hubs, Nodes)
            hubs.start()
            try:
                stack.load(bench.amount(200, 40))
            except Failed as problem:
                result.found("state", f"on a slow server a hub {problem}")
                return
            result.violations += stack.finish(patience=180)
            result.count("accepted", stack.tally().accepted)
            result.demand("relieved because the server was slow", f"{hubs.relieved} times",
                          hubs.relieved == 0)


ROW = Row("F-29", "the disk of the PostgreSQL is full, or slow", 1, run)
