"""MAREC and CLEF-IP."""
from record import claims, ipc_text, new, people, st36_priorities, symbol, texts


def marec(root):
    record = new("marec", root.get("country"), root.get("doc-number"), root.get("kind"), root.get("date"))
    lang = root.get("lang")
    technical = root.find("bibliographic-data/technical-data")
    texts(record, "titles", technical.xpath("invention-title"), lang)
    texts(record, "abstracts", root.xpath("abstract"), lang)
    texts(record, "description", root.xpath("description"), lang)
    claims(record, root.xpath("claims/claim"), lang)
    for one in technical.xpath("classifications-ipcr/classification-ipcr"):
        ipc_text(record, "ipcr", one.text)
    for one in technical.xpath("classification-ipc/*[self::main-classification or self::further-classification]"):
        ipc_text(record, "ipc", one.text)
    for one in technical.xpath("classification-ecla/classification-symbol"):
        symbol(record, {"EC": "ecla", "": "ecla"}.get(one.get("scheme", ""), one.get("scheme", "").lower()), one.text)
    for one in technical.xpath("classification-national/*[self::main-classification or self::further-classification]"):
        symbol(record, "uspc" if record["country"] == "US" else "national", one.text)
    cited = technical.xpath("citations/patent-citations/patcit")
    record["patentCitations"] = len(cited)
    record["citationNumbers"] = ["".join(one.get("ucid", "").split("-")[:2]) for one in cited if one.get("ucid")]
    record["otherCitations"] = len(technical.xpath("citations/non-patent-citations/nplcit"))
    st36_priorities(record, root.xpath("bibliographic-data/priority-claims/priority-claim"))
    parties = "bibliographic-data/parties/"
    people(record, "applicants", root.xpath(parties + "applicants/applicant"))
    people(record, "applicants", root.xpath(parties + "assignees/assignee"), "assignee")
    people(record, "inventors", root.xpath(parties + "inventors/inventor"))
    record["family"] = root.get("family-id") or ""
    return [record]
