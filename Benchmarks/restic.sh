#!/bin/sh
# Integrity check beside restic's: reading back and verifying every byte.
# usage: restic.sh SOURCE [CORPUS]   SOURCE: file or folder that restic backs up (the shards, or 256 MiB of anything)
#                                    CORPUS: a corpus to run `$PATCORPUS check --read-data` on
set -eu
source=${1:?"name the file or folder to back up"}
corpus=${2:-}
rounds=${ROUNDS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export RESTIC_PASSWORD=benchmark RESTIC_REPOSITORY="$work/repository" RESTIC_CACHE_DIR="$work/cache"
seconds() { # runs its arguments, prints seconds
    begin=$(date +%s.%N); "$@" >"$work/output" 2>&1 || { cat "$work/output" >&2; exit 1; }; end=$(date +%s.%N)
    echo "$end $begin" | awk '{printf "%.3f\n", $1 - $2}'
}
median() { sort -n | awk '{v[NR] = $1} END {print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
line() { # name, seconds, bytes as the user sees them, bytes on disk
    echo "$1|$2|$3|$4" | awk -F'|' '{printf "| %s | %.3f | %.0f | %.0f |\n", $1, $2, $3 / $2 / 1e6, $4 / $2 / 1e6}'
}
restic version
bytes=$(du -sb --apparent-size "$source" | cut -f1)
restic init --quiet
backup=$(seconds restic backup --quiet "$source")
stored=$(du -sb --apparent-size "$RESTIC_REPOSITORY" | cut -f1)
echo "source $bytes bytes, repository $stored bytes; median of $rounds rounds (backup: one)"
echo "| | s | MB/s of the content | MB/s of what lies on disk |"
echo "|---|---|---|---|"
line "restic backup" "$backup" "$bytes" "$stored"
line "restic check --read-data" \
    "$(for n in $(seq "$rounds"); do seconds restic check --read-data; done | median)" "$bytes" "$stored"
if [ -n "$corpus" ]; then
    binary=${PATCORPUS:?"set PATCORPUS to the binary"}
    disk=$(find "$corpus/shards" "$corpus/trees" "$corpus/responses" -type f 2>/dev/null -exec du -b {} + | awk '{s += $1} END {print s}')
    content=$(find "$corpus/shards" -name '*.zst' -exec zstd -dcq {} + | wc -c)
    line "patcorpus check --read-data" \
        "$(for n in $(seq "$rounds"); do seconds "$binary" check --read-data --corpus "$corpus"; done | median)" \
        "$content" "$disk"
fi
