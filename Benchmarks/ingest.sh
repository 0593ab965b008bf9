#!/bin/sh
# Ingest beside the peers, in rounds. usage: PATCORPUS=path/to/patcorpus ingest.sh VENV [options of rounds.py]
# e.g. PATCORPUS=.build/release/patcorpus Benchmarks/ingest.sh /tmp/peers --rounds 7 --megabytes 300
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv=${1:?"name the folder that setup.sh made"}
shift
[ -x "$venv/bin/empty-parse" ] || { echo "no $venv/bin/empty-parse; run $here/setup.sh $venv" >&2; exit 64; }
exec "$venv/bin/python" "$here/rounds.py" --venv "$venv" "$@"
