#!/usr/bin/env bash
# run.sh [BENCHMARK-OPTION...]: installs what stands beside the hub, each folder here as its lock file says, measures it
# with the same load and targets as hub_bench, and puts the figures into build/peers.json. Needs the npm registry once.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."

export PEERS=$PWD/build/peers
# What must be compiled, is so with Debian's headers.
if [[ -f /usr/include/node/node_version.h ]]; then export npm_config_nodedir=${npm_config_nodedir:-/usr}; fi
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

scripts/build.sh bench peer_load
SECONDS=0
results=()
for folder in "$here"/*/; do
  peer=$(basename "$folder")
  install_peer "$peer"
  echo "peers: $peer is there after $SECONDS s"
  results+=("$PEERS/$peer.json")
  PEER=$peer PEER_START=${folder}start.sh PEER_MESSAGES=$(<"${folder}messages") build/bench/bin/peer_load \
    --benchmark_out_format=json --benchmark_out="$PEERS/$peer.json" "$@"
  echo "peers: $peer is measured after $SECONDS s"
done
scripts/figures.py build/peers.json "${results[@]}"
echo "peers: the figures are in build/peers.json; those of the hub are of make bench"
