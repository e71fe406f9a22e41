#!/usr/bin/env bash
# Times SeqGen beside PyTorch, oneDNN and ONNX Runtime on one core of this machine and prints a table of ratios.
# For Debian with the .NET SDK; installs what it needs (as root) by package name. What cannot be installed or built is said and left out.
#
# usage: benchmarks/peers/run.sh [--passes N] [--core N] [--no-install] [seqgen|onednn|onnxruntime|pytorch ...]
#
# The peers run one after the other, and that N times (3 if not said): a slow moment of the machine then hits all of them alike, and the
# table takes the best median of each. Files go to $PEERS_DIR (benchmarks/peers/work if not set).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${PEERS_DIR:-$here/work}
passes=3
core=$(($(nproc) - 1))
install=yes
peers=()
while [ $# -gt 0 ]; do
    case $1 in
    --passes) passes=$2; shift 2 ;;
    --core) core=$2; shift 2 ;;
    --no-install) install=no; shift ;;
    seqgen | onednn | onnxruntime | pytorch) peers+=("$1"); shift ;;
    *) echo "$1 is unknown; see the head of $0" >&2; exit 2 ;;
    esac
done
[ ${#peers[@]} -gt 0 ] || peers=(seqgen onednn onnxruntime pytorch)
mkdir -p "$work"
rm -f "$work"/*.csv
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 OPENBLAS_CORETYPE=${OPENBLAS_CORETYPE:-} ATEN_CPU_CAPABILITY=${ATEN_CPU_CAPABILITY:-}
if grep -q avx512f /proc/cpuinfo; then
    # Debian's OpenBLAS does not know recent processors and would take 256-bit kernels.
    OPENBLAS_CORETYPE=${OPENBLAS_CORETYPE:-SkylakeX}
    ATEN_CPU_CAPABILITY=${ATEN_CPU_CAPABILITY:-avx512}
fi
[ -n "$OPENBLAS_CORETYPE" ] || unset OPENBLAS_CORETYPE
[ -n "$ATEN_CPU_CAPABILITY" ] || unset ATEN_CPU_CAPABILITY

# Every line of these must succeed: "set -e" does not hold inside a condition.
packages() {
    [ $install = no ] || DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$work/install.log" 2>&1
}

prepare_seqgen() { dotnet build "$root/benchmarks/SeqGen.Benchmarks" -c Release -v q >>"$work/install.log" 2>&1; }

prepare_onednn() {
    packages g++ libdnnl-dev &&
        g++ -O3 -march=native "$here/onednn.cpp" -o "$work/onednn" -ldnnl
}

# The package carries the library for Linux; its script would only download parts for graphics cards.
prepare_onnxruntime() {
    packages g++ python3-onnx python3-numpy &&
        { command -v npm >/dev/null || packages npm; } &&
        { [ $install = no ] || npm install --no-save --ignore-scripts --prefix "$work" onnxruntime-node@1.30.0 >>"$work/install.log" 2>&1; } &&
        g++ -O3 "$here/onnxruntime.cpp" -o "$work/onnxruntime" -ldl &&
        /usr/bin/python3 "$here/onnx_models.py" "$work/models"
}

prepare_pytorch() {
    packages python3-torch &&
        /usr/bin/python3 -c 'import torch'
}

run_seqgen() { "$root/benchmarks/SeqGen.Benchmarks/bin/Release/net10.0/SeqGen.Benchmarks" grid --csv "$1" >"$work/seqgen.txt" 2>/dev/null; }
run_onednn() { taskset -c "$core" "$work/onednn" >"$1"; }
run_onnxruntime() {
    library=$(find "$work/node_modules/onnxruntime-node" -path '*linux/x64/libonnxruntime.so.1' | head -1)
    taskset -c "$core" "$work/onnxruntime" "$library" "$work/models" >"$1"
}
run_pytorch() { taskset -c "$core" /usr/bin/python3 "$here/pytorch.py" >"$1"; }

if [ $install = yes ]; then
    apt-get update -q >"$work/install.log" 2>&1 || echo "the package index could not be refreshed" >&2
fi
ready=()
for peer in "${peers[@]}"; do
    echo "preparing $peer" >&2
    if "prepare_$peer" 2>>"$work/install.log"; then
        ready+=("$peer")
    else
        echo "LEFT OUT: $peer could not be installed or built here; see $work/install.log" >&2
    fi
done
for pass in $(seq "$passes"); do
    for peer in "${ready[@]}"; do
        echo "pass $pass of $passes: $peer" >&2
        "run_$peer" "$work/$peer.$pass.csv" || { echo "LEFT OUT: $peer failed in pass $pass" >&2; rm -f "$work/$peer.$pass.csv"; }
    done
done
python3 "$here/table.py" "$work" "${peers[@]}"
