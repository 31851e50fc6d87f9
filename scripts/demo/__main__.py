"""Plays the Drechtsteden story and tells what came of it. See scripts/demo.sh."""
import datetime
import os
import pathlib
import shutil
import signal
import sys
import time

import summary
from people import AMINA, LUCIA, SELAM, STRANGER, debt_help
from stage import Stage, StepFailed
from story import Story


def begin(root):
    program = pathlib.Path(os.environ.get("RODEDRAAD", root / "build/release/bin/rodedraad"))
    folder = pathlib.Path(os.environ.get("DEMO_DIR", root / "build/demo"))
    if not os.access(program, os.X_OK):
        sys.exit(f"demo: {program} is er niet; maak het met make build")
    if folder.exists() and any(folder.iterdir()) and not (folder / ".demo").exists():
        sys.exit(f"demo: {folder} is niet van een eerdere demo; kies een andere DEMO_DIR")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / ".demo").touch()
    return Stage(program, folder, root / "config/drechtsteden")


def set_up(stage):
    """DUO is away twice when the first declaration comes, and lets nobody register that of Selam."""
    duo = stage.simulate("duo", "--story", stage.config / "simulatie/duo.xml",
                         "--fault", f"503:2@/{AMINA.bsn}/pvt",
                         "--fault", f"403-leeg@/{SELAM.bsn}/pvt")
    today = datetime.date.today()
    stage.keep("ddas-levering.json",
               debt_help([AMINA.bsn, STRANGER], str(today - datetime.timedelta(30)),
                         str(today - datetime.timedelta(2))))
    wmo = stage.simulate("wmo")
    played = {"DUO": duo,
              "SUWINET": stage.simulate("suwinet", "--story", stage.config / "simulatie/suwinet.xml"),
              "DDAS": stage.simulate("ddas", "--story", stage.messages / "ddas-levering.json"),
              "WMO": wmo, "GGK": wmo, "WIJKTEAM": stage.simulate("wijkteam"),
              "ZGW": stage.simulate("zaaksysteem"),
              "PARTICIPATIEWET": stage.simulate("participatiewet"),
              "VLUCHTELINGENWERK": stage.simulate("vluchtelingenwerk")}
    # Each is its partner and its simulator, so that the switch in the console can be tried too.
    stage.run_hub(ENVIRONMENT="acceptance", DDAS_EVERY="2s",
                  **{f"{name}_URL": url for name, url in played.items()},
                  **{f"{name}_SIMULATOR": url for name, url in played.items()},
                  TAALAANBIEDER_URL=stage.letterbox("taalaanbieder"),
                  KREDIETBANK_URL=stage.letterbox("kredietbank"),
                  WMO_TOEGANG_URL=stage.letterbox("wmo-toegang"),
                  PLANNING_URL=stage.letterbox("planning"),
                  BUURGEMEENTE_URL=stage.letterbox("buurgemeente"),
                  LISTEN="127.0.0.1:0", ADMIN_LISTEN="127.0.0.1:0", DROP_DIR=stage.drop,
                  RETRY_FIRST="100ms")
    return duo


def play(stage, story):
    for number, (title, step) in enumerate(story.steps(), 1):
        print(f"\n{number}. {title}", flush=True)
        try:
            step()
        except StepFailed as failure:
            raise StepFailed(f"stap {number}, {title}\n  {failure}") from None
        stage.check_alive()


def stay(stage, duo):
    print("\nAlles blijft draaien tot Ctrl-C.")
    print(f"  {'console':<26}{stage.admin}")
    secret = stage.data / "console.secret"
    if secret.exists():
        print(f"  {'geheim, eerste account':<26}{secret.read_text().strip()}")
    for name, address in stage.listeners.items():
        print(f"  {name:<26}{address}")
    print(f"  {'DUO (nagespeeld)':<26}{duo}", flush=True)
    while True:
        time.sleep(1)
        stage.check_alive()


def end(*_):
    raise KeyboardInterrupt


def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, end)
    root = pathlib.Path(__file__).resolve().parent.parent.parent
    once = os.environ.get("ONCE", "") not in ("", "0")
    stage = begin(root)
    try:
        duo = set_up(stage)
        story = Story(stage, duo)
        play(stage, story)
        case, other = stage.case(bsn=AMINA.bsn), stage.case(bsn=LUCIA.bsn)
        desk = stage.desk()
        summary.tell(AMINA.name, case, story.rules_of(case), LUCIA.name, story.rules_of(other), desk)
        summary.to_try(stage, AMINA.bsn, desk, running=not once)
        if not once:
            stay(stage, duo)
    except StepFailed as failure:
        print(f"\ndemo: mislukt: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nGestopt.")
        return 0 if not once else 1
    finally:
        stage.stop()
    print("\nHet hele verhaal ging zoals het moest.")
    return 0


sys.exit(main())
