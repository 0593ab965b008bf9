"""Answers of Open Patent Services, and the full-text master of national offices that shares their root."""
import re

from dialects.docdb import docdb
from record import identified, language, new, run_on_claims, st36_application, texts
from text import marked, remains


def ops_fulltext(root):
    """fulltext-document: description or claims, each claim-text of the one claim element being a claim.

    The full-text master of national offices has the same root but ordinary claims; OPS marks its own with `fulltext-format`.
    """
    def body(one):
        return remains(marked(one))

    records = []
    for one in root.xpath("descendant-or-self::fulltext-document"):
        document = one.xpath("bibliographic-data/publication-reference/document-id[country]")
        record = identified("epo-ops-fulltext", document[0]) if document else \
            new("epo-ops-fulltext", one.get("country"), one.get("doc-number"), one.get("kind"), one.get("date"))
        lang = one.get("lang")
        texts(record, "titles", one.xpath("bibliographic-data/invention-title"), lang)
        texts(record, "abstracts", one.xpath("abstract"), lang)
        texts(record, "description", one.xpath("description"), lang, body=body)
        if one.get("fulltext-format") is None and one.get("system") is None:
            record["dialect"] = "epo-ftm"
            run_on_claims(record, one.xpath("claims"), lang)
            st36_application(record, one.xpath("bibliographic-data/application-reference/document-id"))
            records.append(record)
            continue
        for block in one.xpath("claims"):
            for index, claim in enumerate(block.xpath("claim/claim-text")):
                begins = re.match(r"\s*(\d+)\s*[.)]", marked(claim))
                record["claims"].append({"language": language(block.get("lang"), lang), "text": body(claim),
                                         "number": int(begins.group(1)) if begins else index + 1})
        records.append(record)
    return records


def world_patent_data(root):
    return docdb(root) + ops_fulltext(root)
