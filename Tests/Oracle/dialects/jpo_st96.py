"""Japanese gazettes since 2022."""
import re

from record import application, claims, in_force, ipc_text, new, plain, priority, read_claims, symbol, texts
from text import BREAK, marked


def jpo_st96(root):
    """Gazettes of the Japanese office: ST.96 components in the office's own order and namespaces."""
    bibliography = next(child for child in root if child.tag.endswith("BibliographicData"))
    given = next(child for child in bibliography if child.tag.endswith("PublicationIdentification"))
    printed = re.search(r"\((\w+)\)", plain(bibliography.find("PlainLanguageDesignationText")))
    record = new("jpo-st96", given.findtext("IPOfficeCode"), given.findtext("PublicationNumber"), printed.group(1) if printed else "",
                 given.findtext("PublicationDate"))
    lang = root.get("languageCode")
    for one in bibliography.xpath("ApplicationIdentification"):
        application(record, one.findtext("ApplicationNumber/ApplicationNumberText"), one.findtext("FilingDate"))
    texts(record, "titles", bibliography.xpath("InventionTitle"), lang)
    texts(record, "abstracts", root.xpath("Abstract"), lang)
    texts(record, "description", root.xpath("Description"), lang)
    given = {"number": lambda claim: claim.findtext("ClaimNumber"),
             "body": lambda claim: BREAK.join(marked(one) for one in claim.xpath("ClaimText"))}
    claims(record, root.xpath("Claims/Claim"), lang, **given)
    in_force(record, [(one.findtext("FilingDate") or "", plain(bag.find("AmendmentItem")), plain(bag.find("AmendmentWay")),
                       read_claims(bag.xpath(".//Claims/Claim"), lang, **given))
                      for one in root.xpath(".//WrittenAmendment") for bag in one.xpath(".//AmendmentBag[.//Claims]")])
    for one in bibliography.xpath("IPCClassification/*[self::MainClassification or self::FurtherClassification]"):
        ipc_text(record, "ipc", one.text)
    for one in bibliography.xpath("NationalClassification/*/PatentClassificationText"):
        symbol(record, "fi", one.text)
    for one in bibliography.xpath("FtermInformationBag/FtermInformation | ThemeCodeInformationBag/ThemeCodeInformation"):
        symbol(record, "f-term", one.text)
    record["patentCitations"] = record["otherCitations"] = None  # only named in running text and on page images
    for one in bibliography.xpath("PriorityClaimBag/PriorityClaim"):
        priority(record, one.findtext("IPOfficeCode"), one.findtext("ApplicationNumber/ApplicationNumberText"), one.findtext("FilingDate"))
    for field, tag in (("applicants", "Applicant"), ("inventors", "Inventor")):
        for one in bibliography.xpath(f"*//{tag}/Contact/Name"):
            record[field].append({"name": plain(one), "group": "" if one.getprevious() is None else "original"})
    return [record]
