#!/usr/bin/env python3
"""Checks the files named on standard input for what no compiler sees: links to files that are not
there, marks of unfinished work, paths of somebody's machine, and personal numbers that may exist."""
import pathlib
import re
import sys
import urllib.parse

# Each pattern is written so that it does not match itself.
UNFINISHED = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b|not (?:yet )?implemente[d]")
MACHINE = re.compile(r"(?<![\w.])/(?:wor[k]|hom[e]|roo[t])/\w")
LINK = re.compile(r"\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
NINE_DIGITS = re.compile(r"(?<![\w.-])[0-9]{9}(?![\w.-])")
# The range that the ministry keeps free for tests, and the example of the specification.
TEST_RANGE = re.compile(r"99999\d{4}")
CODE = {".h", ".cpp", ".cmake", ".sh", ".py", ".ts", ".tsx"}


def is_bsn(digits):
    """The 11-proof; see sdk::is_bsn."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, digits)) % 11 == 0 and int(digits) != 0


def outside_code(markdown):
    """The text with code blocks and code spans blanked out: a link there is an example."""
    blanked = re.sub(r"```.*?```", lambda m: re.sub(r"[^\n]", " ", m[0]), markdown, flags=re.S)
    return re.sub(r"`[^`\n]*`", "", blanked)


def findings(path, text):
    suffix = path.suffix
    if suffix == ".md":
        for number, line in enumerate(outside_code(text).splitlines(), 1):
            for target in LINK.findall(line):
                if re.match(r"[a-z]+:|#", target):
                    continue
                file = urllib.parse.unquote(target.split("#")[0])
                if not (path.parent / file).exists():
                    yield number, f"a link to a file that is not there: {file}"
    for number, line in enumerate(text.splitlines(), 1):
        if (suffix in CODE or path.name in ("CMakeLists.txt", "Makefile")) and UNFINISHED.search(line):
            yield number, "a mark of unfinished work"
        if MACHINE.search(line):
            yield number, "a path of one particular machine"
        for digits in NINE_DIGITS.findall(line):
            if is_bsn(digits) and not TEST_RANGE.fullmatch(digits):
                yield number, "a citizen service number outside the test range 99999xxxx"


def main():
    count = 0
    for name in sys.stdin.read().splitlines():
        path = pathlib.Path(name)
        if not path.is_file() or path.name == "LICENSE":
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # not a text
        for number, what in findings(path, text):
            print(f"{name}:{number}: {what}")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
