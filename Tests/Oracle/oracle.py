#!/usr/bin/env python3
"""Reads real patent XML the slow and obvious way and prints one JSON line per publication record.

    python oracle.py ../../../shared/data/patents > oracle.jsonl

A second opinion on `patcorpus ingest`, not a tool: whole files in memory, a tree per document, an XPath per field.
"""
import argparse
import json
import os
import re
import sys
from pathlib import Path

from lxml import etree

import entities
from dialects import ROOTS
from text import name

DECLARATION = re.compile(rb"<\?xml[ \t\r\n]")


def pieces(data):
    """(offset, bytes) of each document of a file that may hold many, each with its own declaration."""
    starts = [match.start() for match in DECLARATION.finditer(data)] or [0]
    if data[:starts[0]].strip(b"\xef\xbb\xbf \t\r\n"):
        starts.insert(0, 0)
    for start, end in zip(starts, starts[1:] + [len(data)]):
        yield start, data[start:end]


def decoded(data):
    declared = re.match(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)", data)
    encoding = declared.group(1).decode() if declared else "utf-8"
    return data.decode("utf-8-sig" if encoding.lower() == "utf-8" else encoding)


def declared(source):
    """source with a made-up declaration for each prefix that has none: cut-out DOCDB records have lost theirs."""
    first = re.search(r"<([A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*", source)
    prefixes = sorted({prefix for prefix in re.findall(r"<([A-Za-z_][\w.-]*):", source) if f"xmlns:{prefix}" not in source})
    made = "".join(f' xmlns:{prefix}="urn:undeclared:{prefix}"' for prefix in prefixes)
    return source[:first.end()] + made + source[first.end():] if made and first else source


def tree(source):
    """The root with bare names: namespaces and undeclared prefixes fall away, so one XPath serves all spellings."""
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, huge_tree=False, remove_comments=False)
    root = etree.fromstring(declared(source), parser)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = name(element)
            for key in list(element.attrib):
                bare = key.rsplit("}", 1)[-1].rsplit(":", 1)[-1]
                if bare != key:
                    element.set(bare, element.attrib.pop(key))
    return root


def records(path, names):
    """Every record of a file; a document that is not well-formed gives one with `error`."""
    ordinal = 0
    for offset, data in pieces(path.read_bytes()):
        unknown = set()
        place = {"offset": offset, "ordinal": ordinal}
        try:
            root = tree(entities.resolve(decoded(data), names, unknown))
            if root.tag not in ROOTS:
                yield {**place, "skipped": root.tag}
                continue
            for record in ROOTS[root.tag](root):
                yield {**place, "ordinal": ordinal, **record, "unknownEntities": sorted(unknown)}
                ordinal += 1
        except (etree.XMLSyntaxError, UnicodeDecodeError, LookupError, AttributeError) as problem:
            yield {**place, "error": f"{type(problem).__name__}: {problem}"}
            ordinal += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path)
    shared = Path(os.environ.get("PATCORPUS_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    parser.add_argument("--schemas", type=Path, default=shared / "data" / "schemas", help="folder of DTDs for entity names")
    arguments = parser.parse_args()
    names = entities.table(arguments.schemas)
    files = [file for path in arguments.paths for file in (sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path])]
    for path in files:
        if path.suffix.lower() not in (".xml", ".txt"):
            continue
        for record in records(path, names):
            file = "/".join(path.parts[-2:])
            if "skipped" in record:
                print(f"{file}: root {record['skipped']} is none of the oracle's dialects", file=sys.stderr)
                continue
            if "error" in record:
                print(f"{file} at byte {record['offset']}: {record['error']}", file=sys.stderr)
            print(json.dumps({"file": file, **record}, ensure_ascii=False, sort_keys=True))


if __name__ == "__main__":
    main()
