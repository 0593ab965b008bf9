"""European publications, bibliography in ST.32 tags."""
import re

from record import application, claims, ipc_text, language, new, plain, priority, texts
from text import marked


def epo_fulltext(root):
    record = new("epo-fulltext", root.get("country") or "EP", root.get("doc-number"), root.get("kind"), root.get("date-publ"))
    lang = root.get("lang")
    for one in root.xpath("SDOBI/B500/B540/B542"):
        before = one.getprevious()
        while before is not None and before.tag != "B541":
            before = before.getprevious()
        record["titles"].append({"language": language(before.text if before is not None else lang), "text": marked(one)})
    application(record, plain(root.find("SDOBI/B200/B210")), plain(root.find("SDOBI/B200/B220")))
    texts(record, "abstracts", root.xpath("abstract"), lang)
    texts(record, "description", root.xpath("description"), lang)
    claims(record, root.xpath("claims/claim"), lang)
    for one in root.xpath("SDOBI/B500/B510EP/classification-ipcr/text"):
        ipc_text(record, "ipcr", one.text)
    for one in root.xpath("SDOBI/B500/B510/*[self::B511 or self::B512 or self::B513 or self::B514]"):
        ipc_text(record, "ipc", re.sub(r"^\s*\d", "", plain(one)))
    for one in root.xpath("SDOBI/B500/B520EP//classification-cpc/text"):
        ipc_text(record, "cpc", one.text)
    record["patentCitations"] = len(root.xpath("SDOBI/B500/B560/B561"))
    record["otherCitations"] = len(root.xpath("SDOBI/B500/B560/B562"))
    for block in root.xpath("SDOBI/B300"):
        for number in block.xpath("B310"):
            date = number.xpath("following-sibling::B320[1]/date")
            country = number.xpath("following-sibling::B330[1]/ctry")
            priority(record, plain(country[0]) if country else "", plain(number), plain(date[0]) if date else "")
    for field, path, group in (("applicants", "B710/B711", "applicant"), ("applicants", "B730/B731", "proprietor"), ("inventors", "B720/B721", "")):
        for one in root.xpath("SDOBI/B700/" + path):
            record[field].append({"name": " ".join(plain(part) for part in one.xpath("snm | fnm")), "group": group})
    return [record]
