#!/usr/bin/env python3
"""Turns the oracle's records into canonical documents, so that compare.py can be tried before or without the tool.

    python fake_export.py oracle.jsonl > fake.jsonl            a faultless export
    python fake_export.py oracle.jsonl --damage > fake.jsonl   one fault of each kind; the list goes to stderr

Signs are written as docs/document.md allows (`^`, ` | `, line ends), so the rules of normalise.py are all exercised.
"""
import argparse
import json
import re
import sys
from collections import defaultdict

from compare import lines
from fields import kind
from names import key, person
from normalise import MATH_PART, OPTIONAL_PART, SPACES, SUP_PART, bare, joined
from text import BREAK, CELL, ENTRY, LINE, REMAINS

EMPTY = {"country": "", "date": "", "id": "", "kind": "", "number": ""}
PROVENANCE = {"labels": [], "method": "", "model": "", "parameters": [], "promptFamily": "", "requestDigest": "", "responseDigest": "",
              "seeds": [], "templateDigest": ""}


def raised(part):
    whole, text = part.group(1), bare(part.group(1))
    shown = text if text.isalpha() or not text else "^" + (text if len(text) == 1 else f"({text})")
    return (" " if whole[:1] in SPACES else "") + shown + (" " if whole[-1:] in SPACES else "")


def paragraphs(marked, language=""):
    marked = marked.replace(ENTRY, BREAK if language == "ja" else "").replace(REMAINS, "")
    text = joined(OPTIONAL_PART.sub("", marked), language, False) if language in ("zh", "ja") else OPTIONAL_PART.sub("", marked)
    text = text.replace(LINE, BREAK)
    before = None
    while before != text:
        before, text = text, SUP_PART.sub(raised, text)
    text = MATH_PART.sub(lambda part: " (" + "".join(part.group(1).split()) + ")/sqrt ", text)
    rows = []
    for line in text.split(BREAK):
        cells = [" ".join(re.split(r"[ \t\r\n]+", cell)).strip(" ") for cell in line.split(CELL)]
        rows.append(" | ".join(cell for cell in cells if cell))
    return [row for row in rows if row]


def document(records):
    first = records[0]
    name = key(first["country"], first["number"], first["kind"])

    def whole(field):
        return next((record[field] for record in records if record[field]), [])

    def one_source(field):
        """Of each language the first source's."""
        entries = whole(field)
        first = {}
        return [one for one in entries if first.setdefault(one["language"], one.get("group", "")) == one.get("group", "")]

    citations = next((record for record in records if record["patentCitations"] or record["otherCitations"]), first)
    numbers = citations["citationNumbers"] + ["US1"] * ((citations["patentCitations"] or 0) - len(citations["citationNumbers"]))
    return {
        "abstracts": [{"language": one["language"], "paragraphs": paragraphs(one["text"], one["language"])} for one in one_source("abstracts")],
        "applicants": [{"country": "", "name": one["name"]} for one in whole("applicants")],
        "application": {**EMPTY, **(whole("applications") or [EMPTY])[0]},
        "citations": [{"category": "", "id": one, "phase": "", "text": ""} for one in numbers]
        + [{"category": "", "id": "", "phase": "", "text": "book"}] * (citations["otherCitations"] or 0),
        "claims": [{"dependsOn": one.get("dependsOn", []), "language": one["language"], "number": one["number"], "text": "\n".join(paragraphs(one["text"], one["language"]))}
                   for one in whole("amendedClaims") or whole("claims")],
        "classifications": [{"first": False, "inventive": "", "scheme": scheme, "symbol": one, "version": ""}
                            for scheme, listed in (whole("classifications") or {}).items() if "combination" not in scheme for one in listed],
        "description": [{"heading": "", "language": one["language"], "paragraphs": paragraphs(one["text"], one["language"]), "role": ""}
                        for one in whole("description")],
        "family": whole("family") or "", "id": name, "inventors": [{"country": "", "name": one["name"]} for one in whole("inventors")],
        "kind": kind(first), "origin": "real",
        "priorities": [{"country": one["country"], "date": one["date"], "id": "", "kind": "", "number": one["number"]}
                       for one in whole("priorities")],
        "provenance": PROVENANCE,
        "publication": {"country": first["country"], "date": whole("date") or "", "id": name, "kind": first["kind"], "number": first["number"]},
        "titles": [{"language": one["language"], "text": " ".join(paragraphs(one["text"], one["language"]))} for one in whole("titles")],
    }


