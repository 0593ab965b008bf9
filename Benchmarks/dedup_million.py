"""Writes N short made-up documents as JSON Lines, and the mapping to ingest them: dedup_million.py FOLDER --documents 1000000

Abstracts of 60 to 140 words; every tenth is a light edit of one of the thousand before it.
"""
import argparse
import json
import os
import random

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--documents", type=int, default=1_000_000)
options = parser.parse_args()
os.makedirs(options.folder, exist_ok=True)
generator = random.Random(1)
words = ["".join(generator.choices("etaoinshrdlucmfw", k=generator.randint(2, 10))) for _ in range(50_000)]
weights = [1 / (rank + 50) for rank in range(len(words))]
pool = generator.choices(words, weights, k=4_000_000)
recent = []
out = None
for number in range(options.documents):
    if number % 100_000 == 0:
        out = open("%s/part-%03d.jsonl" % (options.folder, number // 100_000), "w")
    if number >= 1000 and number % 10 == 9:
        text = list(generator.choice(recent))
        for _ in range(generator.randrange(6)):
            text[generator.randrange(len(text))] = generator.choice(words)
    else:
        start = generator.randrange(len(pool) - 140)
        text = pool[start : start + generator.randint(60, 140)]
        # Pieces of the pool overlap now and then; every other word of the tail is drawn anew, so that they are no duplicates.
        for place in range(0, len(text), 3):
            text[place] = generator.choice(words)
        recent.append(text)
        if len(recent) > 1000:
            recent.pop(0)
    out.write('{"n":"%d","a":"%s"}\n' % (10_000_000 + number, " ".join(text)))
open(options.folder + "/mapping.yaml", "w").write(
    'id: {template: "US{n}B2"}\nlanguage: {value: en}\nabstract: {column: a}\norigin: {value: real}\n')
