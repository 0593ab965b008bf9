"""One function a dialect: a root element without namespaces in, publication records out.

Written from the real files and the published DTDs, with one XPath a field, and on purpose without a look at Sources/Ingest:
agreement of two independent readers is the evidence.
"""
import re

from record import (citations, claims, ipc_text, language, new, parts, people, plain, priority, squeeze, st36_priorities, symbol,
                    texts)
from text import marked


def identified(dialect, document, kind=None):
    """A record named by an ST.36 document-id."""
    return new(dialect, document.findtext("country"), document.findtext("doc-number"), kind or document.findtext("kind"),
               document.findtext("date"))


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


def uspto_pap(root):
    bibliography = root.find("subdoc-bibliographic-information")
    document = bibliography.find("document-id")
    record = new("uspto-pap", "US", document.findtext("doc-number"), document.findtext("kind-code"), document.findtext("document-date"))
    texts(record, "titles", bibliography.xpath("technical-information/title-of-invention"), "en")
    texts(record, "abstracts", root.xpath("subdoc-abstract"), "en")
    texts(record, "description", root.xpath("subdoc-description"), "en")
    claims(record, root.xpath("subdoc-claims/claim"), "en", number=lambda claim: (claim.get("id") or "").replace("CLM-", ""))
    for one in bibliography.xpath("technical-information/classification-ipc//ipc"):
        symbol(record, "ipc", one.text)
    for one in bibliography.xpath("technical-information/classification-us//uspc"):
        symbol(record, "uspc", squeeze(one.findtext("class")) + "/" + squeeze(one.findtext("subclass")))
    for one in bibliography.xpath("foreign-priority-data"):
        priority(record, one.findtext("country-code"), one.findtext("priority-application-number/doc-number"), one.findtext("filing-date"))
    for one in bibliography.xpath("assignee/organization-name"):
        record["applicants"].append({"name": plain(one), "group": "assignee"})
    for one in bibliography.xpath("inventors/*/name"):
        whole = " ".join(filter(None, (plain(one.find(part)) for part in ("given-name", "middle-name", "family-name", "name-suffix"))))
        record["inventors"].append({"name": whole, "group": ""})
        if one.getparent().findtext("authority-applicant"):
            record["applicants"].append({"name": whole, "group": "inventor"})
    return [record]


def uspto_patdoc(root):
    def value(path, base=root):
        found = base.find(path)
        return plain(found) if found is not None else ""

    record = new("uspto-patdoc", value("SDOBI/B100/B190") or "US", value("SDOBI/B100/B110"), value("SDOBI/B100/B130"), value("SDOBI/B100/B140"))
    texts(record, "titles", root.xpath("SDOBI/B500/B540"), "en")
    texts(record, "abstracts", root.xpath("SDOAB"), "en")
    texts(record, "description", root.xpath("SDODE"), "en")
    claims(record, root.xpath("SDOCL//CLM"), "en", number=lambda claim: (claim.get("ID") or "").replace("CLM-", ""))
    for one in root.xpath("SDOBI/B500/B510/*[self::B511 or self::B512]"):
        symbol(record, "locarno" if re.fullmatch(r"[\d\s-]+", plain(one)) else "ipc", plain(one))
    for one in root.xpath("SDOBI/B500/B520/*[self::B521 or self::B522]"):
        symbol(record, "uspc", plain(one))
    for one in root.xpath("SDOBI/B500/B560/B561/PCIT"):
        record["patentCitations"] += 1
        record["citationNumbers"].append((value("PARTY-US/../DOC/CTRY", one) or "US") + squeeze(value("DOC/DNUM", one)))
    record["otherCitations"] = len(root.xpath("SDOBI/B500/B560/B562"))
    for one in root.xpath("SDOBI/B300"):
        numbers, dates, countries = (one.xpath(tag) for tag in ("B310", "B320", "B330"))
        for number, date, country in zip(numbers, dates, countries):
            priority(record, plain(country), plain(number), plain(date))
    for field, path in (("inventors", "SDOBI/B700/B720/B721"), ("applicants", "SDOBI/B700/B730/B731")):
        for one in root.xpath(path):
            names = one.xpath(".//NAM/ONM") or one.xpath(".//NAM/FNM | .//NAM/SNM | .//NAM/SFX")
            record[field].append({"name": " ".join(plain(part) for part in names), "group": ""})
    return [record]


