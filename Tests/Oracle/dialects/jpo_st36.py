"""Japanese gazettes until 2021."""
from record import claims, identified, in_force, ipc_text, plain, read_claims, st36_application, st36_priorities, symbol, texts


def jpo_st36(root):
    record = identified("jpo-st36", root.find("bibliographic-data/publication-reference/document-id"), root.get("kind-of-st16"))
    lang = root.get("lang") or "ja"
    bibliography = root.find("bibliographic-data")
    st36_application(record, bibliography.xpath("application-reference/document-id"))
    texts(record, "titles", bibliography.xpath("invention-title"), lang)
    texts(record, "abstracts", root.xpath("abstract"), lang)
    texts(record, "description", root.xpath("description"), lang)
    claims(record, root.xpath("claims/claim"), lang)
    in_force(record, [(one.findtext("date") or "", plain(group.find("item-of-amendment")), plain(group.find("way-of-amendment")),
                       read_claims(group.xpath(".//claims/claim"), lang))
                      for one in root.xpath(".//written-amendment") for group in one.xpath(".//amendment-group[.//claims]")])
    for one in bibliography.xpath("classification-ipc/*[self::main-clsf or self::further-clsf or self::additional-info]"):
        ipc_text(record, "ipc", one.text)
    for one in bibliography.xpath("classification-national/*[self::main-clsf or self::further-clsf or self::additional-info]"):
        symbol(record, "fi", one.text)
    for one in bibliography.xpath("f-term-info/f-term | theme-code-info/theme-code"):
        symbol(record, "f-term", one.text)
    record["patentCitations"] = record["otherCitations"] = None  # only named in running text
    st36_priorities(record, bibliography.xpath("priority-claims/priority-claim"))
    for field, path in (("applicants", "parties//applicants-agents/applicant"), ("inventors", "parties/inventors/inventor")):
        for one in bibliography.xpath(path):
            for book in one.xpath("addressbook[name]"):
                record[field].append({"name": plain(book.find("name")), "group": book.get("lang") or ""})
    return [record]
