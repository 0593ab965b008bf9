#!/usr/bin/env python3
"""Holds an export of canonical documents against the oracle's records, field by field.

    python compare.py oracle.jsonl corpus.jsonl [sources.jsonl] [--allow allowed.tsv]

Exit 0 if every difference is explained, 1 if not. README.md says what is compared how.
"""
import argparse
import fnmatch
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

from normalise import comparison
from text import BREAK

VERDICTS = ("equal", "space", "different")


def key(country, number, kind):
    """One publication's name, however a database writes it: no zeros in front, one form of US and WO years."""
    number = re.sub(r"[^A-Z0-9]", "", number.upper())
    if number.startswith(country.upper()):
        number = number[len(country):]
    letters, digits = re.fullmatch(r"([A-Z]*)(.*)", number).groups()
    if country == "US" and kind.startswith("A") and re.fullmatch(r"(19|20)\d{8}", digits):
        digits = digits[:4] + "0" + digits[4:]
    if country == "WO" and re.fullmatch(r"\d{7}", digits):
        digits = ("19" if digits[:2] > "77" else "20") + digits[:2] + "0" + digits[2:]
    if country == "WO" and re.fullmatch(r"\d{8}", digits):
        digits = ("19" if digits[:2] > "77" else "20") + digits
    return f"{country}{letters}{digits.lstrip('0')}{kind}"


def loose(symbol):
    """Letters and digits, without zeros in front of the whole or of an IPC main group (`B62B009/04` is `B62B9/04`)."""
    symbol = re.sub(r"[^A-Z0-9]", "", symbol.upper())
    return re.sub(r"^([A-HY]\d\d[A-Z])0+(?=\d)", r"\1", symbol).lstrip("0")


def person(name):
    name = re.sub(r"\s*\[[A-Z]{2}\]\s*$", "", name)
    return " ".join(sorted(re.findall(r"\w+", name.casefold())))


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


def by_language(entries):
    grouped = defaultdict(list)
    for entry in entries:
        grouped[entry["language"]].append(entry["text"])
    return dict(grouped)


def our_text(document, field):
    """language -> list of texts of one of our documents, a description's heading and paragraphs in one."""
    if field == "abstracts":
        entries = [{"language": one["language"], "text": "\n".join(one["paragraphs"])} for one in document["abstracts"]]
    elif field == "description":
        entries = [{"language": one["language"], "text": "\n".join(filter(None, [one["heading"], *one["paragraphs"]]))}
                   for one in document["description"]]
    else:
        entries = document[field]
    return by_language(entries)


def compare_texts(report, field, identifier, records, document):
    """Each language of ours must be one record's, each language of a record must be among ours."""
    ours = our_text(document, field)
    candidates = []
    for record in records:
        candidates.append((record, by_language(record[field])))
        if field == "claims" and record["amendedClaims"]:
            candidates.append((record, by_language(record["amendedClaims"])))
    wanted = {language for _, texts in candidates for language in texts}
    dialect = next((record["dialect"] for record, texts in candidates if texts), records[0]["dialect"])
    if not wanted and not ours:
        return
    languages = sorted(wanted | set(ours))
    renamed = len(wanted) == len(ours) == 1 and wanted != set(ours)
    if renamed:
        report.add(dialect, field + ".language", identifier, "different", f"oracle {wanted.pop()!r}, ours {next(iter(ours))!r}")
    elif wanted or ours:
        report.add(dialect, field + ".language", identifier, "equal" if wanted == set(ours) else "different",
                   f"oracle {sorted(wanted)}, ours {sorted(ours)}")
    worst = None
    for language in (["*"] if renamed else languages):
        mine = next(iter(ours.values())) if renamed else ours.get(language)
        theirs = [(record["dialect"], next(iter(texts.values())) if renamed else texts[language])
                  for record, texts in candidates if texts and (renamed or language in texts)]
        if not mine or not theirs:
            found = ("different", Counter(), f"language {language!r} only in {'ours' if mine else 'the oracle'}"), dialect
        elif field == "titles":
            found = titles(theirs, mine), theirs[0][0]
        else:
            found = min(((comparison(BREAK.join(texts), "\n".join(mine)), one) for one, texts in theirs),
                        key=lambda pair: VERDICTS.index(pair[0][0]))
        (verdict, rules, detail), dialect = found
        report.rules.update(rules)
        detail = f"[{language}] {detail}" if detail else None
        if worst is None or VERDICTS.index(verdict) > VERDICTS.index(worst[0]):
            worst = verdict, detail, dialect
    report.add(worst[2], field, identifier, worst[0], worst[1])


def titles(theirs, mine):
    """Every title of ours must be one of the records' titles in that language, and one of each record's must be there."""
    everything = [text for _, texts in theirs for text in texts]
    rules = Counter()
    for text in mine:
        verdict, used, detail = min((comparison(one, text) for one in everything), key=lambda one: VERDICTS.index(one[0]))
        rules.update(used)
        if verdict != "equal":
            return verdict, rules, detail
    if len(theirs) == 1 and len(set(everything)) > len(set(mine)):
        return "different", rules, f"oracle has {len(set(everything))} titles, ours {len(set(mine))}"
    return "equal", rules, None


