#!/bin/sh
# Makes the Python stubs of the contract in a folder: generate.sh OUT [FOLDER of further .proto files …]
set -eu
[ $# -ge 1 ] || { echo "usage: generate.sh OUT [FOLDER …]" >&2; exit 2; }
protos=$(cd "$(dirname "$0")/../../proto" && pwd)
out=$1
shift
mkdir -p "$out"
annotations="google/api/annotations.proto google/api/field_behavior.proto google/api/field_info.proto google/api/http.proto google/api/resource.proto google/rpc/error_details.proto google/rpc/status.proto google/type/date.proto"
python=${PYTHON:-python3}

# The folders given, then what a Python package brings.
set -- "$protos" "$@"
packaged=$("$python" -c 'import google.api as a, os; print(os.path.dirname(os.path.dirname(list(a.__path__)[0])))' 2>/dev/null || true)
[ -z "$packaged" ] || set -- "$@" "$packaged"
for folder in "$@"; do
  set -- "$@" "-I$folder"
  shift
done

files=$(cd "$protos" && ls matching/v1/*.proto)
# Annotations that no package brings are made from the folders given.
if [ -z "$packaged" ]; then files="$files $annotations"; fi
if command -v protoc >/dev/null && command -v grpc_python_plugin >/dev/null; then
  # shellcheck disable=SC2086
  protoc "$@" --python_out="$out" --grpc_python_out="$out" --plugin=protoc-gen-grpc_python="$(command -v grpc_python_plugin)" $files
else
  # shellcheck disable=SC2086
  "$python" -m grpc_tools.protoc "$@" --python_out="$out" --grpc_python_out="$out" $files
fi
