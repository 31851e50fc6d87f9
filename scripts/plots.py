#!/usr/bin/env python3
"""plots.py [BENCH.json [FOLDER]]: draws what `make bench` found, as SVG: how long a message takes
against how many come in a second, what it costs against how many are stored, and what several hubs carry. From build/bench.json into
docs/plots, unless said otherwise."""
import json
import math
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 40, 60
# Told apart by shape too, for who does not see colours.
LINES = [("#0b5394", "", "circle"), ("#0b5394", "6 4", "square"), ("#a61c00", "", "circle"), ("#a61c00", "6 4", "square")]


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def short(value):
    return f"{value:,.0f}" if value >= 10 else f"{value:g}"


class Axis:
    """A logarithmic axis from decade to decade, or from 0 up."""

    def __init__(self, values, begin, end, logarithmic):
        self.begin, self.end, self.logarithmic = begin, end, logarithmic
        if logarithmic:
            self.low, self.high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
            self.high = max(self.high, self.low + 1)
            self.ticks = [10.0**power for power in range(self.low, self.high + 1)]
        else:
            step = 10 ** math.floor(math.log10(max(values)))
            step = next(part for part in (step / 5, step / 2, step, step * 2) if max(values) / part <= 8)
            self.low, self.high = 0, step * math.ceil(max(values) / step)
            self.ticks = [step * i for i in range(round(self.high / step) + 1)]

    def at(self, value):
        place = math.log10(value) if self.logarithmic else value
        return self.begin + (self.end - self.begin) * (place - self.low) / (self.high - self.low)


def plot(title, x_name, y_name, series, x_logarithmic, y_logarithmic):
    """series: {name: [(x, y)]}. \\returns the text of an SVG."""
    points = [point for line in series.values() for point in line]
    x_axis = Axis([x for x, _ in points], LEFT, WIDTH - RIGHT, x_logarithmic)
    y_axis = Axis([y for _, y in points], HEIGHT - BOTTOM, TOP, y_logarithmic)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
           f'font-family="sans-serif" font-size="13" role="img"><title>{escaped(title)}</title>',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
           f'<text x="{LEFT}" y="22" font-size="15" font-weight="bold">{escaped(title)}</text>']
    for tick in x_axis.ticks:
        x = x_axis.at(tick)
        out.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>'
                   f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{short(tick)}</text>')
    for tick in y_axis.ticks:
        y = y_axis.at(tick)
        out.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
                   f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{short(tick)}</text>')
    middle = (TOP + HEIGHT - BOTTOM) / 2
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 16}" text-anchor="middle">{escaped(x_name)}</text>'
               f'<text transform="translate(16 {middle}) rotate(-90)" text-anchor="middle">{escaped(y_name)}</text>')
    for place, ((name, line), (colour, dashes, shape)) in enumerate(zip(series.items(), LINES, strict=False)):
        at = [(x_axis.at(x), y_axis.at(y)) for x, y in sorted(line)]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in at)
        out.append(f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>')
        legend = (WIDTH - RIGHT + 20, TOP + 10 + 24 * place)
        for x, y in [*at, legend]:
            out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' if shape == "circle" else
                       f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="white" stroke="{colour}" stroke-width="2"/>')
        out.append(f'<text x="{legend[0] + 12}" y="{legend[1] + 4}">{escaped(name)}</text>')
    return "\n".join([*out, "</svg>", ""])


def lines_of(benchmarks, x_name, wanted):
    """{name: [(x, y)]} of the benchmarks that have x_name and what is wanted: {name: counter}."""
    series = {name: [(b[x_name], b[counter]) for b in benchmarks if b.get(x_name) and b.get(counter)]
              for name, counter in wanted.items()}
    return {name: line for name, line in series.items() if len(line) > 1}


def main():
    source = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/bench.json")
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / "docs/plots")
    benchmarks = [b for b in json.loads(source.read_text())["benchmarks"] if not b.get("error_occurred")]
    hub = [b for b in benchmarks if b["name"].startswith("hub/")]
    drawn = {
        "latency.svg": ("How long a message takes", "messages a second", "ms",
                        lines_of(hub, "offered [msg/s]", {
                            "end to end p99": "end to end p99 [ms]", "end to end p50": "end to end p50 [ms]",
                            "accept p99": "accept p99 [ms]", "accept p50": "accept p50 [ms]"}), False, True),
        "volume.svg": ("What a message costs when many are stored", "messages stored", "processor, s / 10,000 msg",
                       lines_of(benchmarks, "stored", {
                           "the hub": "processor [s/10,000 msg]",
                           "raw SQLite, empty": "processor [s/10,000 msg] of raw SQLite"}), True, False),
    }
    drawn["nodes.svg"] = ("What several hubs on one PostgreSQL carry", "hubs", "messages a second",
                          lines_of(benchmarks, "nodes", {"end to end": "end to end [msg/s]", "accepted": "intake [msg/s]"}),
                          False, False)
    folder.mkdir(parents=True, exist_ok=True)
    missing = 0
    for name, (title, x_name, y_name, series, *logarithmic) in drawn.items():
        if not series:
            print(f"plots: {source} has nothing for {name}: run make bench", file=sys.stderr)
            missing = 1
            continue
        (folder / name).write_text(plot(title, x_name, y_name, series, *logarithmic))
        print(f"plots: {folder / name}")
    return missing


if __name__ == "__main__":
    sys.exit(main())
