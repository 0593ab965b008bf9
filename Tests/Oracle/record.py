"""One publication record as the oracle prints it, and the small readings that all dialects share."""
import re

from text import BREAK, OPTIONAL, OPTIONAL_END, marked, name, plain

IPC = re.compile(r"([A-HY])\s*(\d\d)\s*([A-Z])\s*(\d{1,4})\s*/\s*(\d{2,6})")


def new(dialect, country="", number="", kind="", date=""):
    return {"dialect": dialect, "country": squeeze(country), "number": squeeze(number), "kind": squeeze(kind), "date": day(date),
            "applications": [], "titles": [], "abstracts": [], "description": [], "claims": [], "amendedClaims": [], "classifications": {},
            "patentCitations": 0, "otherCitations": 0, "citationNumbers": [], "applicants": [], "inventors": [],
            "priorities": [], "family": ""}


def identified(dialect, document, kind=None):
    """A record named by an ST.36 document-id."""
    return new(dialect, document.findtext("country"), document.findtext("doc-number"), kind or document.findtext("kind"),
               document.findtext("date"))


def squeeze(text):
    return "".join((text or "").split())


def day(text):
    """YYYY-MM-DD, cut where month or day is 00."""
    digits = re.sub(r"[^0-9]", "", text or "")
    if len(digits) < 4 or digits[:4] == "0000":
        return ""
    parts = [digits[:4]] + [part for part in (digits[4:6], digits[6:8]) if part]
    while len(parts) > 1 and parts[-1] == "00":
        parts.pop()
    return "-".join(parts) if "00" not in parts[1:] else parts[0]


def language(*candidates):
    """The first language given, as ISO 639-1; offices write the country instead for two of them."""
    for one in candidates:
        if one:
            low = one.strip().lower()[:2]
            return {"cn": "zh", "jp": "ja"}.get(low, low)
    return ""


def texts(record, field, elements, default, body=marked):
    """group tells apart the sources that a database gives one text from."""
    for element in elements:
        record[field].append({"language": language(element.get("lang"), element.get("languageCode"), default),
                              "text": body(element), "group": element.get("data-format") or element.get("source") or ""})


def claims(record, elements, default, number=None, body=marked):
    """Elements are the claims themselves; number reads a claim's number, its place among those of its language where it has none."""
    record["claims"] += read_claims(elements, default, number, body)


def read_claims(elements, default, number=None, body=marked):
    found, counts = [], {}
    for element in elements:
        given = (number(element) if number else element.get("num")) or ""
        digits = re.search(r"\d+", given)
        parent = element.getparent()
        lang = language(element.get("lang"), parent.get("lang"), parent.get("languageCode"), default)
        counts[lang] = counts.get(lang, 0) + 1
        found.append({"language": lang, "number": int(digits.group()) if digits else counts[lang], "text": body(element),
                      "id": element.get("id") or element.get("ID"), "references": references(element)})
    ids = {one.pop("id"): one["number"] for one in found}
    for one in found:
        # An id of another set, or of none, counts by its digits.
        numbers = [ids[reference] if reference in ids else int((re.findall(r"(?<=CLM-)\d+|\d+$", reference) or [0])[0])
                   for reference in one.pop("references")]
        one["dependsOn"] = sorted({number for number in numbers if number not in (0, one["number"])})
    return found


def references(claim):
    found = []
    for one in claim.iter():
        for attribute in {"claim-ref": ["idref"], "dependent-claim-reference": ["depends_on"], "CLREF": ["ID"],
                          "ClaimReference": ["idrefs", "idref"]}.get(name(one), []):
            found += (one.get(attribute) or "").split()
    return found


def run_on_claims(record, blocks, default, body=marked):
    """Sets of claims, some of which have all claims in one element, a line or claim-text each: a line that begins with the next number, or
    one of the few after it, begins a claim. What stands in front of the first is a heading."""
    for block in blocks:
        elements = block.xpath("claim")
        lines = [line for one in (elements[0].xpath("*") if len(elements) == 1 else [])
                 for line in re.split(r"\n(?=\s*\.?\s*\d+[\s.)])|(?<=\.) (?=\d+\. [A-Z])", body(one))]
        starts, last = [], 0
        for place, line in enumerate(lines):
            found = re.match(r"[\s.\ue004]*(\d{1,3})(\s*[.)]|\s)\s*(\S?)", line)
            number = int(found.group(1)) if found else 0
            if last < number <= last + 7 and not found.group(3).islower() and (found.group(2).strip() or number == last + 1):
                starts.append((place, number))
                last = number
        if not starts or (len(starts) == 1 and starts[0][0] == 0):
            claims(record, elements, language(block.get("lang"), default), body=body)
            continue
        lang = language(block.get("lang"), default)
        heading = BREAK.join(lines[:starts[0][0]])
        for (place, number), (end, _) in zip(starts, starts[1:] + [(len(lines), 0)]):
            text = BREAK.join(lines[place:end])
            if heading.strip(BREAK + " \t\r\n"):
                text, heading = OPTIONAL + heading + OPTIONAL_END + BREAK + text, ""
            record["claims"].append({"language": lang, "number": number, "text": text, "dependsOn": []})


