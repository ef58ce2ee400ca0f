#!/usr/bin/env bash
# Everything that CI checks. The last line is "N passed, N failed, N skipped", counted from the test results.
# Each step is a plain dotnet command, but for the contract, which npm lints; the README lists them for machines without bash.
set -euo pipefail
cd "$(dirname "$0")"
bash build/prerequisites.sh

results=$(mktemp -d "${TMPDIR:-/tmp}/matching results.XXXXXX")
trap 'rm -rf "$results"' EXIT
failed=0
# Checks that this machine lacks the means for; each has said why.
unchecked=0
say() { printf '\n== %s\n' "$*"; }

say 'Restore, exactly as locked'
dotnet restore Matching.sln --locked-mode -v quiet

say 'Vulnerable packages'
dotnet list Matching.sln package --vulnerable --include-transitive >"$results/vulnerable.txt"
if grep -q 'has the following vulnerable packages' "$results/vulnerable.txt"; then
  cat "$results/vulnerable.txt"
  failed=1
else
  echo 'none known'
fi

say 'Contract: lint, and breaking changes against the released one'
contract=0
bash build/check-protos.sh || contract=$?
case $contract in
  0) ;;
  77) unchecked=$((unchecked + 1)) ;;
  *) failed=1 ;;
esac

say 'OpenAPI document, against the OpenAPI schema'
openapi=0
bash build/check-openapi.sh || openapi=$?
case $openapi in
  0) ;;
  77) unchecked=$((unchecked + 1)) ;;
  *) failed=1 ;;
esac

say 'Build, warnings as errors'
dotnet build Matching.sln -c Release --no-restore -v quiet --nologo -warnaserror

say 'Format'
if dotnet format Matching.sln --verify-no-changes --no-restore -v quiet; then echo 'clean'; else failed=1; fi

say 'Tests'
if ! dotnet test --solution Matching.sln -c Release --no-build --report-xunit-trx --results-directory "$results" --no-progress; then
  failed=1
fi

if [ "${MATCHING_SKIP_README:-}" != 1 ]; then
  say 'README commands'
  if bash build/check-readme.sh; then echo 'README: every command works'; else failed=1; fi
fi

# Counters stand in each .trx as <Counters total="…" passed="…" failed="…" … notExecuted="…" />.
count() { { grep -oh "<Counters [^>]*" "$results"/*.trx || true; } | { grep -o " $1=\"[0-9]*\"" || true; } | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
total=$(count total)
passed=$(count passed)
broken=$(( $(count failed) + $(count error) + $(count timeout) + $(count aborted) ))
skipped=$((total - passed - broken + unchecked))
if [ "$total" = 0 ]; then
  echo 'No test ran.' >&2
  failed=1
fi
if [ "$failed" != 0 ] && [ "$broken" = 0 ]; then
  echo 'A check other than the tests failed: see above.' >&2
fi

# Named here too, where the end of a long log is all that is kept.
if [ "$broken" != 0 ]; then
  say 'Failed tests'
  { grep -oh '<UnitTestResult [^>]*outcome="Failed"[^>]*' "$results"/*.trx || true; } | { grep -o ' testName="[^"]*"' || true; } | sort -u
fi

say 'Result'
echo "$passed passed, $broken failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$broken" = 0 ]
