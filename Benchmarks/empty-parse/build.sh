#!/bin/sh
# Builds the yardstick. usage: build.sh OUTPUT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cc -O2 -Wall -Wextra -Werror -std=c11 "$here/empty-parse.c" -o "$1" $(xml2-config --cflags --libs)
