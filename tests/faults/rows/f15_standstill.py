"""The hub or its partners stand still for a while, as a machine does that swaps or is moved."""
import signal
import threading
import time

from frame import Bench, Result, Row
from stack import Stack


def run(bench: Bench, result: Result) -> None:
    longest = 30.0 * min(1.0, bench.scale * 2)
    with Stack(bench.site()) as stack:
        stack.hub.start()
        for name, program in (("hub", stack.hub), *stack.partners.items()):
            stopped = False

            def meanwhile(accepted: int) -> None:
                nonlocal stopped
                if not stopped and accepted >= 30:
                    stopped = True
                    program.signal(signal.SIGSTOP)
                    threading.Timer(max(2.0, longest), program.signal, (signal.SIGCONT,)).start()

            stack.load(150, meanwhile)
            time.sleep(max(2.0, longest) if name != "hub" else 0)
            result.count(f"{name} stood still")
            result.violations += stack.finish(patience=120)
            if result.violations:
                break
        told = stack.tally()
    result.count("accepted", told.accepted)
    result.count("answers never heard", told.unknown)
    result.count("recognised by partners", told.recognised)


ROW = Row("F-15", "hub and partners stand still", 2, run)
