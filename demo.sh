#!/usr/bin/env bash
# From nothing to a ranked table: build, sample data, model, publish, serve, ask once, stop.
# Each step is a plain dotnet command that works by itself, too; the README lists them.
set -euo pipefail
cd "$(dirname "$0")"
bash build/prerequisites.sh

work=$(mktemp -d "${TMPDIR:-/tmp}/matching demo.XXXXXX")
service=
stop() {
  if [ -n "$service" ] && kill -0 "$service" 2>/dev/null; then
    kill -TERM "$service"
    wait "$service" || true
  fi
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

say() { printf '\n== %s\n' "$*"; }

say 'Build'
dotnet build Matching.sln -c Release -v quiet --nologo

trainer() { dotnet run -c Release --no-build --project src/Matching.Trainer -- "$@"; }

say 'Sample data (all of it invented)'
trainer sample --out "$work/sample" --engagements 2000
trainer import --db "$work/matching.db" --data "$work/sample"

say 'Model'
trainer train --db "$work/matching.db" --models "$work/models"

say 'Publish'
trainer publish --db "$work/matching.db" --models "$work/models"

say 'Serve'
port=$(( 20000 + RANDOM % 20000 ))
address="http://127.0.0.1:$port"
# The program itself, not dotnet run: its process id is the service's, so that stopping it stops the service.
dotnet src/Matching.Service/bin/Release/net10.0/Matching.Service.dll \
  --db "$work/matching.db" --models "$work/models" --urls "$address" >"$work/service.log" 2>&1 &
service=$!
client() { dotnet run -c Release --no-build --project src/Matching.Client -- "$@" --address "$address"; }
for _ in $(seq 1 60); do
  if client health >/dev/null 2>&1; then break; fi
  if ! kill -0 "$service" 2>/dev/null; then
    echo 'The service stopped before it was ready:' >&2
    cat "$work/service.log" >&2
    exit 1
  fi
done
client health

say 'Ask: whom should this enterprise meet first in Zambia, for energy?'
client rank --enterprise SE000001 --country ZM --sector energy --top 10

say 'Done; the service is stopped and its files are removed'
