#!/usr/bin/env bash
# Installs what building and testing need, all of it from Debian 12. Does nothing when it is there.
set -euo pipefail

packages=(
  g++-12 clang-14 clang-format-14 clang-tidy-14 libclang-rt-14-dev
  make cmake ninja-build ccache git pkg-config dpkg-dev
  libboost1.81-dev libboost-json1.81-dev
  libpoco-dev libpq-dev libsqlite3-dev
  libpugixml-dev libexpat1-dev libxmlsec1-dev libxmlsec1-openssl libxml2-dev
  libargon2-dev libcjose-dev libjansson-dev libhpdf-dev fonts-dejavu-core
  prometheus-cpp-dev libjemalloc-dev
  libspdlog-dev libfmt-dev libssl-dev libcli11-dev libexpected-dev libhowardhinnant-date-dev
  libgtest-dev libgmock-dev libbenchmark-dev libsimdjson-dev librapidcheck-dev
  iproute2 libxml2-utils xmlsec1 python3 python3-jsonschema curl tzdata
  chromium
  strace valgrind e2fsprogs xfsprogs postgresql-15
)
# A node that was installed in another way serves as well, and brings its npm.
command -v node >/dev/null || packages+=(nodejs npm)

stop() {
  printf 'setup: %s\n' "$1" >&2
  exit "$2"
}

# shellcheck source=/dev/null
. /etc/os-release
[[ ${ID:-} == debian && ${VERSION_ID:-} == 12 ]] ||
  stop "this is ${PRETTY_NAME:-an unknown system}; use a Debian 12 machine or container" 69

installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }
missing=()
for package in "${packages[@]}"; do
  installed "$package" || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
  echo "setup: everything that building and testing need is installed"
  exit 0
fi

echo "setup: installing from Debian what building and testing need: ${missing[*]}"
if installed libboost1.74-dev; then
  echo "setup: the headers of Boost 1.74 make room for those of 1.81; Debian allows only one of them"
fi

as_root=()
if ((EUID != 0)); then
  command -v sudo >/dev/null ||
    stop "not root, and there is no sudo; let an administrator run: apt-get install ${missing[*]}" 77
  as_root=(sudo)
fi
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 \
    -o Acquire::Retries=3 "$@"
}
apt update || echo "setup: the package lists could not be refreshed; trying with those that are here"
apt install --no-install-recommends "${missing[@]}" ||
  stop "apt could not install everything; what it says stands above" 69
