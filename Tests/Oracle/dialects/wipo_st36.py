"""PCT publications and whatever else follows ST.36 as it is written."""
from record import citations, claims, identified, ipc_text, new, parts, people, plain, st36_application, st36_priorities, symbol, texts


def wipo_st36(root):
    document = root.find("bibliographic-data/publication-reference/document-id")
    if document is not None:
        record = identified("wipo-st36", document)
    else:
        record = new("wipo-st36", root.get("country"), root.get("docnumber") or root.get("doc-number"), root.get("kind"),
                     root.get("date-published") or root.get("date-publ"))
    lang = root.get("lang")
    st36_application(record, root.xpath("bibliographic-data/application-reference/document-id"))
    texts(record, "titles", root.xpath("bibliographic-data/invention-title"), lang)
    texts(record, "abstracts", root.xpath("abstract | bibliographic-data/abstract"), lang)
    texts(record, "description", root.xpath("description"), lang)
    claims(record, root.xpath("claims/claim"), lang)
    for one in root.xpath("bibliographic-data/classifications-ipcr/classification-ipcr"):
        parts(record, "ipcr", one) if one.find("section") is not None else ipc_text(record, "ipcr", plain(one.find("text")))
    for one in root.xpath("bibliographic-data/classification-ipc/*[self::main-classification or self::further-classification]"):
        symbol(record, "ipc", one.text)
    for one in root.xpath("bibliographic-data/classifications-cpc//classification-cpc"):
        parts(record, "cpc", one)
    citations(record, root.xpath("bibliographic-data/references-cited/citation | .//srep-citations/citation"))
    st36_priorities(record, root.xpath("bibliographic-data/priority-claims/priority-claim"))
    people(record, "applicants", root.xpath("bibliographic-data/parties/applicants/applicant"))
    people(record, "inventors", root.xpath("bibliographic-data/parties/inventors/inventor")
           or root.xpath("bibliographic-data/parties/applicants/applicant[contains(@app-type, 'inventor')]"))
    return [record]
