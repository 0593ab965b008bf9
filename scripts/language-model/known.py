#!/usr/bin/env python3
"""Texts of known language: id, field, declared language and text, a line each, of the documents that `patcorpus export --format jsonl` wrote.

  python3 known.py FOLDER > known.tsv
  PATCORPUS_LANGUAGES=known.tsv swift test --filter LanguageTests      prints the table of docs/filters.md
"""
import json, subprocess, sys

lines = subprocess.run(["sh", "-c", 'zstd -dc "$1"/*.zst', "sh", sys.argv[1]], capture_output=True, text=True, check=True).stdout
for line in lines.splitlines():
    document = json.loads(line)

    def put(field, language, text):
        if language and text: print(document["id"], field, language, " ".join(text.split()), sep="\t")

    for title in document["titles"]: put("title", title["language"], title["text"])
    for abstract in document["abstracts"]: put("abstract", abstract["language"], " ".join(abstract["paragraphs"]))
    claims, paragraphs = {}, {}
    for claim in document["claims"]: claims.setdefault(claim["language"], []).append(claim["text"])
    for language, texts in claims.items(): put("claims", language, " ".join(texts))
    for section in document["description"]:
        for text in section["paragraphs"]:
            if len(text) > 200: paragraphs.setdefault(section["language"], []).append(text)
    for language, texts in paragraphs.items(): put("paragraph", language, texts[len(texts) // 2])
