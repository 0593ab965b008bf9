#!/usr/bin/env python3
"""Peer: patpubrender (Rust; USPTO dialects only).

Its Document has getters for the bibliography, abstract and claims, but none for description, CPC or citations; the
description comes out as Markdown only. It takes str, so decoding belongs to its time. Three variants, since its users pick
one: `all` (getters and Markdown: the nearest to a whole document), `getters` (no description), `Markdown`.
"""
from importlib.metadata import version

import patpubrender

from documents import benchmark

FIELDS = [name for name in dir(patpubrender.Document)
          if not name.startswith("_") and name not in ("to_markdown", "claims")]


def fields(document):
    result = {name: getattr(document, name) for name in FIELDS}
    result["claims"] = [[claim.number, claim.text] for claim in document.claims]
    return result


def everything(data):
    document = patpubrender.parse(data.decode("utf-8"))
    return {**fields(document), "markdown": document.to_markdown()}


def getters(data):
    return fields(patpubrender.parse(data.decode("utf-8")))


def markdown(data):
    return {"markdown": patpubrender.parse_to_markdown(data.decode("utf-8"))}


if __name__ == "__main__":
    variants = {"patpubrender, all": everything, "patpubrender, getters": getters, "patpubrender, Markdown": markdown}
    benchmark(variants, "patpubrender " + version("patpubrender"), __doc__)