def compare_sets(report, field, identifier, records, values, mine, cover=None):
    """mine must be one record's set, or all of them together; with cover, any set between a group and the whole."""
    sets = [(record, values(record)) for record in records]
    filled = [(record, one) for record, one in sets if one]
    dialect = filled[0][0]["dialect"] if filled else records[0]["dialect"]
    if not filled and not mine:
        return
    union = set().union(*(one for _, one in filled)) if filled else set()
    good = any(mine == one for _, one in filled) or mine == union
    if not good and cover:
        good = mine <= union and any(group <= mine for record, _ in filled for group in cover(record))
    report.add(dialect, field, identifier, "equal" if good else "different",
               f"missing {sorted(union - mine)[:8]}, added {sorted(mine - union)[:8]}")


def compare_values(report, field, identifier, records, values, mine):
    """mine must be one record's value."""
    theirs = [(record["dialect"], values(record)) for record in records if values(record) not in ("", None)]
    if not theirs:
        return
    good = any(value == mine for _, value in theirs)
    report.add(theirs[0][0], field, identifier, "equal" if good else "different",
               f"oracle {sorted({str(value) for _, value in theirs})[:4]}, ours {mine!r}")


def groups(field):
    def cover(record):
        grouped = defaultdict(set)
        for one in record[field]:
            grouped[one["group"]].add(person(one["name"]))
        return grouped.values()
    return cover


def priority_groups(record):
    grouped = defaultdict(set)
    for one in record["priorities"]:
        grouped[one["group"]].add((bare_priority(one), one["date"]))
    return grouped.values()


def bare_priority(one):
    number = loose(one["number"])
    return (number[len(one["country"]):] if one["country"] and number.startswith(one["country"]) else number).lstrip("0")


def symbols(record):
    """(scheme, symbol) of a record; IPC and its reform edition count as one scheme, combinations may be left out."""
    return {("ipc" if scheme == "ipcr" else scheme, loose(one))
            for scheme, listed in record["classifications"].items() if scheme != "cpc combination" for one in listed}


def compare_document(report, identifier, records, document):
    compare_values(report, "date", identifier, records, lambda record: record["date"], document["publication"]["date"])
    compare_values(report, "kind", identifier, records, lambda record: record["kind"], document["kind"])
    for field in ("titles", "abstracts", "description", "claims"):
        compare_texts(report, field, identifier, records, document)
    compare_values(report, "claims.count", identifier,
                   [record for record in records if record["claims"] or record["amendedClaims"]],
                   lambda record: len(record["claims"]), len(document["claims"])) \
        if not any(record["amendedClaims"] for record in records) else None
    numbers = [(one["language"], one["number"]) for one in document["claims"]]
    compare_values(report, "claims.number", identifier, [record for record in records if record["claims"] and not record["amendedClaims"]],
                   lambda record: [number for _, number in sorted((one["language"], one["number"]) for one in record["claims"])],
                   [number for _, number in sorted(numbers)])
    compare_classifications(report, identifier, records, document)
    compare_citations(report, identifier, records, document)
    for field in ("applicants", "inventors"):
        compare_sets(report, field, identifier, records, lambda record: {person(one["name"]) for one in record[field] if one["name"]},
                     {person(one["name"]) for one in document[field]}, groups(field))
    compare_sets(report, "priorities", identifier, records,
                 lambda record: {(bare_priority(one), one["date"]) for one in record["priorities"]},
                 {(bare_priority(one), one["date"]) for one in document["priorities"]}, priority_groups)
    compare_values(report, "family", identifier, records, lambda record: record["family"], document["family"])


def compare_classifications(report, identifier, records, document):
    mine = {("ipc" if one["scheme"] == "ipcr" else one["scheme"], loose(one["symbol"])) for one in document["classifications"]}
    combined = {("cpc", loose(one)) for record in records for one in record["classifications"].get("cpc combination", [])}
    for scheme in sorted({scheme for record in records for scheme, _ in symbols(record)} | {scheme for scheme, _ in mine}):
        given = {one for one in mine if one[0] == scheme}
        stated = set().union(*(symbols(record) for record in records))
        compare_sets(report, "classifications." + scheme, identifier, records,
                     lambda record: {symbol for one, symbol in symbols(record) if one == scheme},
                     {symbol for one, symbol in given - (combined - stated)})


def compare_citations(report, identifier, records, document):
    patents = [one for one in document["citations"] if one["id"]]
    others = [one for one in document["citations"] if not one["id"]]
    stated = [record for record in records if record["patentCitations"] or record["otherCitations"]]
    if not stated:
        # Dialects whose search report the oracle does not read state None.
        if document["citations"] and all(record["patentCitations"] == 0 for record in records):
            report.add(records[0]["dialect"], "citations.count", identifier, "different", f"oracle none, ours {len(document['citations'])}")
        return
    compare_values(report, "citations.count", identifier, stated,
                   lambda record: record["patentCitations"] + record["otherCitations"], len(document["citations"]))
    compare_values(report, "citations.patents", identifier, stated, lambda record: record["patentCitations"], len(patents))
    numbered = [record for record in stated if record["citationNumbers"]]
    if numbered:
        compare_sets(report, "citations.number", identifier, numbered,
                     lambda record: {cited(one) for one in record["citationNumbers"]}, {cited(strip_kind(one["id"])) for one in patents})


def strip_kind(identifier):
    return re.sub(r"(?<=\d)[A-Z]\d?$", "", identifier)


def cited(text):
    """A cited number without zeros: country, letters, digits; years of WO and US applications as key() writes them."""
    text = loose(text)
    return key(text[:2], text[2:], "A") if re.match(r"[A-Z]{2}", text) else text.lstrip("0")


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
