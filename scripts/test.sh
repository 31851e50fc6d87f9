#!/usr/bin/env bash
# test.sh [CTEST-OPTION...]: builds and runs the tests of the release build; PRESET=asan and the like
# take another one. The last line is "N passed, N failed", with ", N skipped" when some were.
set -euo pipefail
cd "$(dirname "$0")/.."

preset=${PRESET:-release}
scripts/build.sh "$preset" all tests
results=$PWD/build/$preset/test-results.xml
# Tests that run the hub as a process put its log here.
export RODEDRAAD_TEST_LOGS=$PWD/build/$preset/test-logs
rm -rf "$results" "$RODEDRAAD_TEST_LOGS"
status=0
echo "test: every test of build/$preset"
ctest --preset "$preset" --parallel "${JOBS:-$(nproc)}" --timeout 300 --output-junit "$results" "$@" ||
  status=$?
[[ -f $results ]] || { echo "test: ctest ran no tests" >&2; exit 1; }

# Whatever the tests did, the hub must not have logged anybody's number.
shopt -s nullglob
scripts/check_logs.py "build/$preset/Testing/Temporary/LastTest.log" "$RODEDRAAD_TEST_LOGS"/*.log \
  "build/$preset"/demo-test/hub*.log ||
  status=1

# The counts stand in the attributes of the first element.
count() { grep -m1 -oP "^\s*$1=\"\K[0-9]+" "$results"; }
failed=$(count failures)
skipped=$(($(count skipped) + $(count disabled)))
passed=$(($(count tests) - failed - skipped))
((failed == 0)) || status=1
((passed + failed > 0)) || { echo "test: not one test ran" >&2; status=1; }
line="$passed passed, $failed failed"
((skipped == 0)) || line+=", $skipped skipped"
echo "$line"
exit "$status"
