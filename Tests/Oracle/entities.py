"""Named entities: Python's HTML 5 table, and what the published DTDs declare beside it."""
import html.entities
import re
from pathlib import Path

DECLARATION = re.compile(r'<!ENTITY\s+([A-Za-z][\w.-]*)\s+"([^"]*)"')
REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9._-]*);")
PREDEFINED = {"amp", "lt", "gt", "quot", "apos"}
CHARACTER = re.compile(r"&#(?:38;#)?(x[0-9A-Fa-f]+|\d+);")


def character(match):
    digits = match.group(1)
    return chr(int(digits[1:], 16) if digits.startswith("x") else int(digits))


def table(schemas):
    """name -> text. HTML 5 wins where both know a name (its table is today's reading of the ISO sets)."""
    names = {}
    for path in sorted(Path(schemas).rglob("*")):
        if path.suffix in (".ent", ".dtd"):
            for name, value in DECLARATION.findall(path.read_text(encoding="latin-1")):
                text = CHARACTER.sub(character, value)
                if "&" not in text or text == "&":
                    names.setdefault(name, text)
    for name, text in html.entities.html5.items():
        if name.endswith(";"):
            names[name[:-1]] = text
    return names


def resolve(source, names, unknown):
    """source with every named entity replaced; names without an entry stay and are collected in unknown."""
    def one(match):
        name = match.group(1)
        if name in PREDEFINED:
            return match.group(0)
        if name not in names:
            unknown.add(name)
            return ""
        return names[name].replace("&", "&amp;").replace("<", "&lt;")
    return REFERENCE.sub(one, source)
