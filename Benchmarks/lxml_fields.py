#!/usr/bin/env python3
"""Peer: lxml with field extraction of US grants, as a patent-data engineer would write it."""
from lxml import etree

from documents import benchmark

PARSER = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, huge_tree=False,
                         remove_comments=True, remove_pis=True)
SYMBOL = ("section", "class", "subclass", "main-group", "subgroup")


def text(element):
    return " ".join("".join(element.itertext()).split())


def identifier(element):
    return {name: element.findtext(name, "") for name in ("country", "doc-number", "kind", "date")}


def symbol(element):
    return "".join(element.findtext(name, "") for name in SYMBOL[:4]) + "/" + element.findtext("subgroup", "")


def extract(data):
    root = etree.fromstring(data, PARSER)
    bibliography = root.find("us-bibliographic-data-grant")
    publication = bibliography.find("publication-reference/document-id")
    title = bibliography.find("invention-title")
    return {
        "publication": identifier(publication),
        "application": identifier(bibliography.find("application-reference/document-id")),
        "title": text(title),
        "abstract": [text(p) for p in root.iterfind("abstract//p")],
        "description": [[part.tag, text(part)] for part in root.iterfind("description//*") if part.tag in ("p", "heading")],
        "claims": [{"number": claim.get("num"), "text": text(claim),
                    "dependsOn": [ref.get("idref") for ref in claim.iter("claim-ref")]}
                   for claim in root.iterfind("claims/claim")],
        "ipcr": [symbol(one) for one in bibliography.iterfind("classifications-ipcr/classification-ipcr")],
        "cpc": [symbol(one) for one in bibliography.iterfind("classifications-cpc//classification-cpc")],
        "citations": [{**identifier(one.find("patcit/document-id")), "category": one.findtext("category", "")}
                      if one.find("patcit") is not None else {"text": text(one)}
                      for tag in ("references-cited/citation", "us-references-cited/us-citation")
                      for one in bibliography.iterfind(tag)],
        "applicants": [text(one) for one in bibliography.iter("orgname", "last-name")],
    }


if __name__ == "__main__":
    version = "lxml " + ".".join(map(str, etree.LXML_VERSION[:3])) + ", libxml2 " + ".".join(map(str, etree.LIBXML_VERSION))
    benchmark({"lxml with fields": extract}, version, __doc__)