def in_force(record, amendments):
    """Applies a Japanese gazette's amendments of claims, (date, item, way, claims) each, and keeps the result as amendedClaims.

    Item `全文` is the whole set, `請求項３` one claim; way 2 deletes, 1 adds, 3 changes.
    """
    result, any_applied = list(record["claims"]), False
    for date, item, way, given in sorted(amendments, key=lambda one: one[0]):
        digits = re.search(r"請求項\s*(\d+)", item)  # \d and int() read full-width digits too
        if digits:
            number = int(digits.group(1))
            result = [one for one in result if one["number"] != number] + given
            result.sort(key=lambda one: one["number"])
        elif given or way == "2":
            result = given
        else:
            continue
        any_applied = True
    if any_applied:
        record["amendedClaims"] = result


def symbol(record, scheme, text):
    text = squeeze(text)
    if text:
        record["classifications"].setdefault(scheme, []).append(text)


def ipc_text(record, scheme, text):
    """The symbol at the head of a fixed-width IPC or CPC text."""
    found = IPC.search(text or "")
    if found:
        symbol(record, scheme, "".join(found.groups()[:4]) + "/" + found.group(5))
    else:  # a subclass alone, in front of its version
        found = re.match(r"\s*([A-HY]\s*\d\d\s*[A-Z])(?=\s)", text or "")
        symbol(record, scheme, found.group(1) if found else text)


def uspc(record, written):
    """US classes stand in three columns, subclasses in three, then decimals; with `/` or in nine digits they are padded with zeros. Where a
    blank in front was lost, the last three of up to five signs are the subclass."""
    written = written or ""
    text = written.strip() if "\n" in written else written.rstrip()
    if not text.strip():
        return
    if "/" in text:
        kind, rest = text.split("/", 1)
    elif re.fullmatch(r"\w{3,5}", text) and len(text) > 3:
        kind, rest = text[:-3], text[-3:]
    else:
        kind, rest = text[:3], text[3:]
    padded = re.fullmatch(r"\d{5}[\dA-Z]", rest)
    dig = re.fullmatch(r"\s*DIG\.?\s*0*(\d+)", rest)
    head, tail = rest[:3].strip().lstrip("0"), rest[3:].strip()
    kind = re.sub(r"^([A-Z]*)0+(?=\d)", r"\1", squeeze(kind))
    symbol(record, "uspc", kind + "/" + ("DIG" + dig.group(1) if dig else head + (re.sub(r"0+(?=[A-Z]?$)", "", tail) if padded else tail)))


def parts(record, scheme, element, names=("section", "class", "subclass", "main-group", "subgroup")):
    section, klass, subclass, group, subgroup = (squeeze(element.findtext(one)) for one in names)
    if section and klass:
        symbol(record, scheme, section + klass + subclass + (group + "/" + subgroup if group else ""))


def botanic(record, elements):
    """Latin name and variety of a plant patent, which the front page prints above the description."""
    if elements:
        record["description"].append({"language": "en", "text": BREAK.join(plain(one) for one in elements)})


def person(element):
    """The name in an addressbook or whatever takes its place, order of its parts as the file has it."""
    book = element.find("addressbook")
    book = element if book is None else book
    for one in ("orgname", "name", "applicant-name/name", "inventor-name/name", "assignee-name/name"):
        found = book.find(one)
        if found is not None and plain(found):
            return plain(found)
    return " ".join(filter(None, (plain(book.find(one)) for one in ("first-name", "middle-name", "last-name", "suffix"))))


def people(record, field, elements, group=""):
    for element in elements:
        record[field].append({"name": person(element), "group": element.get("data-format") or element.get("format") or group})


def application(record, number, date):
    """One of the forms in which a file has the application's number and date."""
    if squeeze(number):
        record["applications"].append({"number": squeeze(number), "date": day(date)})


def st36_application(record, documents):
    for one in documents:
        application(record, one.findtext("doc-number"), one.findtext("date"))


def priority(record, country, number, date, group=""):
    if squeeze(number):
        record["priorities"].append({"country": squeeze(country), "number": squeeze(number), "date": day(date), "group": group})


def st36_priorities(record, elements):
    """priority-claim with the number in itself or in document-id, once per format."""
    for claim in elements:
        documents = claim.findall("document-id") or [claim]
        for one in documents:
            group = one.get("document-id-type") or one.get("format") or claim.get("data-format") or ""
            priority(record, one.findtext("country"), one.findtext("doc-number"), one.findtext("date"), group)


def citations(record, elements):
    """ST.36 citation elements: one patcit or one nplcit each."""
    for one in elements:
        patent = one.find("patcit")
        if patent is not None:
            record["patentCitations"] += 1
            found = [document for document in patent.findall("document-id") if document.get("document-id-type") in (None, "docdb")]
            found = [document for document in found if document.findtext("doc-number")]
            if found:
                record["citationNumbers"].append(squeeze(found[0].findtext("country")) + squeeze(found[0].findtext("doc-number")))
        elif any(name(child) in ("nplcit", "othercit") for child in one):
            record["otherCitations"] += 1
