#!/usr/bin/env python3
"""Writes Sources/Native/Entities/EntityData.swift: every named character that patent files use, with its text.

Two sources: Python's table of HTML 5, and scripts/entities-extra.tsv, which wins.
Run it after editing the TSV; Tests/NativeTests/EntityTableTests.swift holds the result against the published DTDs.
"""

import html.entities
import pathlib

root = pathlib.Path(__file__).resolve().parent.parent
table = {name[:-1]: text for name, text in html.entities.html5.items() if name.endswith(";")}
for line in (root / "scripts/entities-extra.tsv").read_text().splitlines():
    if not line.startswith("#"):
        name, points, _ = line.split("\t")
        table[name] = "".join(chr(int(point, 16)) for point in points.split())


def escaped(text):
    # Everything but plain ASCII is escaped, so that no editor or normalisation can change it.
    plain = lambda c: c.isascii() and c.isprintable() and c not in '\\"'
    return "".join(c if plain(c) else f"\\u{{{ord(c):X}}}" for c in text)


entries = [f"{name}\\0{escaped(text)}\\0" for name, text in sorted(table.items(), key=lambda e: e[0].encode())]
lines, line = [], ""
for entry in entries:
    if len(line) + len(entry) > 110:
        lines.append(line)
        line = ""
    line += entry
lines.append(line)

body = "\\\n        ".join(lines)
(root / "Sources/Native/Entities/EntityData.swift").write_text(
    f'''// Written by scripts/make-entities.py from HTML 5 and scripts/entities-extra.tsv: edit those.

extension EntityTable {{
    /// The number of names.
    package static let count = {len(entries)}

    /// Name, NUL, text, NUL; by the bytes of the name. One literal, because a dictionary of this size compiles for minutes.
    static let data: StaticString = """
        {body}
        """
}}
'''
)
