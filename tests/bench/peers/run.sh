#!/usr/bin/env bash
# run.sh [BENCHMARK-OPTION...]: installs what stands beside the hub, as its lock file says, measures it with the
# same load and targets as hub_bench, and puts the figures into build/peers.json. Needs the npm registry once.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."

export PEERS=$PWD/build/peers
install_peer() {
  local to=$PEERS/$1
  mkdir -p "$to"
  if cmp -s "$here/$1/package-lock.json" "$to/package-lock.json" && [[ -f $to/complete ]]; then return; fi
  rm -f "$to/complete"
  cp "$here/$1/package.json" "$here/$1/package-lock.json" "$here/$1/.npmrc" "$to/"
  echo "peers: installing $1 in $to (its SQLite is compiled)"
  (cd "$to" && npm ci --no-audit --no-fund --loglevel=error)
  touch "$to/complete"
}

install_peer node-red
scripts/build.sh bench peer_load
results=build/peers/results.json
PEER=node-red PEER_START=$here/node-red/start.sh build/bench/bin/peer_load \
  --benchmark_out_format=json --benchmark_out="$results" "$@"
scripts/figures.py build/peers.json "$results"
echo "peers: the figures are in build/peers.json; those of the hub are of make bench"
