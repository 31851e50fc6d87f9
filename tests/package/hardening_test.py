#!/usr/bin/env python3
"""hardening_test.py BUILD-FOLDER: the built programs and plugins have the defences of the compiler
and the linker that docs/security.md promises."""

import subprocess
import sys
import unittest
from pathlib import Path

BUILD = Path(sys.argv.pop())


def readelf(*arguments):
    return subprocess.run(["readelf", *arguments], check=True, capture_output=True, text=True).stdout


def built():
    programs = [file for file in (BUILD / "bin").glob("rodedraad*") if not file.suffix]
    return programs + sorted((BUILD / "lib" / "rodedraad").rglob("*.so"))


class Hardening(unittest.TestCase):
    def each(self, check):
        files = built()
        self.assertGreater(len(files), 5, f"too little is built in {BUILD}")
        for file in files:
            with self.subTest(file=file.name):
                check(file)

    def test_loads_at_any_address(self):
        self.each(lambda file: self.assertIn("DYN", readelf("-h", file)))

    def test_nothing_can_be_bound_later(self):
        def check(file):
            self.assertIn("GNU_RELRO", readelf("-lW", file))
            self.assertIn("NOW", readelf("-dW", file))

        self.each(check)

    def test_no_stack_is_executable(self):
        def check(file):
            stack = [line for line in readelf("-lW", file).splitlines() if "GNU_STACK" in line]
            self.assertEqual(len(stack), 1)
            self.assertNotIn("E", stack[0].split()[-2])

        self.each(check)

    def test_stacks_are_guarded(self):
        self.each(lambda file: self.assertIn("__stack_chk_fail", readelf("--dyn-syms", "-W", file)))

    def test_nothing_asks_for_libraries_beside_itself(self):
        self.each(lambda file: self.assertNotIn("RPATH", readelf("-dW", file)))


if __name__ == "__main__":
    unittest.main()
