"""Chinese publications in ST.36."""
from record import citations, claims, identified, ipc_text, people, priority, st36_application, texts


def cnipa_st36(root):
    bibliography = root.find("cn-bibliographic-data")
    record = identified("cnipa-st36", bibliography.find("cn-publication-reference/document-id"))
    lang = "zh"
    st36_application(record, bibliography.xpath("application-reference/document-id"))
    texts(record, "titles", bibliography.xpath("invention-title"), lang)
    texts(record, "abstracts", bibliography.xpath("abstract"), lang)
    texts(record, "description", root.xpath("application-body/description"), lang)
    claims(record, root.xpath("application-body/claims/claim"), lang)
    for one in bibliography.xpath("classifications-ipcr/classification-ipcr/text"):
        ipc_text(record, "ipcr", one.text)
    citations(record, bibliography.xpath(".//references-cited/citation"))
    for one in bibliography.xpath(".//cn-domestic-priority-claim | .//priority-claim"):
        document = one.find(".//document-id")
        document = one if document is None else document
        priority(record, document.findtext("country"), document.findtext("doc-number"), document.findtext("date"))
    people(record, "applicants", bibliography.xpath("cn-parties/cn-applicants/cn-applicant"))
    people(record, "inventors", bibliography.xpath("cn-parties/cn-inventors/cn-inventor"))
    return [record]
