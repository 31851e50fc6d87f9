#!/usr/bin/env bash
# demo.sh: plays the Drechtsteden story on the embedded store, with simulated partners.
#   ONCE=1          plays it, prints the summary and ends; without it everything stays up
#   RODEDRAAD=FILE  the program to use; build/release/bin/rodedraad when not given
#   DEMO_DIR=DIR    where the demo keeps its files; build/demo when not given
set -euo pipefail
cd "$(dirname "$0")/.."

exec python3 -B scripts/demo
