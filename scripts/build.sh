#!/usr/bin/env bash
# build.sh PRESET [TARGET...]: configures build/PRESET and builds the targets, or what is shipped.
set -euo pipefail
cd "$(dirname "$0")/.."

preset=${1:?which preset of CMakePresets.json?}
shift
targets=()
(($# == 0)) || targets=(--target "$@")
echo "build: ${*:-what is shipped} in build/$preset"
cmake --preset "$preset" --log-level=WARNING
cmake --build --preset "$preset" --parallel "${JOBS:-$(nproc)}" "${targets[@]}"
