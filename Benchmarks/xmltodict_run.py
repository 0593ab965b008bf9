#!/usr/bin/env python3
"""Peer: xmltodict, the whole document as nested dictionaries (expat), written as JSON."""
from importlib.metadata import version

import xmltodict

from documents import benchmark


def extract(data):
    return xmltodict.parse(data)


if __name__ == "__main__":
    benchmark({"xmltodict": extract}, "xmltodict " + version("xmltodict"), __doc__)
