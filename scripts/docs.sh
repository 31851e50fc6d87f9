#!/usr/bin/env bash
# docs.sh [--check]: writes docs/handboek/instellingen.md from what the plugins say of themselves, and
# docs/handboek/rechten.md from the description of the Admin API; with --check it only tells whether
# the first is up to date (the second, admin.api tells).
#   RODEDRAAD=FILE  the program to ask; build/release/bin/rodedraad when not given
set -euo pipefail
cd "$(dirname "$0")/.."

program=${RODEDRAAD:-build/release/bin/rodedraad}
page=docs/handboek/instellingen.md
[[ -x $program ]] || { echo "docs: $program is not there; make build makes it" >&2; exit 69; }

made=$(mktemp)
trap 'rm -f "$made"' EXIT
{
  cat <<'TEXT'
# Instellingen van de plugins

Deze bladzijde is gemaakt door `scripts/docs.sh`, uit wat de plugins over zichzelf zeggen. Wijzig haar
niet met de hand. Dezelfde gegevens geeft `rodedraad plugin describe NAAM`.

Instellingen van een transport staan in `<transport>` of `<listener>`, die van een adapter direct in
`<connection>`; zie [configuratie.md](configuratie.md). De instelling `oin` van een adapter geeft de hub
zelf: schrijf het OIN bij de organisatie. Bij een uitgaand bericht zijn de genoemde velden alles wat het
bericht kan bevatten. De grondslag bepaalt wat ervan meegaat. Een veld met "verplicht" moet er zijn: het
bericht wacht tot de zaak het heeft.

TEXT
  "$program" plugin describe --markdown
} | sed -e '$ { /^$/d }' >"$made"

if [[ ${1:-} != --check ]]; then
  cp "$made" "$page"
  scripts/rights.py core/admin/api/openapi.json config/drechtsteden/access.xml docs/handboek/rechten.md
  echo "docs: $page and docs/handboek/rechten.md are written"
elif ! diff -u "$page" "$made"; then
  echo "docs: $page is not up to date; run scripts/docs.sh" >&2
  exit 1
fi
