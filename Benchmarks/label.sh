#!/bin/sh
# Labels 20,000 made-up documents by the 64 labels on one thread, beside reading the same documents for one rule without words:
# the difference is what tokenising and all rules cost. Usage: Benchmarks/label.sh [folder for the corpus]
set -eu
tool=${PATCORPUS:-.build/release/patcorpus}
here=$(cd "$(dirname "$0")/.." && pwd)
work=${1:-$(mktemp -d)}
if [ ! -e "$work/corpus/corpus.json" ]; then
    "$tool" demo "$work/in" --documents 20000 --size small
    "$tool" init "$work/corpus"
    "$tool" ingest "$work/in" --corpus "$work/corpus"
fi
printf 'name: bare\nlabels: [{id: a, rules: [{classification: A61H}]}]\n' > "$work/bare.yaml"
for round in 1 2 3; do
    for taxonomy in "$work/bare.yaml" "$here/schemas/taxonomies/wipo-assistive-technology.yaml"; do
        start=$(date +%s.%N)
        user=$( { /usr/bin/env time -f %U "$tool" label --taxonomy "$taxonomy" --dry-run --threads 1 --corpus "$work/corpus" >/dev/null; } 2>&1 | tail -n 1)
        end=$(date +%s.%N)
        echo "round $round $(basename "$taxonomy"): $(echo "$end - $start" | bc) s, user $user s"
    done
done
