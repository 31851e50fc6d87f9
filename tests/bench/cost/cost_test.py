#!/usr/bin/env python3
"""cost_test.py COST PLANTED: scripts/cost.py finds a slowdown that was planted, and only where there is one."""
import pathlib
import subprocess
import sys
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[3] / "scripts/cost.py"
HONEST, PLANTED = sys.argv[1:3]


def compare(base, now, *more):
    return subprocess.run([SCRIPT, base, "--programs", now, *more], capture_output=True, text=True, check=False)


class Cost(unittest.TestCase):
    def test_names_the_piece_that_was_slowed_down(self):
        found = compare(HONEST, PLANTED, "--piece", "parse", "--piece", "seal")
        self.assertEqual(found.returncode, 1, found.stderr)
        marks = {line.split()[0]: line.split()[-1] for line in found.stdout.splitlines() if line.strip()}
        self.assertEqual(marks["parse"], "DEARER")
        self.assertNotEqual(marks["seal"], "DEARER")
        self.assertIn("parse", found.stderr)
        self.assertNotIn("seal", found.stderr)

    def test_counts_how_often_memory_is_asked_for(self):
        table = compare(HONEST, HONEST, "--piece", "parse").stdout.splitlines()
        head, line = (row.split() for row in table if row.startswith(("piece", "parse")))
        asked = float(line[-1].replace(",", ""))
        self.assertEqual(head[-1], "allocations")
        self.assertGreater(asked, 10)
        self.assertLess(asked, 1000)

    def test_says_nothing_of_a_program_that_is_the_same(self):
        found = compare(HONEST, HONEST, "--piece", "parse", "--threshold", "0.1")
        self.assertEqual(found.returncode, 0, found.stdout + found.stderr)

    def test_says_which_pieces_there_are_when_one_is_not(self):
        found = compare(HONEST, HONEST, "--piece", "anders")
        self.assertEqual(found.returncode, 70)
        self.assertIn("statement", found.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
