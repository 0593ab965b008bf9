#!/usr/bin/env python3
"""Proves compare.py on exports made from the oracle's own records.

    python selftest.py oracle.jsonl

A faultless export must pass, so the rules excuse what docs/document.md allows; an export with one fault of each kind must fail
with exactly those faults, so the rules excuse nothing else.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def run(*command, **options):
    return subprocess.run([sys.executable, *map(str, command)], text=True, **options)


def compared(oracle, export):
    result = run(HERE / "compare.py", oracle, export, "--examples", "1000", stdout=subprocess.PIPE)
    found, section = set(), None
    for line in result.stdout.splitlines():
        heading = re.fullmatch(r"## (\S+) (\S+): (white space|different) \(\d+\)", line)
        if heading:
            section = heading.group(2), {"white space": "space"}.get(heading.group(3), heading.group(3))
        elif section and line.startswith("- "):
            found.add((section[0], line[2:], section[1]))
    return result.returncode, found


def main():
    oracle = Path(sys.argv[1])
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        good, bad = Path(folder) / "good.jsonl", Path(folder) / "bad.jsonl"
        with open(good, "w") as output:
            run(HERE / "fake_export.py", oracle, stdout=output, check=True)
        status, found = compared(oracle, good)
        if status != 0 or found:
            failures.append(f"a faultless export: exit {status}, {sorted(found)[:5]}")
        with open(bad, "w") as output:
            told = run(HERE / "fake_export.py", oracle, "--damage", stdout=output, stderr=subprocess.PIPE, check=True).stderr
        faults = [json.loads(line) for line in told.splitlines()]
        expected = {(field, identifier, verdict) for _, field, identifier, verdict in faults}
        status, found = compared(oracle, bad)
        # A lost citation also shows in the count of patents, a lost document's id is written as its record has it.
        touched = {identifier for _, _, identifier, _ in faults}
        found = {(field, identifier, verdict) for field, identifier, verdict in found}
        documents = {field for field, identifier, verdict in found if field == "document"}
        for kind, field, identifier, verdict in faults:
            if field == "document":
                if "document" not in documents:
                    failures.append(f"{kind}: not found")
            elif (field, identifier, verdict) not in found:
                failures.append(f"{kind}: {identifier} {field} {verdict} not found")
        for field, identifier, verdict in sorted(found - expected):
            if field != "document" and identifier not in touched:
                failures.append(f"nobody damaged {identifier} {field} ({verdict})")
        if status != 1:
            failures.append(f"a damaged export: exit {status}, not 1")
    print("\n".join(failures) if failures else f"a faultless export passes; {len(faults)} kinds of fault are found, and nothing else")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
