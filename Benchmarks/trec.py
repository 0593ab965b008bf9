#!/usr/bin/env python3
"""Scoring a TREC run beside pytrec-eval: nDCG@10, P@10, R@100, MAP and MRR of 1,000 queries with 1,000 documents each.

    PATCORPUS_BENCH=1 swift build -c release --product bench-retrieval
    VENV/bin/python Benchmarks/trec.py .build/release/bench-retrieval [--rounds 5]

Needs pytrec-eval-terrier. Reading and scoring are timed apart on both sides; pytrec-eval scores dictionaries in memory. Means are compared first.
"""
import argparse
import json
import random
import statistics
import subprocess
import tempfile
import time

import pytrec_eval

MEASURES = {"ndcg_cut.10": "ndcg_cut_10", "P.10": "P_10", "recall.100": "recall_100", "map": "map", "recip_rank": "recip_rank"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cpu", action="store_true", help="processor time in place of the clock, for a busy machine")
    parser.add_argument("--queries", type=int, default=1000)
    arguments = parser.parse_args()
    kind = "CPU" if arguments.cpu else "Seconds"
    clock = time.process_time if arguments.cpu else time.perf_counter
    chance = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        run, qrels = f"{folder}/run", f"{folder}/qrels"
        with open(run, "w") as out, open(qrels, "w") as judged:
            for query in range(arguments.queries):
                documents = chance.sample(range(100_000), 1000)
                score = 40.0
                for rank, document in enumerate(documents):
                    score -= chance.random() / 30
                    out.write(f"q{query} Q0 EP{1_000_000 + document}A1 {rank + 1} {score:.6f} bench\n")
                for document in set(chance.sample(documents, 60)) | set(chance.sample(range(100_000), 60)):
                    judged.write(f"q{query} 0 EP{1_000_000 + document}A1 {chance.randint(0, 3)}\n")

        def ours():
            return json.loads(subprocess.run([arguments.binary, "score", run, qrels, "1"], check=True, capture_output=True,
                                             text=True).stdout)

        def theirs():
            start = clock()
            with open(run) as a, open(qrels) as b:
                results, judgements = pytrec_eval.parse_run(a), pytrec_eval.parse_qrel(b)
            middle = clock()
            values = pytrec_eval.RelevanceEvaluator(judgements, set(MEASURES)).evaluate(results)
            end = clock()
            means = [sum(row[name] for row in values.values()) / len(values) for name in MEASURES.values()]
            return {"read" + kind: middle - start, "score" + kind: end - middle, "means": means}

        rounds = [(ours(), theirs()) for _ in range(arguments.rounds)]
        for a, b in zip(rounds[0][0]["means"], rounds[0][1]["means"]):
            assert abs(a - b) < 1e-9, (a, b)
        print(f"{arguments.queries} queries of 1,000 documents\n\n| | patcorpus, s | pytrec-eval, s | ratio |\n|---|---|---|---|")
        for title, keys in (("reading", ["read" + kind]), ("scoring", ["score" + kind]), ("both", ["read" + kind, "score" + kind])):
            a = [sum(one[0][key] for key in keys) for one in rounds]
            b = [sum(one[1][key] for key in keys) for one in rounds]
            ratio = statistics.median(y / x for x, y in zip(a, b))
            print(f"| {title} | {statistics.median(a):.2f} | {statistics.median(b):.2f} | {ratio:.1f} |")
        both = statistics.median(one[1]["score" + kind] / (one[0]["read" + kind] + one[0]["score" + kind]) for one in rounds)
        print(f"\nReading and scoring of ours is {both:.1f} times as fast as scoring alone of pytrec-eval.")


if __name__ == "__main__":
    main()
