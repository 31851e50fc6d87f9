#!/usr/bin/env python3
"""figures.py TO.json RESULT.json...: puts what the benchmarks found into one file, and shows it as a table."""
import json
import pathlib
import sys

runs = [json.loads(path.read_text()) for path in map(pathlib.Path, sys.argv[2:])]
merged = {"context": runs[0]["context"], "benchmarks": [b for run in runs for b in run["benchmarks"]]}
pathlib.Path(sys.argv[1]).write_text(json.dumps(merged, indent=2) + "\n")

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