def epo_fulltext(root):
    record = new("epo-fulltext", root.get("country") or "EP", root.get("doc-number"), root.get("kind"), root.get("date-publ"))
    lang = root.get("lang")
    for one in root.xpath("SDOBI/B500/B540/B542"):
        before = one.getprevious()
        while before is not None and before.tag != "B541":
            before = before.getprevious()
        record["titles"].append({"language": language(before.text if before is not None else lang), "text": marked(one)})
    texts(record, "abstracts", root.xpath("abstract"), lang)
    texts(record, "description", root.xpath("description"), lang)
    claims(record, root.xpath("claims/claim"), lang)
    for one in root.xpath("SDOBI/B500/B510EP/classification-ipcr/text"):
        ipc_text(record, "ipcr", one.text)
    for one in root.xpath("SDOBI/B500/B510/*[self::B511 or self::B512 or self::B513 or self::B514]"):
        symbol(record, "ipc", re.sub(r"^\d", "", squeeze(plain(one))))
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


def wipo_st36(root):
    document = root.find("bibliographic-data/publication-reference/document-id")
    if document is not None:
        record = identified("wipo-st36", document)
    else:
        record = new("wipo-st36", root.get("country"), root.get("docnumber") or root.get("doc-number"), root.get("kind"),
                     root.get("date-published") or root.get("date-publ"))
    lang = root.get("lang")
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


SCHEMES = {"EC": "ecla", "UC": "uspc", "FI": "fi", "FTERM": "f-term", "IPC": "ipc", "DEKLA": "dekla"}


def docdb(root):
    """exchange-document, in DOCDB files and in every OPS answer."""
    return [exchange_document(one) for one in root.xpath("descendant-or-self::exchange-document")]


def exchange_document(root):
    record = new("docdb", root.get("country"), root.get("doc-number"), root.get("kind"), root.get("date-publ"))
    bibliography = root.find("bibliographic-data")
    bibliography = root if bibliography is None else bibliography
    for one in bibliography.xpath("publication-reference//date")[:1]:
        record["date"] = record["date"] or new("", date=one.text)["date"]
    texts(record, "titles", bibliography.xpath("invention-title"), "")
    texts(record, "abstracts", root.xpath(".//abstract"), "")
    for one in bibliography.xpath("classifications-ipcr/classification-ipcr/text"):
        ipc_text(record, "ipcr", one.text)
    for one in bibliography.xpath("classification-ipc/*[self::main-classification or self::further-classification or self::text]"):
        ipc_text(record, "ipc", one.text)
    for one in bibliography.xpath("patent-classifications/patent-classification"):
        scheme = one.find("classification-scheme")
        scheme = (scheme.get("scheme") if scheme is not None else "") or ""
        scheme = "cpc" if scheme.startswith("CPC") else SCHEMES.get(scheme, scheme.lower())
        written = one.findtext("classification-symbol")
        symbol(record, scheme, written) if written else parts(record, scheme, one)
    for one in bibliography.xpath("patent-classifications//combination-set//patent-classification"):
        written = one.findtext("classification-symbol")
        symbol(record, "cpc combination", written) if written else parts(record, "cpc combination", one)
    for one in bibliography.xpath("patent-classifications//combination-rank[not(.//patent-classification)]"):
        written = one.findtext("classification-symbol")
        symbol(record, "cpc combination", written) if written else parts(record, "cpc combination", one)
    citations(record, bibliography.xpath("references-cited/citation"))
    st36_priorities(record, bibliography.xpath("priority-claims/priority-claim"))
    people(record, "applicants", bibliography.xpath("parties/applicants/applicant"))
    people(record, "applicants", bibliography.xpath("parties/assignees/assignee"), "assignee")
    people(record, "inventors", bibliography.xpath("parties/inventors/inventor"))
    record["family"] = root.get("family-id") or ""
    return record


