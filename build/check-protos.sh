#!/usr/bin/env bash
# Lints the contract and compares it with the released one (proto/released/), by buf. Needs npm, and packages restored once.
#   build/check-protos.sh             exit code 0: clean; 1: not; 77: not checked, with the reason (no npm, or it cannot install buf)
#   build/check-protos.sh --release   makes the present contract the released one: part of a release, never of a change
set -euo pipefail
cd "$(dirname "$0")/.."

released=proto/released/matching.v1.binpb
workspace=artifacts/protos
not_checked() { echo "not checked: $*"; exit 77; }

command -v npm >/dev/null 2>&1 || not_checked 'npm is not installed (Node 18 or later brings it)'
mkdir -p "$workspace"
cp build/buf/package.json build/buf/package-lock.json build/buf/.npmrc build/buf/buf.yaml "$workspace/"
if ! cmp -s "$workspace/package-lock.json" "$workspace/node_modules/installed.json"; then
  # Nothing of the packages is run at installation: the program lies in the package of its platform.
  npm ci --prefix "$workspace" --ignore-scripts --silent || not_checked "npm could not install $(grep -o '@bufbuild/buf": "[^"]*' build/buf/package.json | tr -d '":') here"
  cp "$workspace/package-lock.json" "$workspace/node_modules/installed.json"
fi

packages=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')
version=$(sed -n 's/.*"Google\.Api\.CommonProtos" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
annotations="${packages%/}/google.api.commonprotos/$version/content/protos"
if [ ! -d "$annotations/google/api" ]; then
  echo "Google's annotations are not in $annotations: run 'dotnet restore Matching.sln --locked-mode' first." >&2
  exit 1
fi
rm -rf "$workspace/proto" "$workspace/google"
mkdir -p "$workspace/proto" "$workspace/google"
cp -R proto/matching "$workspace/proto/"
cp -R "$annotations/google" "$workspace/google/"

buf() { (cd "$workspace" && node_modules/.bin/buf "$@"); }
if [ "${1:-}" = --release ]; then
  buf build --exclude-source-info --path proto/matching -o "$PWD/$released"
  echo "$released now holds the present contract"
  exit 0
fi

failed=0
buf lint --path proto/matching || failed=1
buf build --path proto/matching -o present.binpb && buf breaking present.binpb --exclude-imports --config buf.yaml --against "$PWD/$released" || failed=1
if [ "$failed" = 0 ]; then echo 'clean'; fi
exit "$failed"
