"""Makes a copy of documents with planted faults: 10 % are pasted duplicates of others of the copy, 5 % are test documents.

    audit-example.py EXPORT TEST-EXPORT FOLDER

The exports are canonical documents (patcorpus export --format jsonl). FOLDER gets copy.jsonl, the mapping copy.yaml, and planted.tsv with the truth:
id, what it is (duplicate or leak), and the id that it repeats. Half of the pasted duplicates are exact; of the others a claim is left out, where there are enough.
"""

import glob
import json
import os
import random
import subprocess
import sys


def documents(folder):
    for path in sorted(glob.glob(f"{folder}/**/*.jsonl*", recursive=True)):
        text = subprocess.run(["zstd", "-dcf", path], capture_output=True, check=True).stdout if path.endswith(".zst") else open(path, "rb").read()
        for line in text.splitlines():
            if line.strip():
                yield json.loads(line)


def row(document, number):
    description = [p for part in document["description"] for p in part["paragraphs"]]
    return {
        "id": f"SYN-{number:020x}",
        "title": " ".join(t["text"] for t in document["titles"][:1]),
        "abstract": "\n".join(p for a in document["abstracts"][:1] for p in a["paragraphs"]),
        "description": description,
        "claims": [c["text"] for c in document["claims"]],
        "language": "en",
    }


def main(source, test, folder):
    os.makedirs(folder, exist_ok=True)
    draw = random.Random(5)
    originals = sorted(documents(source), key=lambda d: d["id"])
    leaks = sorted(documents(test), key=lambda d: d["id"])
    count = len(originals)
    pasted, leaked = round(count * 0.10), round(count * 0.05)
    draw.shuffle(originals)
    draw.shuffle(leaks)
    kept = originals[: count - pasted - leaked]
    rows = [row(document, 0xA0000 + place) for place, document in enumerate(kept)]
    planted = []
    for place in range(pasted):
        copied = dict(rows[place], id=f"SYN-{0xD0000 + place:020x}")
        if place % 2 and len(copied["claims"]) > 8:
            copied["claims"] = copied["claims"][:-1]
        planted.append((copied["id"], "duplicate", rows[place]["id"]))
        rows.append(copied)
    for place, document in enumerate(leaks[:leaked]):
        rows.append(row(document, 0xE0000 + place))
        planted.append((rows[-1]["id"], "leak", document["id"]))
    with open(f"{folder}/copy.jsonl", "w") as file:
        for line in rows:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    with open(f"{folder}/copy.yaml", "w") as file:
        file.write(
            "id: {column: id}\nlanguage: {column: language}\ntitle: {column: title}\nabstract: {column: abstract}\n"
            "description: {column: description, optional: true}\nclaims: {column: claims}\norigin: {value: synthesis}\n")
    with open(f"{folder}/planted.tsv", "w") as file:
        for line in planted:
            file.write("\t".join(line) + "\n")
    print(f"{len(rows)} documents, {pasted} of them duplicates, {leaked} test documents")


main(*sys.argv[1:])
