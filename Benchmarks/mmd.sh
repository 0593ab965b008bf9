#!/bin/sh
# MMD beside scikit-learn's kernels and the bare products. usage: mmd.sh VENV [N] [D] [ROUNDS]; PATCORPUS names the tool
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv=${1:?"name a virtual environment with numpy and scikit-learn"}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cc -O2 "$here/products/products.c" -o "$folder/products" $(pkg-config --cflags --libs openblas)
"$venv/bin/python" "$here/mmd.py" "${PATCORPUS:-.build/release/patcorpus}" "$folder/products" "$folder" "${2:-10000}" "${3:-384}" "${4:-5}"
/usr/bin/time -f "peak memory of ours with 1,000 permutations: %M KB" "${PATCORPUS:-.build/release/patcorpus}" measure mmd \
    --vectors "$folder/a.npy" "$folder/b.npy" --bandwidth 27.7 >/dev/null
