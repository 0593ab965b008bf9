#!/usr/bin/env python3
"""BM25 beside bm25s on the same words: queries a second with 1 and 2 threads, and the time to index; scores are compared first.

    PATCORPUS_BENCH=1 swift build -c release --product bench-retrieval
    VENV/bin/python Benchmarks/bm25.py .build/release/bench-retrieval [--texts ../shared/data/text] [--rounds 5]

Needs bm25s and numba. Documents are 20,000 paragraphs of the real applications (made-up Zipf text without them), queries 30 words from further
paragraphs. Words are runs of ASCII letters and digits, lower-cased, for both, no stop words, no stemming. bm25s runs with its numba backend, compiled
beforehand, and with NumPy; its words are turned to numbers outside the time of queries, ours inside it. Rounds are interleaved and ratios taken in each.
"""
import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bm25s

PATTERN = r"(?u)[^\W_]+"


def real(folder):
    for path in sorted((folder / "us-applications-2024").glob("*.json")):
        stack = [json.loads(path.read_text())]
        while stack:
            value = stack.pop()
            if isinstance(value, dict):
                stack.extend(value.values())
            elif isinstance(value, list):
                stack.extend(value)
            elif isinstance(value, str) and len(value) > 200:
                words = re.findall(r"[a-z0-9]+", value.lower())
                for start in range(0, len(words) - 30, 150):
                    yield words[start:start + 150]


def made_up():
    chance = random.Random(5)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 12))) for _ in range(40_000)]
    weights = [1 / (i + 2) for i in range(len(words))]
    while True:
        yield chance.choices(words, weights, k=chance.randint(40, 160))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--texts", type=Path, default=Path("../shared/data/text"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=2_000)
    parser.add_argument("--cpu", action="store_true", help="processor time in place of the clock, for a busy machine")
    parser.add_argument("-k", type=int, default=10)
    arguments = parser.parse_args()
    kind = "CPU" if arguments.cpu else "Seconds"
    clock = time.process_time if arguments.cpu else time.perf_counter
    chance = random.Random(1)
    source = list(real(arguments.texts)) if arguments.texts.exists() else []
    if len(source) < arguments.documents + arguments.queries:
        print(f"note: {len(source)} real paragraphs, so the text is made up", file=sys.stderr)
        maker = made_up()
        source = [next(maker) for _ in range(arguments.documents + arguments.queries)]
    chance.shuffle(source)
    documents = [" ".join(words) for words in source[:arguments.documents]]
    rest = source[arguments.documents:arguments.documents + arguments.queries]
    queries = [" ".join(chance.choices(words, k=30)) for words in rest]
    with tempfile.TemporaryDirectory() as folder:
        paths = [f"{folder}/documents", f"{folder}/queries", f"{folder}/hits"]
        Path(paths[0]).write_text("\n".join(documents) + "\n")
        Path(paths[1]).write_text("\n".join(queries) + "\n")

        def ours(threads, *more):
            output = subprocess.run([arguments.binary, "bm25", *paths[:2], str(arguments.k), str(threads), "1", *more],
                                    check=True, capture_output=True, text=True).stdout
            return json.loads(output)

        def theirs_index(backend):
            start = clock()
            tokens = bm25s.tokenize(documents, token_pattern=PATTERN, stopwords=None, show_progress=False)
            index = bm25s.BM25(method="lucene", k1=1.2, b=0.75, backend=backend)
            index.index(tokens, show_progress=False)
            return index, clock() - start

        # A list of words each: with an object of ids bm25s would look up each query's own vocabulary.
        split = [query.split() for query in queries]
        numba, _ = theirs_index("numba")
        numpy, _ = theirs_index("numpy")
        for threads in (1, 2):
            numba.retrieve(split[:8], k=arguments.k, n_threads=threads, show_progress=False)

        ours(1, paths[2])
        found, scores = numba.retrieve(split, k=arguments.k, show_progress=False)
        worst = 0.0
        for line, row in zip(Path(paths[2]).read_text().splitlines(), scores):
            own = [float(pair.split(":")[1]) for pair in line.split()]
            assert len(own) == sum(s > 0 for s in row), (len(own), row)
            for a, b in zip(own, row):
                worst = max(worst, abs(a - b) / b)
        assert worst < 1e-5, worst
        words = sum(len(text.split()) for text in documents)
        print(f"{len(documents)} documents of {words / len(documents):.0f} words, {len(queries)} queries of 30, k = {arguments.k}; "
              f"greatest relative difference of a score {worst:.1e}\n")

        def theirs(index, threads):
            ids = [[index.vocab_dict[word] for word in query if word in index.vocab_dict] for query in split]
            start = clock()
            index.retrieve(ids, k=arguments.k, n_threads=threads, show_progress=False)
            return clock() - start

        rows = {name: [] for name in ("patcorpus, 1 thread", "patcorpus, 2 threads", "bm25s numba, 1 thread", "bm25s numba, 2 threads",
                                      "bm25s numpy, 1 thread")}
        builds = {name: [] for name in ("patcorpus, 1 thread", "patcorpus, 2 threads", "bm25s")}
        for _ in range(arguments.rounds):
            for threads in (1, 2):
                name = f"{threads} thread{'s' if threads > 1 else ''}"
                result = ours(threads)
                rows["patcorpus, " + name].append(len(queries) / result["query" + kind])
                builds["patcorpus, " + name].append(result["index" + kind])
                rows["bm25s numba, " + name].append(len(queries) / theirs(numba, threads))
            rows["bm25s numpy, 1 thread"].append(len(queries) / theirs(numpy, 1))
            builds["bm25s"].append(theirs_index("numba")[1])
        print("| contestant | queries/s, median | ratio to bm25s numba of as many threads |\n|---|---|---|")
        for name, rates in rows.items():
            base = rows["bm25s numba, " + ("2 threads" if "2" in name else "1 thread")]
            ratio = statistics.median(a / b for a, b in zip(rates, base))
            print(f"| {name} | {statistics.median(rates):,.0f} | {ratio:.1f} |")
        print("\n| words and index | s, median | ratio to bm25s |\n|---|---|---|")
        for name, times in builds.items():
            ratio = statistics.median(b / a for a, b in zip(times, builds["bm25s"]))
            print(f"| {name} | {statistics.median(times):.2f} | {ratio:.1f} |")


if __name__ == "__main__":
    main()