def ops_fulltext(root):
    """fulltext-document: description or claims, each claim-text of the one claim element being a claim.

    The full-text master of national offices has the same root but ordinary claims; OPS marks its own with `fulltext-format`.
    """
    records = []
    for one in root.xpath("descendant-or-self::fulltext-document"):
        document = one.xpath("bibliographic-data/publication-reference/document-id[country]")
        record = identified("epo-ops-fulltext", document[0]) if document else \
            new("epo-ops-fulltext", one.get("country"), one.get("doc-number"), one.get("kind"), one.get("date"))
        lang = one.get("lang")
        texts(record, "titles", one.xpath("bibliographic-data/invention-title"), lang)
        texts(record, "abstracts", one.xpath("abstract"), lang)
        texts(record, "description", one.xpath("description"), lang)
        if one.get("fulltext-format") is None and one.get("system") is None:
            record["dialect"] = "epo-ftm"
            claims(record, one.xpath("claims/claim"), lang)
            records.append(record)
            continue
        for block in one.xpath("claims"):
            for index, claim in enumerate(block.xpath("claim/claim-text")):
                begins = re.match(r"\s*(\d+)\s*[.)]", marked(claim))
                record["claims"].append({"language": language(block.get("lang"), lang), "text": marked(claim),
                                         "number": int(begins.group(1)) if begins else index + 1})
        records.append(record)
    return records


def world_patent_data(root):
    return docdb(root) + ops_fulltext(root)


def jpo_st36(root):
    record = identified("jpo-st36", root.find("bibliographic-data/publication-reference/document-id"), root.get("kind-of-st16"))
    lang = root.get("lang") or "ja"
    bibliography = root.find("bibliographic-data")
    texts(record, "titles", bibliography.xpath("invention-title"), lang)
    texts(record, "abstracts", root.xpath("abstract"), lang)
    texts(record, "description", root.xpath("description"), lang)
    claims(record, root.xpath("claims/claim"), lang)
    claims(record, root.xpath(".//written-amendment//claims/claim"), lang, field="amendedClaims")
    for one in bibliography.xpath("classification-ipc/*[self::main-clsf or self::further-clsf]"):
        ipc_text(record, "ipc", one.text)
    for one in bibliography.xpath("classification-national/*[self::main-clsf or self::further-clsf]"):
        symbol(record, "fi", one.text)
    for one in bibliography.xpath("f-term-info/f-term"):
        symbol(record, "f-term", one.text)
    record["patentCitations"] = record["otherCitations"] = None  # only named in running text
    st36_priorities(record, bibliography.xpath("priority-claims/priority-claim"))
    for field, path in (("applicants", "parties//applicants-agents/applicant"), ("inventors", "parties/inventors/inventor")):
        for one in bibliography.xpath(path):
            for book in one.xpath("addressbook[name]"):
                record[field].append({"name": plain(book.find("name")), "group": book.get("lang") or ""})
    return [record]


def cnipa_st36(root):
    bibliography = root.find("cn-bibliographic-data")
    record = identified("cnipa-st36", bibliography.find("cn-publication-reference/document-id"))
    lang = "zh"
    texts(record, "titles", bibliography.xpath("invention-title"), lang)
    texts(record, "abstracts", bibliography.xpath("abstract"), lang)
    texts(record, "description", root.xpath("application-body/description"), lang)
    claims(record, root.xpath("application-body/claims/claim"), lang)
    for one in bibliography.xpath("classifications-ipcr/classification-ipcr/text"):
        ipc_text(record, "ipcr", one.text)
    citations(record, bibliography.xpath(".//references-cited/citation"))
    for one in bibliography.xpath(".//cn-domestic-priority-claim | .//priority-claim"):
        document = one.find("document-id")
        document = one if document is None else document
        priority(record, document.findtext("country"), document.findtext("doc-number"), document.findtext("date"))
    people(record, "applicants", bibliography.xpath("cn-parties/cn-applicants/cn-applicant"))
    people(record, "inventors", bibliography.xpath("cn-parties/cn-inventors/cn-inventor"))
    return [record]


