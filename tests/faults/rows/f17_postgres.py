"""Several hubs on PostgreSQL: kill -9 of the one that works, one that stands still longer than its
lease, sessions that the server ends, a server that crashes. All take in, one works at any time, and
nobody who lost the store writes to it or sends."""
import subprocess
import time

from frame import Bench, Result, Row
from nodes import Nodes
from programs import Failed, Postgres
from stack import Stack

LEASE = 2.0
TAKES_OVER_WITHIN = 3.0  # seconds after kill -9; half of the times
MESSAGES = 60


def run(bench: Bench, result: Result) -> None:
    with Postgres() as server:
        for nodes in (2, 3):
            play(bench, result, server, nodes)
            if result.violations:
                return
    with Postgres() as primary, Postgres(primary=primary) as standby:
        promote(bench, result, primary, standby)


def promote(bench: Bench, result: Result, primary: Postgres, standby: Postgres) -> None:
    """The server's machine is lost, and its synchronous standby takes its place."""
    def both(url: str) -> str:
        return url.replace(f":{primary.port}/", f":{primary.port},127.0.0.1:{standby.port}/")

    site = bench.site("promoted", persons=60, server=primary, nodes=2, to_server=both,
                      settings={"STORE_LEASE": f"{LEASE:.0f}s"})
    with Stack(site) as stack:
        hubs = stack.hub
        assert isinstance(hubs, Nodes)
        hubs.start()
        lost: list[float] = []

        def meanwhile(accepted: int) -> None:
            if not lost and accepted >= MESSAGES // 2:
                begin = time.monotonic()
                primary.kill()
                standby.promote()
                stack.moves_to(standby)
                hubs.wait_for_one()
                lost.append(time.monotonic() - begin)
        try:
            stack.load(MESSAGES, meanwhile)
        except Failed as problem:
            result.found("state", f"after promotion a hub {problem}")
            return
        result.violations += stack.finish()
        result.count("accepted", stack.tally().accepted)
    result.measured["after a promotion"] = f"{lost[0]:.1f} s"


def play(bench: Bench, result: Result, server: Postgres, nodes: int) -> None:
    after_kill: list[float] = []
    after_freeze: list[float] = []
    site = bench.site(f"{nodes}-nodes", persons=60, server=server, nodes=nodes,
                      settings={"STORE_LEASE": f"{LEASE:.0f}s"})
    with Stack(site) as stack:
        hubs = stack.hub
        assert isinstance(hubs, Nodes)
        hubs.start()
        for round in range(bench.amount(12, 1)):
            for trouble in (
                    lambda: after_kill.append(hubs.kill_one()),
                    lambda: after_freeze.append(hubs.freeze_one()),
                    lambda: end_sessions(server, hubs),
                    lambda: crash(server, hubs)):
                moment = [stack.dice.randrange(10, MESSAGES - 10)]

                def meanwhile(accepted: int) -> None:
                    if moment and accepted >= moment[0]:
                        moment.clear()
                        trouble()
                        result.count("troubles")
                try:
                    stack.load(MESSAGES, meanwhile)
                    hubs.wait_for_one()
                except Failed as problem:
                    result.found("state", f"{nodes} nodes: a hub {problem}")
                    return
        result.violations += stack.finish()
        verified = subprocess.run(hubs.command("audit verify"), capture_output=True, text=True,
                                  check=False)
        if verified.returncode != 0:
            result.found("audit", verified.stdout + verified.stderr)
        if hubs.idle() > 0:
            result.found("state", f"{hubs.idle()} of {nodes} hubs took nothing in")
        told = stack.tally()
        result.count("relieved", hubs.relieved)
    result.count("accepted", told.accepted)
    result.count("answers never heard", told.unknown)
    after_kill.sort()
    half = after_kill[len(after_kill) // 2]
    result.demand(f"after kill -9, {nodes} nodes",
                  f"{half * 1000:.0f} ms, longest {after_kill[-1] * 1000:.0f} ms",
                  half < TAKES_OVER_WITHIN)
    result.measured[f"after standing still, {nodes} nodes"] = f"{max(after_freeze):.1f} s"


def end_sessions(server: Postgres, hubs: Nodes) -> None:
    """Three times in a row, while the hubs come back."""
    for _ in range(3):
        server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = "
                   "'rodedraad'")
        time.sleep(0.3)
    hubs.wait_for_one()


def crash(server: Postgres, hubs: Nodes) -> None:
    server.kill()
    time.sleep(0.5)
    server.start()
    hubs.wait_for_one()


ROW = Row("F-17", "several hubs on PostgreSQL, none is safe", 4, run)
