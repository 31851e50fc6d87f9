#!/usr/bin/env bash
# lint.sh [--fix] [--fast] [FILE...]: checks the files that git knows, or only those named.
#   --fix   lets clang-format and nothing else change files
#   --fast  leaves out clang-tidy, which takes minutes when much changed
set -euo pipefail
cd "$(dirname "$0")/.."

fix=false fast=false
while [[ ${1:-} == --* ]]; do
  case $1 in
    --fix) fix=true ;;
    --fast) fast=true ;;
    *) echo "lint: unknown option $1" >&2; exit 64 ;;
  esac
  shift
done

only=("$@")

# The files with one of the endings, as git knows them and as they exist.
files() {
  local ending file patterns=()
  for ending in "$@"; do patterns+=("*.$ending"); done
  git ls-files -co --exclude-standard -- "${patterns[@]}" | while read -r file; do
    [[ -f $file ]] || continue
    ((${#only[@]} == 0)) || [[ " ${only[*]} " == *" $file "* ]] || continue
    echo "$file"
  done
}

check_format() {
  local file status=0
  while read -r file; do
    if $fix; then
      clang-format-14 -i "$file"
    elif ! clang-format-14 --dry-run -Werror "$file" 2>/dev/null; then
      echo "  $file: not as clang-format writes it; run scripts/lint.sh --fix --fast $file"
      status=1
    fi
  done < <(files h cpp)
  return "$status"
}

check_tidy() {
  cmake --preset dev --log-level=WARNING >/dev/null
  files cpp | scripts/tidy.py build/dev
}

# Modules from low to high; each may include itself and what stands before it (docs/architecture.md).
# store and workflow stand beside each other.
check_includes() {
  local status=0
  forbid() { # FOLDER MODULES: no file of the folder may include these modules
    if files h cpp | grep "^$1/" | xargs -r grep -nHE "#include [\"<]rodedraad/($2)/"; then status=1; fi
  }
  forbid core/sdk 'model|message|config|plugin|store|workflow|hub|admin|cli'
  forbid core/model 'message|config|plugin|store|workflow|hub|admin|cli'
  forbid core/message 'config|plugin|store|workflow|hub|admin|cli'
  forbid core/config 'plugin|store|workflow|hub|admin|cli'
  forbid core/plugin 'store|workflow|hub|admin|cli'
  forbid core/store 'plugin|workflow|hub|admin|cli'
  forbid core/workflow 'plugin|store|hub|admin|cli'
  forbid core/hub 'admin|cli'
  forbid core/admin 'cli'
  forbid plugins 'model|config|plugin|store|workflow|hub|admin|cli'
  forbid adapters 'model|config|plugin|store|workflow|hub|admin|cli'
  if files h cpp | xargs -r grep -nHE '#include "\.\./'; then status=1; fi
  return "$status"
}

# The tests also hold XML that is wrong on purpose.
check_xml() { files xml xsd svg | { grep -v '^tests/' || true; } | xargs -r xmllint --nonet --noout; }

check_scripts() {
  local file status=0
  while read -r file; do bash -n "$file" || status=1; done < <(files sh; echo .ci/run)
  return "$status"
}

check_texts() { git ls-files -co --exclude-standard | scripts/check_texts.py; }

failed=()
run() {
  echo "lint: $1"
  "check_$1" || failed+=("$1")
}
run format
run includes
run xml
run scripts
run texts
$fast || run tidy
if ((${#failed[@]} > 0)); then
  echo "lint: wrong: ${failed[*]}" >&2
  exit 1
fi
echo "lint: all well"
