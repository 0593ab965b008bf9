"""US applications of 2001 to 2004."""
from record import application, botanic, claims, new, plain, priority, squeeze, symbol, texts, uspc


def uspto_pap(root):
    bibliography = root.find("subdoc-bibliographic-information")
    document = bibliography.find("document-id")
    record = new("uspto-pap", "US", document.findtext("doc-number"), document.findtext("kind-code"), document.findtext("document-date"))
    application(record, bibliography.findtext("domestic-filing-data/application-number/doc-number"),
                bibliography.findtext("domestic-filing-data/filing-date"))
    texts(record, "titles", bibliography.xpath("technical-information/title-of-invention"), "en")
    texts(record, "abstracts", root.xpath("subdoc-abstract"), "en")
    botanic(record, bibliography.xpath("technical-information/botanic/latin-name | technical-information/botanic/variety"))
    texts(record, "description", root.xpath("subdoc-description"), "en")
    claims(record, root.xpath("subdoc-claims/claim"), "en", number=lambda claim: (claim.get("id") or "").replace("CLM-", ""))
    for one in bibliography.xpath("technical-information/classification-ipc//ipc"):
        symbol(record, "ipc", one.text)
    for one in bibliography.xpath("technical-information/classification-us//uspc"):
        uspc(record, squeeze(one.findtext("class")) + "/" + squeeze(one.findtext("subclass")))
    for one in bibliography.xpath("foreign-priority-data"):
        priority(record, one.findtext("country-code"), one.findtext("priority-application-number/doc-number"), one.findtext("filing-date"))
    for one in bibliography.xpath("continuity-data/non-provisional-of-provisional/document-id"):  # docs/identifiers.md: provisionals are priorities
        priority(record, one.findtext("country-code") or "US", one.findtext("doc-number"), one.findtext("document-date"))
    for one in bibliography.xpath("assignee/organization-name"):
        record["applicants"].append({"name": plain(one), "group": "assignee"})
    for one in bibliography.xpath("inventors/*/name"):
        whole = " ".join(filter(None, (plain(one.find(part)) for part in ("given-name", "middle-name", "family-name", "name-suffix"))))
        record["inventors"].append({"name": whole, "group": ""})
    return [record]
