#!/usr/bin/env python3
"""Builds the benchmark's input: real US grants, repeated under new publication numbers.

Weekly-file style: each file is many documents one after the other, each with its own `<?xml?>` and DOCTYPE.
The same arguments give the same bytes on any machine (order by a seeded generator, numbers by a counter),
so a figure can be compared with one measured elsewhere on "the same 300 MB".

    python3 Benchmarks/grants.py /tmp/grants --megabytes 300
"""
import argparse
import hashlib
import json
import os
import random
import re
import sys
from pathlib import Path

from documents import records

PUBLICATION = re.compile(rb"(<publication-reference>\s*<document-id>.*?<doc-number>)([A-Z]*)(\d+)(</doc-number>)", re.S)


def sources(folder):
    """The distinct grants of a folder, in order of file name. Two files there share documents; one copy is kept."""
    seen = set()
    for path in sorted(Path(folder).iterdir()):
        for _, text in records(path):
            text = text.strip() + b"\n"
            digest = hashlib.sha256(text).digest()
            if b"<us-patent-grant" in text and PUBLICATION.search(text) and digest not in seen:
                seen.add(digest)
                yield text


def renumbered(text, counters):
    """The document under the next free number of its series: same letters, same count of digits.

    `US` + number + `-` is how the file attribute and the image names quote the number; they follow.
    """
    found = PUBLICATION.search(text)
    letters, digits = found.group(2), found.group(3)
    width = len(digits)
    series = (letters, width)
    counters[series] = counters.get(series, 10 ** (width - 2)) + 1
    number = b"%0*d" % (width, counters[series])
    if len(number) != width:
        sys.exit(f"series {letters.decode()} has no free number of {width} digits left; ask for fewer megabytes")
    start, end = found.span(3)
    moved = text[:start] + number + text[end:]
    return moved.replace(b"US" + letters + digits + b"-", b"US" + letters + number + b"-")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("--megabytes", type=float, default=300, help="10^6 bytes each")
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="folder", default=None, help="folder of real grants")
    arguments = parser.parse_args()
    shared = os.environ.get("PATCORPUS_SHARED", Path(__file__).resolve().parents[2] / "shared")
    folder = arguments.folder or Path(shared) / "data" / "patents" / "us-grant-v4"
    grants = list(sources(folder))
    if not grants:
        sys.exit(f"no US grants in {folder}; name the folder with --from")

    arguments.output.mkdir(parents=True, exist_ok=True)
    for old in arguments.output.glob("ipg-*.xml"):
        old.unlink()
    wanted, counters, generator = arguments.megabytes * 1e6, {}, random.Random(arguments.seed)
    written = documents = 0
    digest, target = hashlib.sha256(), None
    order = []
    while written < wanted:
        if not order:
            order = list(range(len(grants)))
            generator.shuffle(order)
        file = int(written / wanted * arguments.files)
        path = arguments.output / f"ipg-{file + 1:03d}.xml"
        if target is None or target.name != str(path):
            if target:
                target.close()
            target = open(path, "wb")
        text = renumbered(grants[order.pop()], counters)
        target.write(text)
        digest.update(text)
        written += len(text)
        documents += 1
    if target:
        target.close()
    print(json.dumps({"output": str(arguments.output), "documents": documents, "bytes": written,
                      "distinctSources": len(grants), "sha256": digest.hexdigest()}))


if __name__ == "__main__":
    main()
