#!/usr/bin/env python3
"""tidy.py BUILD: runs clang-tidy on the sources named on standard input.

A source that passed is not looked at again until its preprocessed text, comments included, or
.clang-tidy changes. What passed is remembered in BUILD/tidy.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys


def command_of(entry):
    """The compile command for clang, without the compiler launcher and the output."""
    words = shlex.split(entry["command"])
    while "ccache" in words[0]:
        words = words[1:]
    kept, skip = [], False
    for word in words[1:]:
        if skip:
            skip = False
        elif word in ("-o", "-MF", "-MT"):
            skip = True
        elif word not in ("-c", "-MD", "-Werror") and word != entry["file"]:
            kept.append(word)
    return ["clang++-14", "-Wno-unknown-warning-option", *kept]


def check(build, entry, rules):
    """The name of the source and clang-tidy's complaints, which are empty when it passes."""
    source = entry["file"]
    text = subprocess.run([*command_of(entry), "-E", "-C", "-P", source], cwd=entry["directory"],
                          capture_output=True, check=False).stdout
    seen = build / "tidy" / hashlib.sha256(rules + text).hexdigest()
    if text and seen.exists():
        return source, ""
    run = subprocess.run(["clang-tidy-14", "--quiet", "-p", str(build),
                          "--extra-arg=-Wno-unknown-warning-option", source],
                         capture_output=True, text=True, check=False)
    if run.returncode == 0:
        seen.touch()
        return source, ""
    return source, run.stdout or run.stderr


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    (build / "tidy").mkdir(parents=True, exist_ok=True)
    rules = pathlib.Path(".clang-tidy").read_bytes()
    wanted = {str(pathlib.Path(line.strip()).resolve()) for line in sys.stdin if line.strip()}
    entries = {entry["file"]: entry
               for entry in json.loads((build / "compile_commands.json").read_text())}
    todo = [entries[source] for source in sorted(wanted & entries.keys())]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS", os.cpu_count()))) as pool:
        for number, (source, complaints) in enumerate(
                pool.map(lambda entry: check(build, entry, rules), todo), 1):
            print(f"  {number}/{len(todo)} {os.path.relpath(source)}"
                  f"{': wrong' if complaints else ''}", flush=True)
            if complaints:
                failed += 1
                print(complaints, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