def wipo_st96(root):
    bibliography = root.xpath("*[local-name() = 'BibliographicData']")[0]
    given = bibliography.find("PatentPublicationIdentification")
    record = new("wipo-st96", given.findtext("IPOfficeCode"), given.findtext("PublicationNumber"), given.findtext("PatentDocumentKindCode"),
                 given.findtext("PublicationDate"))
    lang = root.get("languageCode")
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


def jpo_st96(root):
    """Gazettes of the Japanese office: ST.96 components in the office's own order and namespaces."""
    bibliography = next(child for child in root if child.tag.endswith("BibliographicData"))
    given = next(child for child in bibliography if child.tag.endswith("PublicationIdentification"))
    printed = re.search(r"\((\w+)\)", plain(bibliography.find("PlainLanguageDesignationText")))
    record = new("jpo-st96", given.findtext("IPOfficeCode"), given.findtext("PublicationNumber"), printed.group(1) if printed else "",
                 given.findtext("PublicationDate"))
    lang = root.get("languageCode")
    texts(record, "titles", bibliography.xpath("InventionTitle"), lang)
    texts(record, "abstracts", root.xpath("Abstract"), lang)
    texts(record, "description", root.xpath("Description"), lang)
    for field, path in (("claims", "Claims/Claim"), ("amendedClaims", "WrittenAmendmentBag//Claims/Claim")):
        claims(record, root.xpath(path), lang, field=field, number=lambda claim: claim.findtext("ClaimNumber"),
               body=lambda claim: "\ue004".join(marked(one) for one in claim.xpath("ClaimText")))
    for one in bibliography.xpath("IPCClassification/*[self::MainClassification or self::FurtherClassification]"):
        ipc_text(record, "ipc", one.text)
    for one in bibliography.xpath("NationalClassification/*/PatentClassificationText"):
        symbol(record, "fi", one.text)
    for one in bibliography.xpath("FtermInformationBag/FtermInformation"):
        symbol(record, "f-term", one.text)
    record["patentCitations"] = record["otherCitations"] = None  # only named in running text and on page images
    for one in bibliography.xpath("PriorityClaimBag/PriorityClaim"):
        priority(record, one.findtext("IPOfficeCode"), one.findtext("ApplicationNumber/ApplicationNumberText"), one.findtext("FilingDate"))
    for field, tag in (("applicants", "Applicant"), ("inventors", "Inventor")):
        for one in bibliography.xpath(f"*//{tag}/Contact/Name"):
            record[field].append({"name": plain(one), "group": "" if one.getprevious() is None else "original"})
    return [record]


def patent_document(root):
    return marec(root) if root.get("ucid") else wipo_st36(root)


ROOTS = {
    "us-patent-grant": uspto_v4, "us-patent-application": uspto_v4, "patent-application-publication": uspto_pap,
    "PATDOC": uspto_patdoc, "ep-patent-document": epo_fulltext, "patent-document": patent_document,
    "wo-published-application": wipo_st36, "wo-patent-document": wipo_st36, "wo-ocr-published-application": wipo_st36,
    "exchange-documents": docdb, "exchange-document": docdb, "world-patent-data": world_patent_data,
    "fulltext-document": ops_fulltext, "jp-official-gazette": jpo_st36, "cn-patent-document": cnipa_st36,
    "PatentPublication": wipo_st96, "UnexaminedPatentPublication": jpo_st96, "RegisteredPatentPublication": jpo_st96,
    "InternationalPatentPublication": jpo_st96, "RegisteredUtilityModelPublication": jpo_st96,
}
