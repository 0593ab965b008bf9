#!/bin/sh
# The whole comparison: oracle, ingest, export, compare. usage: PATCORPUS=path/to/patcorpus run.sh [PATHS…]
# PYTHON names an interpreter that has lxml. With no PATHS: every real file of ../shared/data/patents.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
binary=${PATCORPUS:?"set PATCORPUS to the binary"}
python=${PYTHON:-python3}
shared=${PATCORPUS_SHARED:-$here/../../../shared}
[ $# -gt 0 ] || set -- "$shared/data/patents"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" "$here/oracle.py" "$@" >"$work/oracle.jsonl" 2>"$work/oracle.log"
"$python" "$here/selftest.py" "$work/oracle.jsonl"
"$binary" init "$work/corpus" >&2
# 3: done in part; quarantined documents are the oracle's notes, not a failure of this script.
"$binary" ingest "$@" --corpus "$work/corpus" >&2 || [ $? -eq 3 ]
"$binary" export main --format jsonl --output "$work/export" --corpus "$work/corpus" >&2
"$python" "$here/compare.py" "$work/oracle.jsonl" "$work/export" --allow "$here/allowed.tsv"
