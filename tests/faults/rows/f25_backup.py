"""A backup while messages come in, and a restore on an empty machine: what was accepted before it is
there, once, and what comes again is known."""
import json
import shutil
import subprocess

from clients import Client
from frame import Bench, Result, Row
from stack import Stack


def run(bench: Bench, result: Result) -> None:
    with Stack(bench.site()) as stack:
        stack.hub.start()
        copies = bench.amount(10, 2)
        messages = 60 * copies
        made: list[int] = []

        def meanwhile(accepted: int) -> None:
            if len(made) < copies and accepted >= 50 * (len(made) + 1):
                made.append(accepted)
                about = command(stack, "backup", bench.folder / f"copy-{len(made)}")
                result.measured["last copy"] = f"{int(str(about['bytes'])) >> 10} kB"

        stack.load(messages, meanwhile)
        result.count("backups under load", len(made))
        result.violations += stack.finish()
        look_for_keys(bench, result)
        command(stack, "backup", bench.folder / "last")
        before = stack.evidence()
        stack.hub.stop()

        # The machine is gone; its keys were kept elsewhere.
        keys = stack.hub.data / "keys"
        kept = bench.folder / "keys"
        if keys.exists():
            shutil.copytree(keys, kept)
        shutil.rmtree(stack.hub.data)
        if kept.exists():
            shutil.copytree(kept, keys)
        command(stack, "restore", bench.folder / "last")
        stack.hub.start()
        result.count("restored")
        knows_again(stack, result)
        stack.load(60)
        result.violations += stack.finish()
        for partner, arrivals in before.arrivals.items():
            again = {a.id for a in arrivals} & {a.id for a in stack.evidence().arrivals[partner][
                len(arrivals):]}
            if again:
                result.found("twice", f"{partner} got {len(again)} requests again after the restore")


def command(stack: Stack, *words: object) -> dict[str, object]:
    hub = stack.hub
    done = subprocess.run(
        [*hub.command(str(words[0])), *map(str, words[1:]), "--json"], capture_output=True, text=True,
        timeout=120, check=False, env=hub.environment())
    if done.returncode != 0:
        raise RuntimeError(f"{words[0]} ended with code {done.returncode}: {done.stderr[-300:]}")
    content: dict[str, object] = json.loads(done.stdout)
    return content


def look_for_keys(bench: Bench, result: Result) -> None:
    for folder in bench.folder.glob("copy-*"):
        names = sorted(file.name for file in folder.iterdir())
        if names != ["backup.json", "hub.db"]:
            result.found("leak", f"a backup holds {names}")


def knows_again(stack: Stack, result: Result) -> None:
    """What was accepted before the backup is a repeat after the restore."""
    client = Client("127.0.0.1", stack.port, 15.0)
    for entry in [e for e in stack.ledger.entries if e.role == "new"][-100:]:
        status, _ = client.post(entry.letter)
        if status not in (200, 201):
            result.found("twice", f"{entry.letter.kind} {entry.letter.id}: answered {status} when it "
                                  "came again after the restore")
        result.count("sent again after the restore")
    client.close()


ROW = Row("F-25", "backup under load, restore when empty", 1, run)
