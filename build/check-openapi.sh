#!/usr/bin/env bash
# Holds docs/openapi.json against the OpenAPI schema, by a public validator. Needs npm.
# Exit code 0: valid; 1: not; 77: not checked, with the reason (no npm, or it cannot install the validator).
set -euo pipefail
cd "$(dirname "$0")/.."

workspace=artifacts/openapi
not_checked() { echo "not checked: $*"; exit 77; }

command -v npm >/dev/null 2>&1 || not_checked 'npm is not installed (Node 18 or later brings it)'
mkdir -p "$workspace"
cp build/openapi/package.json build/openapi/package-lock.json build/openapi/.npmrc "$workspace/"
if ! cmp -s "$workspace/package-lock.json" "$workspace/node_modules/installed.json"; then
  npm ci --prefix "$workspace" --ignore-scripts --silent || not_checked "npm could not install $(grep -o '@seriousme/[^,]*' build/openapi/package.json | tr -d '":') here"
  cp "$workspace/package-lock.json" "$workspace/node_modules/installed.json"
fi

(cd "$workspace" && node --input-type=module - "$OLDPWD/docs/openapi.json" <<'JS'
import { Validator } from '@seriousme/openapi-schema-validator';
const validator = new Validator();
const result = await validator.validate(process.argv[2]);
if (!result.valid) {
  console.error(JSON.stringify(result.errors, null, 2));
  process.exit(1);
}
console.log(`valid OpenAPI ${validator.version}, ${Object.keys(validator.specification.paths).length} paths`);
JS
)
