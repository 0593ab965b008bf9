#!/bin/sh
# Near-duplicates beside rensa and datasketch. usage: PATCORPUS=.build/release/patcorpus dedup.sh VENV [ROUNDS]
# VENV has the peers: python3 -m venv VENV && VENV/bin/pip install rensa datasketch numpy
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv=${1:?"name the virtual environment with rensa and datasketch"}
rounds=${2:-5}
tool=$(realpath "${PATCORPUS:?"name the built program, e.g. PATCORPUS=.build/release/patcorpus"}")
(cd "$here/.." && PATCORPUS_BENCH=1 swift build -c release --product near-duplicates >&2)
near=$(cd "$here/.." && PATCORPUS_BENCH=1 swift build -c release --show-bin-path)/near-duplicates
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$tool" demo samples --documents 8000 >&2
"$tool" init corpus >&2
"$tool" ingest samples --corpus corpus >&2
"$tool" export main --format jsonl --output lines --corpus corpus >&2
zstd -dcq lines/*.zst >lines.jsonl
python3 "$here/dedup_texts.py" lines.jsonl claims.txt --documents 9600 --fields title,abstract,claims
python3 "$here/dedup_texts.py" lines.jsonl whole.txt --documents 1500
# OpenBLAS's threads spin for a while in a process that never uses them.
export OPENBLAS_NUM_THREADS=1
for texts in claims whole; do
    echo "### $texts"
    "$venv/bin/python" "$here/dedup.py" "$texts.txt" --ours "$near" --rounds "$rounds" \
        --datasketch-documents "$([ $texts = whole ] && echo 20 || echo 500)" \
        --recall-documents "$([ $texts = whole ] && echo 300 || echo 5000)"
done
