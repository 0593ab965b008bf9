"""Writes texts, one a line, with planted near-duplicates: dedup_texts.py CORPUS.jsonl… OUT --documents N [--fields …] [--planted 0.2] [--seed 1]

Input are canonical lines (patcorpus export --format jsonl, decompressed). A planted document is an earlier one with a share of its words
replaced, dropped or swapped, drawn from 0 to 5 %, so that similarities spread around 0.8; one planted document in ten is the same but for case.
OUT.pairs has which line was made from which.
"""
import argparse
import json
import random

parser = argparse.ArgumentParser()
parser.add_argument("lines", nargs="+")
parser.add_argument("out")
parser.add_argument("--documents", type=int, default=20000)
parser.add_argument("--fields", default="title,abstract,claims,description")
parser.add_argument("--planted", type=float, default=0.2)
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
fields = options.fields.split(",")
generator = random.Random(options.seed)


def text(document):
    parts = []
    if "title" in fields:
        parts += [t["text"] for t in document["titles"]]
    if "abstract" in fields:
        parts += [p for a in document["abstracts"] for p in a["paragraphs"]]
    if "claims" in fields:
        parts += [c["text"] for c in document["claims"]]
    if "description" in fields:
        for section in document["description"]:
            parts += [section["heading"]] + section["paragraphs"]
    return " ".join(" ".join(parts).split())


def edited(words):
    if generator.random() < 0.1:
        return [w.upper() for w in words]
    share = generator.random() * 0.05
    out = []
    for word in words:
        if generator.random() >= share:
            out.append(word)
            continue
        kind = generator.random()
        if kind < 0.5:
            out.append("w%d" % generator.randrange(10**6))
        elif kind < 0.75 and out:
            out.insert(-1, word)
    return out


with open(options.out, "w") as out, open(options.out + ".pairs", "w") as pairs:
    kept = []
    count = 0
    for path in options.lines:
        for line in open(path):
            if count >= options.documents:
                break
            words = text(json.loads(line)).split()
            if not words:
                continue
            out.write(" ".join(words) + "\n")
            kept.append((count, words))
            count += 1
            while count < options.documents and generator.random() < options.planted / (1 + options.planted):
                origin, source = kept[generator.randrange(max(0, len(kept) - 2000), len(kept))]
                out.write(" ".join(edited(source)) + "\n")
                pairs.write("%d\t%d\n" % (origin, count))
                count += 1
