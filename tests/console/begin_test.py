"""The newcomer's ten minutes of the handbook (begin.md), in the real console on the real demo.

begin_test.py PROGRAM plays the demo until everything stays up, and then begin.mjs, which drives
Chromium with the address and the secret that the demo shows.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = sys.argv[1]
SKIPPED = 77
PATIENCE = 300


def shown(demo):
    """The address of the console and the secret of the first account, from what the demo prints."""
    found = {}
    for line in demo.stdout:
        said = re.match(r"  (console|geheim, eerste account) +(\S+)$", line)
        if said:
            found[said[1]] = said[2]
        if len(found) == 2:
            return {"address": found["console"], "secret": found["geheim, eerste account"]}
    raise RuntimeError(f"the demo ended with code {demo.wait()}, without an address and a secret")


def main():
    if not pathlib.Path(os.environ.get("RODEDRAAD_CHROMIUM", "/usr/bin/chromium")).exists():
        print("skipped: there is no Chromium")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        demo = subprocess.Popen(
            [str(HERE.parent.parent / "scripts/demo.sh")], stdout=subprocess.PIPE, text=True,
            encoding="utf-8",
            env={**os.environ, "RODEDRAAD": PROGRAM, "DEMO_DIR": f"{folder}/demo", "ONCE": ""})
        late = threading.Timer(PATIENCE, demo.terminate)
        late.start()
        try:
            about = shown(demo)
            late.cancel()
            # What it says later is not read; the pipe holds it.
            return subprocess.run(
                ["node", "--test", *sys.argv[2:], str(HERE / "begin.mjs")],
                env={**os.environ, "RODEDRAAD_BEGIN": json.dumps(about)}, check=False).returncode
        finally:
            late.cancel()
            demo.terminate()
            demo.wait()


if __name__ == "__main__":
    sys.exit(main())
