"""US grants and applications since 2005."""
from record import botanic, citations, claims, identified, parts, people, priority, st36_application, st36_priorities, symbol, texts, uspc


def uspto_v4(root):
    bibliography = root.xpath("us-bibliographic-data-grant | us-bibliographic-data-application")[0]
    record = identified("uspto-v4", bibliography.find("publication-reference/document-id"))
    lang = root.get("lang")
    st36_application(record, bibliography.xpath("application-reference/document-id"))
    texts(record, "titles", bibliography.xpath("invention-title"), lang)
    texts(record, "abstracts", root.xpath("abstract"), lang)
    botanic(record, bibliography.xpath("us-botanic/latin-name | us-botanic/variety"))
    texts(record, "description", root.xpath("description"), lang)
    claims(record, root.xpath("claims/claim"), lang)
    for one in bibliography.xpath("classifications-ipcr/classification-ipcr"):
        parts(record, "ipcr", one)
    for one in bibliography.xpath("classification-ipc/*[self::main-classification or self::further-classification]"):
        symbol(record, "ipc", one.text)
    for one in bibliography.xpath("classifications-cpc/*/classification-cpc"):
        parts(record, "cpc", one)
    for one in bibliography.xpath("classifications-cpc//combination-set//classification-cpc"):
        parts(record, "cpc combination", one)
    for one in bibliography.xpath("classification-national/*[self::main-classification or self::further-classification]"):
        uspc(record, one.text)
    for one in bibliography.xpath("classification-locarno/main-classification"):
        symbol(record, "locarno", one.text)
    citations(record, bibliography.xpath("references-cited/citation | us-references-cited/us-citation"))
    st36_priorities(record, bibliography.xpath("priority-claims/priority-claim"))
    for one in bibliography.xpath("us-related-documents//us-provisional-application/document-id"):  # docs/dialects.md: provisionals are priorities
        priority(record, one.findtext("country"), one.findtext("doc-number"), one.findtext("date"))
    # Before the America Invents Act the inventors stand as applicants.
    people(record, "applicants", bibliography.xpath("*[self::parties or self::us-parties]/*/*[self::applicant or self::us-applicant][not(@app-type = 'applicant-inventor')]"))
    people(record, "applicants", bibliography.xpath("assignees/assignee"), "assignee")
    people(record, "inventors", bibliography.xpath("*[self::parties or self::us-parties]/inventors/inventor")
           or bibliography.xpath("parties/applicants/applicant[contains(@app-type, 'inventor')]"))
    return [record]
