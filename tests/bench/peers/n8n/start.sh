#!/usr/bin/env bash
# start.sh PORT TARGETS DATA: n8n with the workflow of this folder, from what run.sh installed.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
n8n=${PEERS:?where run.sh installed it}/n8n/node_modules/n8n/bin/n8n
export NODE_ENV=production N8N_PORT=$1 N8N_LISTEN_ADDRESS=127.0.0.1 N8N_HOST=127.0.0.1 TARGET0=$2/0 TARGET1=$2/1
export N8N_USER_FOLDER=$3 N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS=true N8N_LOG_LEVEL=warn

# Its SQLite with a write-ahead log, and both rows of a message in one transaction.
export DB_TYPE=sqlite DB_SQLITE_POOL_SIZE=4

# It calls nobody, and has no editor: only the workflow.
export N8N_DIAGNOSTICS_ENABLED=false N8N_VERSION_NOTIFICATIONS_ENABLED=false N8N_TEMPLATES_ENABLED=false
export N8N_PERSONALIZATION_ENABLED=false N8N_HIRING_BANNER_ENABLED=false N8N_LICENSE_AUTO_RENEW_ENABLED=false
export N8N_COMMUNITY_PACKAGES_ENABLED=false N8N_PUBLIC_API_DISABLED=true N8N_DISABLE_UI=true N8N_RUNNERS_ENABLED=false

if [[ ! -f $3/known ]]; then
  node "$n8n" import:workflow --input="$here/workflow.json"
  node "$n8n" update:workflow --id=rodedraadpeer000 --active=true
  touch "$3/known"
fi
exec node "$n8n" start
