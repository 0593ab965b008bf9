"""exchange-document, in DOCDB files and in OPS answers."""
from record import citations, ipc_text, new, parts, people, st36_application, st36_priorities, symbol, texts
from text import marked, remains

SCHEMES = {"EC": "ecla", "ICO": "ecla", "IDT": "ecla", "UC": "uspc", "FI": "fi", "FTERM": "f-term", "IPC": "ipc", "DEKLA": "dekla"}


def docdb(root):
    """exchange-document, in DOCDB files and in every OPS answer."""
    return [exchange_document(one) for one in root.xpath("descendant-or-self::exchange-document")]


def exchange_document(root):
    record = new("docdb", root.get("country"), root.get("doc-number"), root.get("kind"), root.get("date-publ"))
    bibliography = root.find("bibliographic-data")
    bibliography = root if bibliography is None else bibliography
    for one in bibliography.xpath("publication-reference//date")[:1]:
        record["date"] = record["date"] or new("", date=one.text)["date"]
    st36_application(record, bibliography.xpath("application-reference/document-id"))
    lang = bibliography.findtext("language-of-publication") or ""
    texts(record, "titles", bibliography.xpath("invention-title"), lang)
    texts(record, "abstracts", root.xpath(".//abstract"), lang, body=lambda one: remains(marked(one)))
    for one in bibliography.xpath("classifications-ipcr/classification-ipcr/text"):
        ipc_text(record, "ipcr", one.text)
    for one in bibliography.xpath("classification-ipc/*[self::main-classification or self::further-classification or self::text]"):
        ipc_text(record, "ipc", one.text)
    for one in bibliography.xpath("patent-classifications/patent-classification"):
        scheme = one.find("classification-scheme")
        scheme = (scheme.get("scheme") if scheme is not None else "") or ""
        scheme = "cpc" if scheme.startswith("CPC") else SCHEMES.get(scheme, scheme.lower())
        written = one.findtext("classification-symbol")
        symbol(record, scheme, written) if written else parts(record, scheme, one)
    for one in bibliography.xpath("patent-classifications//combination-set//patent-classification"):
        written = one.findtext("classification-symbol")
        symbol(record, "cpc combination", written) if written else parts(record, "cpc combination", one)
    for one in bibliography.xpath("patent-classifications//combination-rank[not(.//patent-classification)]"):
        written = one.findtext("classification-symbol")
        symbol(record, "cpc combination", written) if written else parts(record, "cpc combination", one)
    citations(record, bibliography.xpath("references-cited/citation"))
    st36_priorities(record, bibliography.xpath("priority-claims/priority-claim"))
    people(record, "applicants", bibliography.xpath("parties/applicants/applicant"))
    people(record, "applicants", bibliography.xpath("parties/assignees/assignee"), "assignee")
    people(record, "inventors", bibliography.xpath("parties/inventors/inventor"))
    record["family"] = root.get("family-id") or ""
    return record
