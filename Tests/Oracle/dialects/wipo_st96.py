"""ST.96 as it is written."""
from record import application, claims, ipc_text, new, parts, plain, priority, squeeze, texts
from text import marked


def wipo_st96(root):
    bibliography = root.xpath("*[local-name() = 'BibliographicData']")[0]
    given = bibliography.find("PatentPublicationIdentification")
    record = new("wipo-st96", given.findtext("IPOfficeCode"), given.findtext("PublicationNumber"), given.findtext("PatentDocumentKindCode"),
                 given.findtext("PublicationDate"))
    lang = root.get("languageCode")
    for one in bibliography.xpath("ApplicationIdentification"):
        application(record, one.findtext("ApplicationNumber/ApplicationNumberText"), one.findtext("FilingDate"))
    texts(record, "titles", bibliography.xpath("InventionTitleBag/InventionTitle"), lang)
    texts(record, "abstracts", root.xpath("Abstract | BibliographicData/Abstract"), lang)
    texts(record, "description", root.xpath("Description"), lang)
    claims(record, root.xpath("Claims/Claim"), lang, number=lambda claim: claim.findtext("ClaimNumber"),
           body=lambda claim: "\ue004".join(marked(one) for one in claim.xpath("ClaimText")))
    ipcr = ("Section", "Class", "Subclass", "MainGroup", "Subgroup")
    for one in bibliography.xpath("PatentClassificationBag/IPCRClassificationBag/IPCRClassification"):
        whole = one.findtext("PatentClassificationText")
        ipc_text(record, "ipcr", whole) if whole else parts(record, "ipcr", one, ipcr)
    cpc = ("CPCSection", "Class", "Subclass", "MainGroup", "Subgroup")
    for one in bibliography.xpath("PatentClassificationBag/CPCClassificationBag/*/CPCClassification"):
        parts(record, "cpc", one, cpc)
    for one in bibliography.xpath("PatentClassificationBag//CPCCombinationSet//CPCClassification"):
        parts(record, "cpc combination", one, cpc)
    for one in bibliography.xpath("ReferenceCitationBag/ReferenceCitation/PatentCitation"):
        record["patentCitations"] += 1
        cited = one.find("CitedPatentDocumentIdentification")
        if cited is not None:
            record["citationNumbers"].append(squeeze(cited.findtext("IPOfficeCode")) + squeeze(cited.findtext("DocumentNumber")))
    record["otherCitations"] = len(bibliography.xpath("ReferenceCitationBag/ReferenceCitation/NPLCitation"))
    for one in bibliography.xpath("PriorityClaimBag/PriorityClaim"):
        priority(record, one.findtext("IPOfficeCode"), one.findtext("ApplicationNumber/ApplicationNumberText"), one.findtext("FilingDate"))
    for field, path in (("applicants", "PartyBag/ApplicantBag/Applicant"), ("inventors", "PartyBag/InventorBag/Inventor"),
                        ("applicants", "PartyBag/AssigneeBag/Assignee")):
        for one in bibliography.xpath(path):
            whole = one.xpath(".//EntityName") or one.xpath(".//PersonFullName") or \
                one.xpath(".//PersonStructuredName/*[self::FirstName or self::MiddleName or self::LastName or self::NameSuffix]")
            written = " ".join(plain(part) for part in whole)
            if written:
                record[field].append({"name": written, "group": "assignee" if one.tag == "Assignee" else ""})
    return [record]
