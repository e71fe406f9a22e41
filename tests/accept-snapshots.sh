#!/usr/bin/env bash
# Makes received snapshots the expected ones. Without an argument all, else those whose file name contains it.
set -euo pipefail
cd "$(dirname "$0")"
find . -name "*${1:-}*.received.*" -not -path '*/bin/*' -not -path '*/obj/*' -print0 | while IFS= read -r -d '' received; do
    verified="${received/.received./.verified.}"
    mv "$received" "$verified"
    echo "accepted $verified"
done
