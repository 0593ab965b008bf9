"""US grants and applications since 2005."""
from record import citations, claims, identified, parts, people, st36_priorities, symbol, texts


def uspto_v4(root):
    bibliography = root.xpath("us-bibliographic-data-grant | us-bibliographic-data-application")[0]
    record = identified("uspto-v4", bibliography.find("publication-reference/document-id"))
    lang = root.get("lang")
    texts(record, "titles", bibliography.xpath("invention-title"), lang)
    texts(record, "abstracts", root.xpath("abstract"), lang)
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
        symbol(record, "uspc", one.text)
    for one in bibliography.xpath("classification-locarno/main-classification"):
        symbol(record, "locarno", one.text)
    citations(record, bibliography.xpath("references-cited/citation | us-references-cited/us-citation"))
    st36_priorities(record, bibliography.xpath("priority-claims/priority-claim"))
    people(record, "applicants", bibliography.xpath("*[self::parties or self::us-parties]/*/*[self::applicant or self::us-applicant]"))
    people(record, "applicants", bibliography.xpath("assignees/assignee"), "assignee")
    people(record, "inventors", bibliography.xpath("*[self::parties or self::us-parties]/inventors/inventor")
           or bibliography.xpath("parties/applicants/applicant[contains(@app-type, 'inventor')]"))
    return [record]
