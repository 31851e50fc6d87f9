#!/usr/bin/env bash
# start.sh PORT TARGETS DATA: Node-RED with the flow of this folder, from what run.sh installed.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
installed=${PEERS:?where run.sh installed it}/node-red
export PORT=$1 TARGET0=$2/0 TARGET1=$2/1 FLOWS=$here/flows.json NODES=$installed/node_modules/node-red-node-sqlite
# The database of the flow lies where it runs.
cd "$3"
exec node "$installed/node_modules/node-red/red.js" --userDir "$3" --settings "$here/settings.js"
