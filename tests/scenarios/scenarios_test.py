"""The scenarios of the example, as an administrator plays them: all are as expected, they touch every
rule, purpose and mandate, and one that is wrong says where and what happened instead."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(sys.argv[1])
CONFIG = pathlib.Path(sys.argv[2])
FOUND = 1
USAGE = 64
BAD_CONFIG = 78

WRONG = """<scenarios xmlns="urn:rodedraad:config:1">
  <scenario id="zz-fout" title="Verwacht een termijn op een andere dag">
    <person id="p" bsn="999990019" gemeente="0505"/>
    <step at="2026-03-02">
      <facts from="duo" kind="inburgeringsplicht">
        <fact path="inburgeringsplicht.datumKennisgeving" value="2026-03-02"/>
      </facts>
      <expect>
        <deadline id="pip" due="2026-12-31"/>
      </expect>
    </step>
  </scenario>
</scenarios>
"""


def play(config, *options):
    command = [PROGRAM, "test", config, *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


class Scenarios(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.played = play(CONFIG, "--json")
        cls.result = json.loads(cls.played.stdout)

    def test_all_are_as_expected(self):
        failed = [each for each in self.result["scenarios"] if not each["passed"]]
        self.assertEqual([], failed)
        self.assertEqual(0, self.played.returncode)

    def test_touch_every_rule_purpose_and_mandate(self):
        for name, part in self.result["coverage"].items():
            self.assertEqual([], part["untouched"], name)

    def test_are_many(self):
        self.assertGreaterEqual(self.result["passed"], 60)

    def test_give_the_same_twice(self):
        self.assertEqual(self.played.stdout, play(CONFIG, "--json").stdout)

    def with_scenario(self, text):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        config = folder / "config"
        shutil.copytree(CONFIG, config)
        (config / "scenarios" / "zz-fout.xml").write_text(text, encoding="utf-8")
        return config

    def test_one_that_is_wrong_says_where_and_what_happened(self):
        played = play(self.with_scenario(WRONG), "--filter", "zz-fout")
        self.assertEqual(FOUND, played.returncode)
        self.assertIn("scenarios/zz-fout.xml:9:9", played.stdout)
        self.assertIn("2026-12-31", played.stdout)
        self.assertIn("termijn pip (T01)", played.stdout)
        self.assertIn("1 scenario's: 0 geslaagd, 1 mislukt", played.stdout)

    def test_one_with_a_mistake_is_not_played(self):
        config = self.with_scenario(WRONG.replace('"pip"', '"pipp"'))
        played = play(config)
        self.assertEqual(BAD_CONFIG, played.returncode)
        self.assertIn("scenarios/zz-fout.xml:9:23: deadline-unknown", played.stderr)
        checked = subprocess.run([PROGRAM, "check", config], capture_output=True, text=True)
        self.assertEqual(BAD_CONFIG, checked.returncode)
        self.assertIn("deadline-unknown", checked.stderr)

    def test_none_with_that_name_is_wrong_use(self):
        self.assertEqual(USAGE, play(CONFIG, "--filter", "bestaat-niet").returncode)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
