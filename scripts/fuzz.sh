#!/usr/bin/env bash
# fuzz.sh [TARGET...]: runs every fuzz target under ASan and UBSan, SECONDS_EACH=60 each, JOBS at a
# time. Finds go to build/fuzz/finds. The seeds are the golden files of the adapters and, when they are
# beside the checkout, the samples.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${SECONDS_EACH:-60}
jobs=${JOBS:-$(nproc)}
cmake -S . -B build/fuzz -G Ninja -DCMAKE_CXX_COMPILER=clang++-14 -DCMAKE_BUILD_TYPE=RelWithDebInfo \
  -DRODEDRAAD_FUZZ=ON -DRODEDRAAD_SANITIZE=address,undefined,fuzzer-no-link >build/fuzz-configure.log ||
  { cat build/fuzz-configure.log >&2; exit 1; }
targets=("$@")
if ((${#targets[@]} == 0)); then
  mapfile -t targets < <(ninja -C build/fuzz -t targets all | sed -nE 's/^(fuzz_[a-z]+): phony$/\1/p' | sort -u)
fi
echo "fuzz: building ${#targets[@]} targets"
ninja -C build/fuzz "${targets[@]}" | tail -1

seeds=build/fuzz/seeds
rm -rf "$seeds" && mkdir -p "$seeds" build/fuzz/finds
number=0
for file in tests/unit/adapters/*/golden/*.{json,xml,csv} ../shared/samples/*/* ; do
  [[ -f $file ]] || continue
  number=$((number + 1))
  # The last byte chooses a kind; it is no part of the message.
  { cat "$file"; printf '%b' "\\x$(printf '%02x' $((number % 256)))"; } >"$seeds/$number"
done

# Published seeds for the readers of a format, when they are beside the checkout.
published=../shared/corpora
for format in csv json xml; do
  mkdir -p "build/fuzz/published/$format"
  [[ -f $published/gofuzz/$format.tar.gz ]] &&
    tar -xzf "$published/gofuzz/$format.tar.gz" -C "build/fuzz/published/$format" --strip-components=1
done
find "$published"/jsontestsuite -name '*.json' -size -64k -exec cp -t build/fuzz/published/json {} + 2>/dev/null || true
find "$published"/libxml2 "$published"/pugixml -type f -size -64k -exec cp -t build/fuzz/published/xml {} + 2>/dev/null || true

run() {
  local target=$1 corpus=build/fuzz/corpus/$1
  local format=${target#fuzz_} more=()
  mkdir -p "$corpus"
  [[ -d build/fuzz/published/$format ]] && more+=("build/fuzz/published/$format")
  [[ -f $published/google-dicts/dictionaries/$format.dict ]] &&
    more+=("-dict=$published/google-dicts/dictionaries/$format.dict")
  if "build/fuzz/bin/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
    -artifact_prefix="build/fuzz/finds/$target-" "$corpus" "$seeds" "${more[@]}" >"build/fuzz/$target.log" 2>&1; then
    echo "fuzz: $target: nothing found, $(grep -oE '^#[0-9]+' "build/fuzz/$target.log" | tail -1) inputs"
  else
    echo "fuzz: $target: FOUND SOMETHING, see build/fuzz/$target.log" >&2
    return 1
  fi
}
export -f run
export seconds seeds published
printf '%s\n' "${targets[@]}" | xargs -P "$jobs" -I{} bash -c 'run {}'
