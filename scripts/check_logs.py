#!/usr/bin/env python3
"""check_logs.py FILE...: no personal number in any log line of the hub. Of a *.log of ctest only the
lines that the hub logged count; of any other file, all that is in it."""
import pathlib
import re
import sys

# Nine digits, also as people write them: 9999.90.019, 999 990 019. Not inside a longer word: an
# identifier such as a UUID may hold nine digits in a row.
NUMBER = re.compile(r"(?<![\w.-])(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?![\w-])")
HUB_LINE = re.compile(r'\{"time":".*\}$')


def is_bsn(digits: str) -> bool:
    """The 11-proof; see sdk::is_bsn."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, digits)) % 11 == 0 and int(digits) != 0


def lines_of(file: pathlib.Path) -> list[str]:
    lines = file.read_text("utf-8", "replace").splitlines()
    if not file.name.startswith("LastTest"):
        return lines
    return [found[0] for line in lines if (found := HUB_LINE.search(line))]


def main() -> int:
    searched = leaks = 0
    for name in sys.argv[1:]:
        file = pathlib.Path(name)
        for number, line in enumerate(lines_of(file), 1):
            searched += 1
            if any(is_bsn(re.sub(r"\D", "", found)) for found in NUMBER.findall(line)):
                # Not the line itself: what finds a leak must not be one.
                print(f"{file}: log line {number} has a citizen service number", file=sys.stderr)
                leaks += 1
    print(f"logs: {searched} lines of the hub's log, {leaks} with a citizen service number")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
