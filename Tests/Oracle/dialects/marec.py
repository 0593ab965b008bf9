"""MAREC and CLEF-IP."""
from names import person as words
from record import ipc_text, new, people, run_on_claims, st36_application, st36_priorities, symbol, texts, uspc
from text import marked, remains


def marec(root):
    record = new("marec", root.get("country"), root.get("doc-number"), root.get("kind"), root.get("date"))
    lang = root.get("lang")
    def body(one):
        return remains(marked(one))

    technical = root.find("bibliographic-data/technical-data")
    st36_application(record, root.xpath("bibliographic-data/application-reference/document-id"))
    texts(record, "titles", technical.xpath("invention-title"), lang)
    texts(record, "abstracts", root.xpath("abstract"), lang, body=body)
    texts(record, "description", root.xpath("description"), lang, body=body)
    run_on_claims(record, root.xpath("claims"), lang, body=body)
    for one in technical.xpath("classifications-ipcr/classification-ipcr"):
        ipc_text(record, "ipcr", one.text)
    for one in technical.xpath("classification-ipc/*[self::main-classification or self::further-classification]"):
        ipc_text(record, "ipc", one.text)
    for one in technical.xpath("classification-ecla/classification-symbol"):
        symbol(record, "ecla", one.text)
    for one in technical.xpath("classification-national/*[self::main-classification or self::further-classification]"):
        if one.getparent().get("country") == "US":
            uspc(record, one.text)
    cited = technical.xpath("citations/patent-citations/patcit")
    record["patentCitations"] = len(cited)
    record["citationNumbers"] = ["".join(one.get("ucid", "").split("-")[:2]) for one in cited if one.get("ucid")]
    record["otherCitations"] = len(technical.xpath("citations/non-patent-citations/nplcit"))
    st36_priorities(record, root.xpath("bibliographic-data/priority-claims/priority-claim"))
    parties = "bibliographic-data/parties/"
    people(record, "applicants", root.xpath(parties + "applicants/applicant"))
    people(record, "applicants", root.xpath(parties + "assignees/assignee"), "assignee")
    people(record, "inventors", root.xpath(parties + "inventors/inventor"))
    if record["country"] == "US":  # before the America Invents Act the applicants are the inventors
        inventors = {words(one["name"]) for one in record["inventors"]}
        record["applicants"] = [one for one in record["applicants"] if one["group"] == "assignee" or words(one["name"]) not in inventors]
    record["family"] = root.get("family-id") or ""
    return [record]
