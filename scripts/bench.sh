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
  "$program" --benchmark_out_format=json --benchmark_out="$results/$name.json" "$@"
done

python3 - "$results" build/bench.json <<'PYTHON'
import json, pathlib, sys

runs = [json.loads(path.read_text()) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json"))]
merged = {"context": runs[0]["context"], "benchmarks": [b for run in runs for b in run["benchmarks"]]}
pathlib.Path(sys.argv[2]).write_text(json.dumps(merged, indent=2) + "\n")

# A figure is a counter "name [unit]"; its limit, when it has one, is "name [unit] of LIMIT".
rows = [("figure", "value", "unit", "limit", "ratio")]
failed = []
for benchmark in merged["benchmarks"]:
    name = benchmark["name"].split("/iterations:")[0].split("/min_time:")[0].split("/manual_time")[0]
    if benchmark.get("error_occurred"):
        failed.append(f"{name}: {benchmark['error_message']}")
    for counter, value in benchmark.items():
        if not counter.endswith("]"):
            continue
        figure, unit = counter[:-1].split(" [")
        limit = next((c for c in benchmark if c.startswith(counter + " of ")), None)
        beside = ratio = ""
        if limit:
            beside = f"{benchmark[limit]:,.4g} {limit[len(counter) + 4:]}"
            ratio = f"{value / benchmark[limit]:.3g}" if benchmark[limit] else ""
        rows.append((f"{name}: {figure}", f"{value:,.4g}" if value < 1e4 else f"{value:,.0f}", unit, beside, ratio))
widths = [max(len(row[i]) for row in rows) for i in range(5)]
print()
for row in rows:
    print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
for text in failed:
    print(f"bench: {text}", file=sys.stderr)
sys.exit(1 if failed else 0)
PYTHON
echo "bench: the figures are in build/bench.json"
