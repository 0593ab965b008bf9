#!/usr/bin/env python3
"""Holds an export of canonical documents against the oracle's records, field by field.

    python compare.py oracle.jsonl corpus.jsonl [sources.jsonl] [--allow allowed.tsv]

Exit 0 if every difference is explained, 1 if not. README.md says what is compared how.
"""
import argparse
import fnmatch
import json
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

from fields import compare_document
from names import key


class Report:
    """Verdicts by dialect and field, rules used, examples of what is wrong."""

    def __init__(self, allowed):
        self.table = defaultdict(Counter)
        self.rules = Counter()
        self.examples = defaultdict(list)
        self.allowed = allowed
        self.used = Counter()
        self.unexplained = 0

    def add(self, dialect, field, identifier, verdict, detail=None):
        if verdict != "equal":
            for entry in self.allowed:
                if all(fnmatch.fnmatchcase(value, pattern) for value, pattern in zip((dialect, field, identifier), entry[:3])):
                    self.used[entry] += 1
                    self.table[dialect, field]["allowed"] += 1
                    return
            self.unexplained += 1
            self.examples[dialect, field, verdict].append((identifier, detail or ""))
        self.table[dialect, field][verdict] += 1

    def show(self, examples):
        print("| dialect | field | compared | equal | whitespace only | different | allowed |\n|---|---|---|---|---|---|---|")
        for (dialect, field), counts in sorted(self.table.items()):
            print(f"| {dialect} | {field} | {sum(counts.values())} | {counts['equal']} | {counts['space']} | {counts['different']} | "
                  f"{counts['allowed']} |")
        print("\nRules of docs/document.md that were needed: "
              + (", ".join(f"{name} {count}" for name, count in sorted(self.rules.items())) or "none"))
        for entry, count in self.used.items():
            print(f"Allowed {count}: {' '.join(entry[:3])}: {entry[3]}")
        for entry in self.allowed:
            if entry not in self.used:
                print(f"Not needed any more: {' '.join(entry[:3])}: {entry[3]}")
        for (dialect, field, verdict), found in sorted(self.examples.items()):
            print(f"\n## {dialect} {field}: {'white space' if verdict == 'space' else verdict} ({len(found)})")
            for identifier, detail in found[:examples]:
                print(f"- {identifier}\n    " + detail.replace("\n", "\n    "))


def lines(path):
    """The objects of a .jsonl or .jsonl.zst file, or of all such files below a folder (an export, or a corpus's shards)."""
    path = Path(path)
    if path.is_dir():
        for one in sorted([*path.rglob("*.jsonl"), *path.rglob("*.jsonl.zst")]):
            yield from lines(one)
        return
    if path.suffix == ".zst":
        source = subprocess.run(["zstd", "-dcq", path], stdout=subprocess.PIPE, check=True).stdout.decode().split("\n")
    else:
        source = path.read_text(encoding="utf-8").split("\n")  # not splitlines(): text may hold U+2028
    for number, line in enumerate(source, 1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as problem:
                sys.exit(f"{path}, line {number}: {problem}")


def allowances(path):
    """dialect TAB field TAB id TAB reason; * and ? in the first three; # begins a comment."""
    entries = []
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            parts = line.split("\t")
            if len(parts) != 4 or not parts[3].strip():
                sys.exit(f"{path}, line {number}: give dialect, field, id and a reason, separated by tabs")
            entries.append(tuple(parts))
    return entries


def places(sources):
    """(file, ordinal) -> document id, from a dump of the sources layer: any object in it that has `file` and `ordinal`."""
    found = {}

    def walk(value, identifier):
        if isinstance(value, dict):
            if "file" in value and "ordinal" in value:
                found["/".join(Path(value["file"]).parts[-2:]), value["ordinal"]] = identifier
            for one in value.values():
                walk(one, identifier)
        elif isinstance(value, list):
            for one in value:
                walk(one, identifier)

    for entry in lines(sources):
        walk(entry, entry["id"])
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("oracle", type=Path)
    parser.add_argument("export", type=Path)
    parser.add_argument("sources", type=Path, nargs="?", help="dump of the sources layer: lines with `id`, and `file`, `ordinal` anywhere below")
    parser.add_argument("--allow", type=Path, help="explained differences")
    parser.add_argument("--examples", type=int, default=3, help="of each kind")
    arguments = parser.parse_args()
    report = Report(allowances(arguments.allow) if arguments.allow else [])

    documents, ids = {}, {}
    for document in lines(arguments.export):
        if document["origin"] == "real":
            publication = document["publication"]
            name = key(publication["country"], publication["number"], publication["kind"] or document["kind"])
            if name in documents:
                report.add("*", "id", document["id"], "different", f"{documents[name]['id']} is the same publication under another id")
            documents[name] = document
            ids[document["id"]] = document
    placed = places(arguments.sources) if arguments.sources else {}

    joined, unreadable, total = defaultdict(list), 0, 0
    for record in lines(arguments.oracle):
        if "error" in record:
            unreadable += 1
            print(f"note: {record['file']}, byte {record['offset']}: the oracle could not read it ({record['error']})", file=sys.stderr)
            continue
        total += 1
        document = ids.get(placed.get((record["file"], record["ordinal"])))
        document = document or documents.get(key(record["country"], record["number"], record["kind"]))
        if document is None:
            report.add(record["dialect"], "document", f"{record['country']}{record['number']}{record['kind']}", "different",
                       f"{record['file']}, document {record['ordinal']}: not in the export")
        else:
            joined[document["id"]].append(record)
    for identifier, records in joined.items():
        report.add(records[0]["dialect"], "document", identifier, "equal")
        compare_document(report, identifier, records, ids[identifier])

    extra = sorted(set(ids) - set(joined))
    print(f"{total} records of the oracle, {len(ids)} documents of ours, {len(joined)} joined, {unreadable} unreadable to the oracle, "
          f"{len(extra)} of ours that the oracle has not read\n")
    report.show(arguments.examples)
    if extra:
        print("\nNot read by the oracle (other dialects): " + " ".join(extra[:20]) + (" …" if len(extra) > 20 else ""))
    sys.exit(1 if report.unexplained else 0)


if __name__ == "__main__":
    main()
