"""Near-duplicates beside rensa and datasketch, on the same texts, shingles and permutations: dedup.py TEXTS --ours NEAR-DUPLICATES [--rounds 5]

TEXTS has a text a line (dedup_texts.py). Every contestant works on the same bytes in each round, in rotating order; shares are of the bytes of the texts.
Peers get their shingles ready made (the words joined by spaces), which costs them nothing here; a row each says what they take with the shingles made in Python.
Recall is over all pairs of Jaccard similarity 0.8 or more, found by counting shared shingles of every two texts (--recall-documents of them).
"""
import argparse
import collections
import json
import os
import re
import resource
import statistics
import subprocess
import tempfile
import time

import datasketch
import numpy
import rensa

parser = argparse.ArgumentParser()
parser.add_argument("texts")
parser.add_argument("--ours", required=True)
parser.add_argument("--rounds", type=int, default=5)
parser.add_argument("--threads", type=int, default=os.cpu_count())
parser.add_argument("--recall-documents", type=int, default=5000)
parser.add_argument("--datasketch-documents", type=int, default=500)
parser.add_argument("--json")
options = parser.parse_args()

SIZE, PERMUTATIONS, BANDS, ROWS, THRESHOLD = 5, 128, 18, 7, 0.8
WORD = re.compile(r"[^\W_]+")


def shingles(text):
    words = WORD.findall(text.lower())
    if len(words) < SIZE:
        return [" ".join(words)] if words else []
    return [" ".join(words[i : i + SIZE]) for i in range(len(words) - SIZE + 1)]


lines = open(options.texts).read().splitlines()
size = sum(len(line.encode()) for line in lines)
sets = [shingles(line) for line in lines]


def timed(work):
    before = resource.getrusage(resource.RUSAGE_SELF)
    start = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, cpu, result


def rensa_signatures():
    return rensa.RMinHash.digest_matrix_from_token_sets(sets, PERMUTATIONS, 42)


def rensa_with_shingles():
    return rensa.RMinHash.digest_matrix_from_token_sets([shingles(line) for line in lines], PERMUTATIONS, 42)


def rensa_pairs(sets):
    """Candidates of bands of ROWS rows: rensa's own index divides the signature evenly, so ours are cut from its digests."""
    matrix = numpy.array([s.digest() for s in rensa.RMinHash.from_token_sets(sets, PERMUTATIONS, 42)])
    return banded(matrix)


def datasketch_signatures(sets):
    result = []
    for tokens in sets:
        sketch = datasketch.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([t.encode() for t in tokens])
        result.append(sketch)
    return result


def banded(matrix):
    pairs = set()
    for band in range(BANDS):
        buckets = collections.defaultdict(list)
        for row, key in enumerate(matrix[:, band * ROWS : (band + 1) * ROWS]):
            buckets[key.tobytes()].append(row)
        for rows in buckets.values():
            for place, a in enumerate(rows):
                pairs.update((a, b) for b in rows[place + 1 :])
    return pairs


def ours(texts, threads, mode):
    return json.loads(subprocess.run([options.ours, texts, str(threads), mode], check=True, capture_output=True).stdout)


def ours_sketch(threads):
    return lambda: (lambda o: (o["sketchSeconds"], o["sketchProcessor"], None))(ours(options.texts, threads, "sketch"))


def ours_verified(threads):
    return lambda: (lambda o: (
        o["sketchSeconds"] + o["searchSeconds"], o["sketchProcessor"] + o["searchProcessor"], None))(
            ours(options.texts, threads, "removals"))


contestants = {
    "rensa, signatures, shingles ready made": lambda: timed(rensa_signatures),
    "rensa, signatures, shingles made in Python": lambda: timed(rensa_with_shingles),
    "patcorpus, signatures from the text, 1 thread": ours_sketch(1),
    "patcorpus, signatures from the text, %d threads" % options.threads: ours_sketch(options.threads),
    "patcorpus, verified removals from the text, 1 thread": ours_verified(1),
    "patcorpus, verified removals from the text, %d threads" % options.threads: ours_verified(options.threads),
}
times = collections.defaultdict(list)
cpus = collections.defaultdict(list)
names = list(contestants)
for number in range(options.rounds):
    for name in names[number % len(names) :] + names[: number % len(names)]:
        seconds, cpu, _ = contestants[name]()
        times[name].append(seconds)
        cpus[name].append(cpu)
few = sets[: options.datasketch_documents]
few_bytes = sum(len(line.encode()) for line in lines[: options.datasketch_documents])
seconds, cpu, _ = timed(lambda: datasketch_signatures(few))
times["datasketch, signatures, shingles ready made"] = [seconds * size / few_bytes]
cpus["datasketch, signatures, shingles ready made"] = [cpu * size / few_bytes]

base = statistics.median(times[names[0]])
print("%d texts, %.1f MB (10^6 bytes), %d rounds\n" % (len(lines), size / 1e6, options.rounds))
print("| contestant | MB/s, median | least–most | ratio to rensa's signatures | processor seconds |\n|---|---|---|---|---|")
for name, values in times.items():
    rates = sorted(size / 1e6 / v for v in values)
    print("| %s | %.0f | %.0f–%.0f | %.2f | %.2f |" % (
        name, statistics.median(rates), rates[0], rates[-1], base / statistics.median(values), statistics.median(cpus[name])))

# Recall, on a part.
part = lines[: options.recall_documents]
part_sets = [set(s) for s in sets[: options.recall_documents]]
holders = collections.defaultdict(list)
truth = set()
for b, tokens in enumerate(part_sets):
    common = collections.Counter()
    for token in tokens:
        common.update(holders[token])
        holders[token].append(b)
    for a, count in common.items():
        if count / (len(part_sets[a]) + len(tokens) - count) >= THRESHOLD:
            truth.add((a, b))
with tempfile.TemporaryDirectory() as folder:
    path = folder + "/part.txt"
    open(path, "w").write("".join(line + "\n" for line in part))
    out = subprocess.run([options.ours, path, "1", "pairs"], check=True, capture_output=True).stdout.decode()
    found = {tuple(int(x) for x in line.split()) for line in out.splitlines() if not line.startswith("{")}
    out = subprocess.run([options.ours, path, "1", "gone"], check=True, capture_output=True).stdout.decode()
    gone = {int(line) for line in out.splitlines() if not line.startswith("{")}
rensa_found = rensa_pairs([list(s) for s in part_sets])
sketches = datasketch_signatures([list(s) for s in part_sets[:1500]])
datasketch_found = banded(numpy.array([s.hashvalues for s in sketches]))
datasketch_truth = {p for p in truth if p[1] < 1500}
print("\nRecall of the %d pairs of J >= %s among %d texts, %d bands of %d rows" % (len(truth), THRESHOLD, len(part), BANDS, ROWS))
print("| | found | candidates that are below the threshold |\n|---|---|---|")
print("| patcorpus | %.4f | %d (all verified) |" % (len(found & truth) / len(truth), len(found - truth)))
print("| patcorpus, pairs resolved by the removals | %.4f | |" % (
    sum(a in gone or b in gone for a, b in truth) / len(truth)))
print("| rensa | %.4f | %d |" % (len(rensa_found & truth) / len(truth), len(rensa_found - truth)))
print("| datasketch, 1500 texts | %.4f | %d |" % (
    len(datasketch_found & datasketch_truth) / len(datasketch_truth), len(datasketch_found - datasketch_truth)))
if options.json:
    json.dump({"seconds": times, "processor": cpus, "bytes": size}, open(options.json, "w"), indent=1)