def longest(document):
    """The index of the document's longest paragraph as (section, paragraph), or None."""
    places = [(len(text), i, j) for i, section in enumerate(document["description"]) for j, text in enumerate(section["paragraphs"])]
    return max(places)[1:] if places else None


def damage(documents):
    """One fault of each kind, each in a document of its own; yields (kind, dialect-free field, id, verdict expected)."""
    free = iter([one for one in documents if longest(one) and one["description"][longest(one)[0]]["paragraphs"][longest(one)[1]].count(" ") > 20
                 and one["claims"] and one["citations"] and one["classifications"] and one["titles"] and one["inventors"]])

    def paragraph(change):
        one = next(free)
        i, j = longest(one)
        texts = one["description"][i]["paragraphs"]
        texts[j] = change(texts[j])
        return one["id"]

    yield "two words glued", "description", paragraph(lambda text: re.sub(r"(\w) (\w)", r"\1\2", text, count=1)), "space"
    yield "a word split", "description", paragraph(lambda text: re.sub(r"(\w\w)(\w\w)", r"\1 \2", text, count=1)), "space"
    yield "a word lost", "description", paragraph(lambda text: text.replace(text.split(" ")[10], "", 1)), "different"
    yield "a word added", "description", paragraph(lambda text: text + " surplus"), "different"
    yield "a sign changed", "description", paragraph(lambda text: text[:5] + "�" + text[6:]), "different"
    one = next(free)
    one["description"].pop()
    yield "a section lost", "description", one["id"], "different"
    one = next(free)
    one["claims"][0]["text"] = one["claims"][0]["text"][:-10]
    yield "the end of a claim lost", "claims", one["id"], "different"
    one = next(other for other in free if any(claim["dependsOn"] for claim in other["claims"]))
    next(claim for claim in one["claims"] if claim["dependsOn"])["dependsOn"] = []
    yield "a reference to a claim lost", "claims.dependsOn", one["id"], "different"
    one = next(free)
    one["application"] = {**one["application"], "date": "1900-01-01"}
    yield "a wrong date of filing", "application", one["id"], "different"
    one = next(free)
    one["citations"].pop(0)
    yield "a citation lost", "citations.count", one["id"], "different"
    one = next(free)
    lost = one["classifications"][0]
    one["classifications"] = [other for other in one["classifications"] if other["symbol"] != lost["symbol"]]
    scheme = "ipc" if lost["scheme"] == "ipcr" else lost["scheme"]
    yield "a symbol lost", "classifications." + scheme, one["id"], "different"
    one = next(free)
    one["titles"][0]["text"] += "s"
    yield "a title changed", "titles", one["id"], "different"
    one = next(free)
    gone = person(one["inventors"][0]["name"])
    one["inventors"] = [other for other in one["inventors"] if person(other["name"]) != gone] or [{"country": "", "name": "Nobody"}]
    yield "an inventor lost", "inventors", one["id"], "different"
    one = next(free)
    one["publication"]["date"] = "1900-01-01"
    yield "a wrong date", "date", one["id"], "different"
    one = next(free)
    one["titles"][0]["language"] = "xx"
    yield "a wrong language", "titles.language", one["id"], "different"
    one = next(free)
    identifier = one["id"]
    documents.remove(one)
    yield "a document lost", "document", identifier, "different"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("oracle")
    parser.add_argument("--damage", action="store_true")
    arguments = parser.parse_args()
    grouped = defaultdict(list)
    for record in lines(arguments.oracle):
        if "error" not in record:
            grouped[key(record["country"], record["number"], record["kind"])].append(record)
    documents = [document(records) for records in grouped.values()]
    if arguments.damage:
        for entry in damage(documents):
            print(json.dumps(entry), file=sys.stderr)
    for one in documents:
        print(json.dumps(one, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


if __name__ == "__main__":
    main()
