#!/usr/bin/env bash
# Runs the README's commands in their order, as a reader would type them. The HTML comment before a block says how:
#   run      runs it and expects success        service  starts it in the background and waits until it answers; stopped at the end
#   shown    not run here: it runs elsewhere in CI, or stands for a command that does
# A sh block without such a comment is an error, so that no command goes unchecked by accident.
set -euo pipefail
cd "$(dirname "$0")/.."

WORK=$(mktemp -d "${TMPDIR:-/tmp}/matching readme.XXXXXX")
export WORK
# The service's default store goes into the user's data folder: give it one of its own.
export XDG_DATA_HOME="$WORK/data"
group=
stop() {
  if [ -n "$group" ]; then
    kill -TERM -- "-$group" 2>/dev/null || true
    for _ in $(seq 1 50); do kill -0 -- "-$group" 2>/dev/null || break; sleep 0.2; done
    kill -KILL -- "-$group" 2>/dev/null || true
  fi
  rm -rf "$WORK"
}
trap stop EXIT

awk -v out="$WORK/block" '
  /^<!-- (run|service|shown) -->$/ { mode = $2; next }
  /^```sh$/ { if (mode == "") { print "README line " NR ": a sh block without <!-- run -->, <!-- service --> or <!-- shown -->"; exit 1 }
              file = sprintf("%s.%03d.%s", out, ++n, mode); printf "" > file; inside = 1; next }
  /^```$/ && inside { close(file); inside = 0; mode = ""; next }
  inside { print >> file }
' README.md

answers() { dotnet src/Matching.Client/bin/Release/net10.0/Matching.Client.dll health >/dev/null 2>&1; }

for block in "$WORK"/block.*; do
  case "$block" in
    *.shown) ;;
    *.run)
      sed 's/^/$ /' "$block"
      if grep -q '^curl ' "$block" && ! command -v curl >/dev/null 2>&1; then
        echo 'not run: curl is not installed here'
        continue
      fi
      bash -euo pipefail "$block" </dev/null
      ;;
    *.service)
      sed 's/^/$ /; s/$/ \&/' "$block"
      if answers; then
        echo 'Something answers on the default address already: stop it first.' >&2
        exit 1
      fi
      setsid bash -euo pipefail "$block" >"$WORK/service.log" 2>&1 </dev/null &
      group=$!
      for attempt in $(seq 1 120); do
        if answers; then break; fi
        if ! kill -0 "$group" 2>/dev/null || [ "$attempt" = 120 ]; then
          echo 'The service did not come up:' >&2
          cat "$WORK/service.log" >&2
          exit 1
        fi
        sleep 0.25
      done
      cat "$WORK/service.log"
      ;;
  esac
done
