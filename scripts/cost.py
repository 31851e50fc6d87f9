#!/usr/bin/env python3
"""cost.py BASE: what the pieces of the hub's work cost in instructions, at the commit BASE and now, and how often
each of them asks for memory now.

Builds the program `cost` (tests/bench/cost) of both in the same mode, counts its instructions with
valgrind, and prints one table. Ends with 1 when a piece became dearer than the threshold, with 0
otherwise. Instructions do not depend on how busy the machine is, so that a run beside other work finds
what a stopwatch cannot; what they do not see is waiting: the disk, the network, the memory.
"""
import argparse
import concurrent.futures
import dataclasses
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
THRESHOLD = 3.0  # per cent
ASKS = {"malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc",
        # That of jemalloc calls none of these.
        "operator new(unsigned long)", "operator new[](unsigned long)",
        "operator new(unsigned long, std::align_val_t)"}


@dataclasses.dataclass(frozen=True)
class Cost:
    instructions: float
    allocations: float


class Problem(Exception):
    pass


def run(*words, cwd=ROOT):
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Problem(f"{' '.join(map(str, words))}: {done.stderr.strip() or done.stdout.strip()[-2000:]}")
    return done.stdout


def build(tree):
    """The program of this tree, in the mode of the benchmarks."""
    print(f"cost: building {tree.relative_to(ROOT) if tree != ROOT else 'what is here'}", flush=True)
    # Both trees are of one shape, so that what did not change is compiled once.
    done = subprocess.run(["scripts/build.sh", "bench", "cost"], cwd=tree, check=False, capture_output=True,
                          text=True, env={**os.environ, "CCACHE_BASEDIR": str(tree), "CCACHE_NOHASHDIR": "1"})
    if done.returncode != 0:
        raise Problem(f"{tree} does not build:\n{(done.stdout + done.stderr)[-4000:]}")
    return tree / "build/bench/bin/cost"


def build_base(commit):
    tree = ROOT / "build/cost-base"
    if (tree / ".git").exists():
        run("git", "checkout", "--quiet", "--detach", commit, cwd=tree)
    else:
        run("git", "worktree", "prune")
        run("git", "worktree", "add", "--quiet", "--detach", str(tree), commit)
    if not (tree / "tests/bench/cost").is_dir():
        raise Problem(f"{commit[:12]} has no tests/bench/cost to compare with; take a later commit")
    return build(tree)


def pieces_of(program):
    """{name: (how often is enough, what one of it is)}"""
    lines = (line.split(" ", 2) for line in run(str(program)).splitlines())
    return {name: (int(enough), one) for enough, name, one in lines}


def allocations(profile):
    """How often memory was asked for, of the file that callgrind wrote."""
    names, callee, total = {}, "", 0
    for line in profile.read_text("utf-8", "replace").splitlines():
        if name := re.match(r"c?fn=\((\d+)\)(?: (.*))?", line):
            if name[2]:
                names[name[1]] = name[2]
            callee = names[name[1]] if line.startswith("c") else ""
        elif callee in ASKS and line.startswith("calls="):
            total += int(line[len("calls="):].split()[0])
    return total


def counted(program, piece, count):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out"
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", str(program), piece, str(count)],
            cwd=folder, capture_output=True, text=True, check=False)
        collected = re.search(r"^==\d+== Collected : (\d+)", done.stderr, re.M)
        if done.returncode != 0 or not collected:
            said = [line for line in done.stderr.splitlines() if not line.startswith(("==", "{"))]
            raise Problem(f"{program} {piece} {count} ended with {done.returncode}: {' '.join(said[-3:])}")
        return Cost(int(collected[1]), allocations(out))


def cost(program, piece, count):
    """Of one: what it takes to make ready is in both counts, and falls away."""
    twice, once = counted(program, piece, 2 * count), counted(program, piece, count)
    return Cost((twice.instructions - once.instructions) / count, (twice.allocations - once.allocations) / count)


def compare(base, change, wanted, threshold, jobs):
    """Prints the table. \\returns the pieces that became dearer."""
    before, now = pieces_of(base), pieces_of(change)
    names = [name for name in now if not wanted or name in wanted]
    missing = [name for name in wanted if name not in now]
    if missing:
        raise Problem(f"there is no piece {', '.join(missing)}; there are {', '.join(now)}")
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        old = {name: pool.submit(cost, base, name, now[name][0]) for name in names if name in before}
        new = {name: pool.submit(cost, change, name, now[name][0]) for name in names}
        rows, dearer = [("piece", "one of it", "base", "now", "now/base", "allocations", "")], []
        for name in names:
            was, is_ = old[name].result() if name in old else None, new[name].result()
            mark = "new"
            if was:
                grown = 100 * (is_.instructions / was.instructions - 1)
                mark = "DEARER" if grown > threshold else "cheaper" if grown < -threshold else ""
            if mark == "DEARER":
                dearer.append(name)
            rows.append((name, now[name][1], f"{was.instructions:,.0f}" if was else "-", f"{is_.instructions:,.0f}",
                         f"{is_.instructions / was.instructions:.3f}" if was else "-", f"{is_.allocations:,.1f}", mark))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [cell.rjust(width) if 2 <= i <= 5 else cell.ljust(width)
                 for i, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())
    for name in before:
        if name not in now and not wanted:
            print(f"{name} is not counted any more")
    return dearer


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", metavar="BASE", help="a commit, branch or tag; with --programs a program")
    parser.add_argument("--threshold", type=float, default=THRESHOLD, metavar="PERCENT",
                        help="how much dearer a piece may become (default %(default)s)")
    parser.add_argument("--piece", action="append", default=[], help="only this one; more than once: these")
    parser.add_argument("--programs", metavar="NOW", help="build nothing: compare these two programs")
    parser.add_argument("--jobs", type=int, default=int(os.environ.get("JOBS") or os.cpu_count()))
    wish = parser.parse_args()
    try:
        if not shutil.which("valgrind"):
            raise Problem("valgrind is not installed; make setup installs it")
        if wish.programs:
            base, change = pathlib.Path(wish.base).resolve(), pathlib.Path(wish.programs).resolve()
        else:
            commit = run("git", "rev-parse", "--verify", f"{wish.base}^{{commit}}").strip()
            base, change = build_base(commit), build(ROOT)
            if run("git", "diff", "--stat", commit, "--", "tests/bench/cost"):
                print("cost: tests/bench/cost itself changed: a piece may do something else than it did")
        print("cost: counting instructions", flush=True)
        dearer = compare(base, change, wish.piece, wish.threshold, wish.jobs)
    except Problem as problem:
        print(f"cost: {problem}", file=sys.stderr)
        return 70
    if dearer:
        print(f"cost: more than {wish.threshold:g} % dearer: {', '.join(dearer)}", file=sys.stderr)
        return 1
    print(f"cost: nothing is more than {wish.threshold:g} % dearer")
    return 0


if __name__ == "__main__":
    sys.exit(main())
