#!/usr/bin/env python3
"""sbom_test.py SOURCE BUILD-FOLDER: the list of parts is in its format, and complete."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BUILD = Path(sys.argv.pop())
SOURCE = Path(sys.argv.pop())


class Sbom(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "sbom.cdx.json"
            subprocess.run([SOURCE / "scripts" / "sbom.py", BUILD, target], check=True, capture_output=True)
            cls.sbom = json.loads(target.read_text())

    def names(self):
        return {part["name"] for part in self.sbom["components"]}

    def test_says_what_it_is(self):
        self.assertEqual((self.sbom["bomFormat"], self.sbom["specVersion"]), ("CycloneDX", "1.5"))

    def test_every_loaded_library_is_listed(self):
        needed = subprocess.run(["objdump", "-p", BUILD / "bin" / "rodedraad"], check=True,
                                capture_output=True, text=True).stdout
        sonames = [line.split()[1] for line in needed.splitlines() if "NEEDED" in line]
        self.assertTrue(sonames)
        for soname in sonames:
            package = subprocess.run(["dpkg-query", "-S", f"*/{soname}"], capture_output=True, text=True)
            owners = {line.split(":")[0] for line in package.stdout.splitlines()}
            self.assertTrue(owners & self.names(), f"{soname} is not listed")

    def test_libraries_of_headers_only_are_listed(self):
        self.assertLessEqual({"libboost1.81-dev", "libcli11-dev", "libexpected-dev"}, self.names())

    def test_what_only_the_tests_use_is_not(self):
        self.assertFalse({name for name in self.names() if "gtest" in name or "rapidcheck" in name})

    def test_every_part_has_a_version_and_an_address(self):
        for part in self.sbom["components"]:
            self.assertTrue(part["version"])
            self.assertTrue(part["purl"].startswith("pkg:deb/debian/"))

    def test_own_files_have_their_hash(self):
        own = self.sbom["metadata"]["component"]["components"]
        self.assertGreater(len(own), 5)
        self.assertTrue(all(len(file["hashes"][0]["content"]) == 64 for file in own))


if __name__ == "__main__":
    unittest.main()
