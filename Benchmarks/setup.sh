#!/bin/sh
# A throw-away virtual environment for the peers, outside the tree, and the yardstick. usage: setup.sh DIR
set -eu
here=$(cd "$(dirname "$0")" && pwd)
directory=${1:?"name a folder outside the tree, e.g. setup.sh /tmp/peers"}
python3 -m venv "$directory"
"$directory/bin/pip" install --quiet lxml xmltodict duckdb pandas datasets polars pyarrow zstandard
# A peer of its own: if there is no wheel for this machine, the runner leaves it out and says so.
"$directory/bin/pip" install --quiet patpubrender || echo "patpubrender could not be installed; it will be left out" >&2
"$here/empty-parse/build.sh" "$directory/bin/empty-parse"
"$directory/bin/pip" list 2>/dev/null | grep -iE '^(lxml|xmltodict|patpubrender|duckdb|pandas|datasets|polars|pyarrow|zstandard) '
