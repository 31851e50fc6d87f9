#!/usr/bin/env bash
# rules_test.sh FOLDER: the description of the Admin API against the NLGov REST API Design Rules, by
# Spectral, which npm puts into FOLDER once. Ends with 77 (skipped) where that cannot be.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$1
skip() { echo "skipped: $1"; exit 77; }

command -v npm >/dev/null || skip "there is no npm"
mkdir -p "$work"
if ! cmp -s "$here/spectral/package-lock.json" "$work/package-lock.json"; then
  cp "$here/spectral/package.json" "$here/spectral/package-lock.json" "$work"
  (cd "$work" && npm ci --prefer-offline --no-audit --no-fund --loglevel=error) ||
    { rm -f "$work/package-lock.json"; skip "npm could not fetch Spectral"; }
fi
"$work/node_modules/.bin/spectral" lint "$here/../../core/admin/api/openapi.json" \
  --ruleset "$here/spectral/ruleset.yaml" --fail-severity=warn
