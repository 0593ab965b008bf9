"""Which field of a document is held against what of the records, and when it is right."""
from collections import Counter, defaultdict

from names import bare_priority, citation_forms, loose, our_citation, person
from normalise import comparison
from text import BREAK

VERDICTS = ("equal", "space", "different")


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
        entries = claims_of(record) if field == "claims" else record[field]
        sources = {one.get("group", "") for one in entries} if field == "abstracts" else {""}
        # A database may give an abstract once a source; ours must be one of them.
        for source in sorted(sources):
            candidates.append((record, by_language([one for one in entries if len(sources) == 1 or one["group"] == source])))
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
            found = min(((comparison(BREAK.join(texts), "\n".join(mine), language), one) for one, texts in theirs),
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
    # One of several whole records of a dialect may lack what another has.
    whole = [one for record, one in sets if record["dialect"] == dialect and record["titles"]]
    good = mine in whole or any(mine == one for _, one in filled) or mine == union
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


def symbols(record):
    """(scheme, symbol) of a record; IPC and its reform edition count as one scheme, combinations may be left out."""
    return {("ipc" if scheme == "ipcr" else scheme, loose(one))
            for scheme, listed in record["classifications"].items() if scheme != "cpc combination" for one in listed}


def claims_of(record):
    """Those in force, where a gazette prints amendments."""
    return record["amendedClaims"] or record["claims"]


def kind(record):
    """docs/identifiers.md: the letters S, E and H of US numbers issued since 2 January 2001 become S1, E1 and H1."""
    old = record["country"] == "US" and record["kind"] in ("S", "E", "H") and record["date"] >= "2001-01-02"
    return record["kind"] + ("1" if old else "")


def compare_document(report, identifier, records, document):
    compare_values(report, "date", identifier, records, lambda record: record["date"], document["publication"]["date"])
    compare_values(report, "kind", identifier, records, kind, document["kind"])
    for field in ("titles", "abstracts", "description", "claims"):
        compare_texts(report, field, identifier, records, document)
    stated = [record for record in records if claims_of(record)]
    compare_values(report, "claims.count", identifier, stated, lambda record: len(claims_of(record)), len(document["claims"]))
    numbers = [(one["language"], one["number"]) for one in document["claims"]]
    compare_values(report, "claims.number", identifier, stated,
                   lambda record: [number for _, number in sorted((one["language"], one["number"]) for one in claims_of(record))],
                   [number for _, number in sorted(numbers)])
    compare_depends(report, identifier, stated, document)
    compare_application(report, identifier, records, document["application"])
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
        compare_numbers(report, identifier, numbered, {our_citation(one["id"]) for one in patents})


def compare_numbers(report, identifier, records, mine):
    """Each cited number of one record must be among ours in one of its forms, and each of ours must be a form of one."""
    worst = None
    for record in records:
        stated = [citation_forms(one) for one in record["citationNumbers"]]
        missing = sorted(min(forms) for forms in stated if not forms & mine)
        added = sorted(mine - set().union(*stated))
        if not missing and not added:
            return report.add(record["dialect"], "citations.number", identifier, "equal")
        worst = worst or (record["dialect"], f"missing {missing[:8]}, added {added[:8]}")
    report.add(worst[0], "citations.number", identifier, "different", worst[1])


def compare_depends(report, identifier, records, document):
    """What claims refer to, where the file marks references up."""
    marked_up = [record for record in records if any(one.get("dependsOn") for one in claims_of(record))]
    compare_values(report, "claims.dependsOn", identifier, marked_up,
                   lambda record: sorted([one["language"], one["number"], one["dependsOn"]] for one in claims_of(record)),
                   sorted([one["language"], one["number"], sorted(one["dependsOn"])] for one in document["claims"]))
    if not marked_up and records and any(one["dependsOn"] for one in document["claims"]):
        report.add(records[0]["dialect"], "claims.dependsOn", identifier, "different", "only in ours")


def compare_application(report, identifier, records, mine):
    """Ours must be one of the forms that one record has, its date one of the dates."""
    stated = [record for record in records if record["applications"]]
    if not stated:
        if mine["number"]:
            report.add(records[0]["dialect"], "application", identifier, "different", f"only in ours: {mine['number']}")
        return
    ours = loose(mine["number"])
    good = any(ours in (loose(one["number"]), bare_priority({"country": "", "number": one["number"]}))
               and mine["date"] in [other["date"] for other in record["applications"]]
               for record in stated for one in record["applications"])
    shown = [(one["number"], one["date"]) for record in stated for one in record["applications"]]
    report.add(stated[0]["dialect"], "application", identifier, "equal" if good else "different",
               f"oracle {shown[:4]}, ours {mine['number']} of {mine['date']}")
