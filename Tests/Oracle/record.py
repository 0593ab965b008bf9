"""One publication record as the oracle prints it, and the small readings that all dialects share."""
import re

from text import marked, name, plain

IPC = re.compile(r"([A-HY])\s*(\d\d)\s*([A-Z])\s*(\d{1,4})\s*/\s*(\d{2,6})")


def new(dialect, country="", number="", kind="", date=""):
    return {"dialect": dialect, "country": squeeze(country), "number": squeeze(number), "kind": squeeze(kind), "date": day(date),
            "titles": [], "abstracts": [], "description": [], "claims": [], "amendedClaims": [], "classifications": {},
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


def texts(record, field, elements, default):
    for element in elements:
        record[field].append({"language": language(element.get("lang"), element.get("languageCode"), default),
                              "text": marked(element)})


def claims(record, elements, default, field="claims", number=None, body=marked):
    """Elements are the claims themselves; number reads a claim's number."""
    for index, element in enumerate(elements):
        given = (number(element) if number else element.get("num")) or ""
        digits = re.search(r"\d+", given)
        parent = element.getparent()
        record[field].append({"language": language(element.get("lang"), parent.get("lang"), parent.get("languageCode"), default),
                              "number": int(digits.group()) if digits else index + 1, "text": body(element)})


def symbol(record, scheme, text):
    text = squeeze(text)
    if text:
        record["classifications"].setdefault(scheme, []).append(text)


def ipc_text(record, scheme, text):
    """The symbol at the head of a fixed-width IPC or CPC text."""
    found = IPC.search(text or "")
    if found:
        symbol(record, scheme, "".join(found.groups()[:4]) + "/" + found.group(5))
    else:
        symbol(record, scheme, text)


def parts(record, scheme, element, names=("section", "class", "subclass", "main-group", "subgroup")):
    section, klass, subclass, group, subgroup = (squeeze(element.findtext(one)) for one in names)
    if section and klass:
        symbol(record, scheme, section + klass + subclass + (group + "/" + subgroup if group else ""))


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
