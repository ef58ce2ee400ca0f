#!/usr/bin/env bash
# Checks what this repository needs of a machine: the .NET 10 SDK and, on Linux, libgomp.so.1 (LightGBM's native library links to it).
# Installs libgomp1 where it can (root on Debian or Ubuntu); otherwise prints the one command that does.
set -euo pipefail

sdk_help='Install the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0'
if ! command -v dotnet >/dev/null 2>&1; then
  echo "The .NET SDK is not on the PATH. $sdk_help" >&2
  exit 1
fi
if ! dotnet --list-sdks | grep -q '^10\.0\.'; then
  echo "No .NET 10 SDK among: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' '). $sdk_help" >&2
  exit 1
fi

has_libgomp() {
  # ldconfig stands in /sbin, which is not on every user's PATH.
  if PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -q 'libgomp\.so\.1'; then return 0; fi
  local file
  for file in /lib*/libgomp.so.1 /lib/*/libgomp.so.1 /usr/lib*/libgomp.so.1 /usr/lib/*/libgomp.so.1; do
    if [ -e "$file" ]; then return 0; fi
  done
  return 1
}

if [ "$(uname -s)" = Linux ] && ! has_libgomp; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing libgomp1 (OpenMP runtime, needed to train with LightGBM) …" >&2
    apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends libgomp1 >&2
  elif command -v apt-get >/dev/null 2>&1; then
    echo "libgomp.so.1 is missing (LightGBM needs it to train). Install it: sudo apt-get install -y libgomp1" >&2
    exit 1
  elif command -v dnf >/dev/null 2>&1; then
    echo "libgomp.so.1 is missing (LightGBM needs it to train). Install it: sudo dnf install -y libgomp" >&2
    exit 1
  elif command -v apk >/dev/null 2>&1; then
    echo "libgomp.so.1 is missing (LightGBM needs it to train). Install it: sudo apk add libgomp" >&2
    exit 1
  else
    echo "libgomp.so.1 is missing (LightGBM needs it to train). Install your distribution's OpenMP runtime (libgomp)." >&2
    exit 1
  fi
fi
