#!/usr/bin/env bash
# Builds every benchmark, runs it, shows the tables, and puts all figures into build/bench.json.
# bench.sh [BENCHMARK-OPTION...]: for example --benchmark_filter=intake
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build.sh bench
results=build/bench/results
rm -rf "$results"
mkdir -p "$results"
shopt -s nullglob
programs=(build/bench/bin/*_bench)
((${#programs[@]} > 0)) || { echo "bench: there are no benchmarks in tests/bench" >&2; exit 1; }
for program in "${programs[@]}"; do
  name=$(basename "$program")
  echo "bench: $name"
  with=()
  # These measure on a PostgreSQL too, which lives as long as they do.
  [[ $name != nodes_bench && $name != store_bench ]] || with=(python3 -B tests/support/postgres.py)
  "${with[@]}" "$program" --benchmark_out_format=json --benchmark_out="$results/$name.json" "$@"
done

scripts/figures.py build/bench.json "$results"/*.json
echo "bench: the figures are in build/bench.json"
