#!/usr/bin/env python3
"""sbom.py BUILD-FOLDER OUTPUT: what the built programs and plugins are made of, as CycloneDX 1.5.

Two kinds of parts: the shared libraries that the files load, and the packages whose headers were
compiled into them. Both come from Debian, so each part is a Debian package with its version; that is
what a list of known holes (the Debian security tracker) is asked by.
"""

import hashlib
import json
import re
import subprocess
import sys
import uuid
from datetime import datetime, timezone
from pathlib import Path


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def built_files(build):
    programs = [build / "bin" / "rodedraad"]
    plugins = sorted((build / "lib" / "rodedraad").rglob("*.so"))
    return [file for file in programs + plugins if file.exists()]


def loaded_libraries(file):
    """The files of the shared libraries that a program or plugin loads, their own included."""
    lines = output("ldd", str(file)).splitlines()
    paths = [re.search(r"=> (/\S+)", line) for line in lines]
    return {str(Path(found.group(1)).resolve()) for found in paths if found}


def header_packages(build):
    """The -dev packages of which the compiler read a header, from what it wrote down itself."""
    headers, shipped = set(), False
    for line in output("ninja", "-C", str(build), "-t", "deps").splitlines():
        if not line.startswith(" "):
            shipped = not line.startswith("tests/")
        elif shipped and line.startswith("    /usr/include/"):
            headers.add(line.strip())
    return owners(headers)


def owners(files):
    """The Debian packages that these files belong to."""
    found = set()
    files = sorted(files)
    for start in range(0, len(files), 500):
        # dpkg knows files of /usr/lib also as /lib: one name of the two is enough.
        names = []
        for file in files[start : start + 500]:
            names.append(file)
            if file.startswith("/usr/lib/"):
                names.append(file.removeprefix("/usr"))
        answer = subprocess.run(["dpkg-query", "-S", *names], capture_output=True, text=True)
        for line in answer.stdout.splitlines():
            found.update(name.strip() for name in line.split(": ")[0].split(","))
    return found


def licences(package):
    """As the package's copyright file says, when it is in Debian's machine-readable form."""
    file = Path("/usr/share/doc") / package.split(":")[0] / "copyright"
    try:
        text = file.read_text(errors="replace")
    except OSError:
        return []
    names = re.findall(r"^License: *([A-Za-z0-9.+-]+)", text, re.MULTILINE)
    return sorted(set(names))


def component(package, scope):
    fields = output("dpkg-query", "-W", "-f", "${Package}\t${Version}\t${Architecture}\t${source:Package}\t"
                    "${source:Version}", package).split("\t")
    name, version, architecture, source, source_version = fields
    purl = f"pkg:deb/debian/{name}@{version}?arch={architecture}&distro=debian-12"
    result = {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "scope": "required",
        "properties": [
            {"name": "rodedraad:use", "value": scope},
            {"name": "debian:source", "value": f"{source} {source_version}"},
        ],
    }
    named = licences(package)
    if named:
        result["licenses"] = [{"license": {"name": licence}} for licence in named]
    return result


def sbom(build, version):
    files = built_files(build)
    if not files:
        sys.exit(f"sbom: there is nothing built in {build}; run make build first")
    linked = owners(set().union(*(loaded_libraries(file) for file in files)))
    compiled = header_packages(build) - linked
    parts = [component(package, "loaded") for package in sorted(linked)]
    parts += [component(package, "compiled in") for package in sorted(compiled)]
    own = {"type": "application", "bom-ref": "rodedraad", "name": "rodedraad", "version": version,
           "licenses": [{"license": {"id": "EUPL-1.2"}}]}
    own["components"] = [
        {
            "type": "file",
            "name": str(file.relative_to(build)),
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(file.read_bytes()).hexdigest()}],
        }
        for file in files
    ]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid4()}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": own,
        },
        "components": parts,
        "dependencies": [{"ref": "rodedraad", "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: sbom.py BUILD-FOLDER OUTPUT")
    build, target = Path(sys.argv[1]), Path(sys.argv[2])
    cmake = Path(__file__).resolve().parent.parent / "CMakeLists.txt"
    version = re.search(r"project\(rodedraad VERSION (\S+)", cmake.read_text()).group(1)
    made = sbom(build, version)
    target.write_text(json.dumps(made, indent=2) + "\n")
    print(f"sbom: {len(made['components'])} parts in {target}")


if __name__ == "__main__":
    main()
