"""The power goes: what the file system did not sync is gone."""
import shutil

from frame import Bench, Result, Row
from injection import CutDisk
from programs import Failed
from stack import Stack


def run(bench: Bench, result: Result) -> None:
    systems = [system for system in ("ext4", "xfs") if shutil.which(f"mkfs.{system}")]
    for system in systems or ["ext4"]:
        disk = CutDisk(bench.folder, system)
        try:
            cut(bench, result, disk, system)
        finally:
            disk.close()


def cut(bench: Bench, result: Result, disk: CutDisk, system: str) -> None:
    cuts = bench.amount(100, 6)
    with Stack(bench.site(system, data=disk.folder / "data")) as stack:
        stack.hub.start()
        for number in range(cuts):
            moment = stack.dice.randrange(5, 40)
            done = False

            def meanwhile(accepted: int) -> None:
                nonlocal done
                if not done and accepted >= moment:
                    done = True
                    disk.cut(stack.hub)
                    stack.hub.start()

            try:
                stack.load(45, meanwhile)
            except Failed as problem:
                result.found("state", f"after cut {number + 1} on {system} the hub {problem}")
            result.count(f"cuts on {system}")
            if number % 5 == 4 or number == cuts - 1 or result.violations:
                result.violations += stack.finish()
            if result.violations:
                break
        told = stack.tally()
    result.count("accepted", told.accepted)
    result.count("answers never heard", told.unknown)


ROW = Row("F-3", "power cut, ext4 and xfs", 4, run)
