#!/usr/bin/env python3
"""Writes the fixtures of Tests/RetrieveTests: runs, qrels, and what pytrec-eval-terrier and ir-measures make of them.

    make.py [--texts ../shared/data/text]      into the folder of this script; same arguments, same bytes

Needs pytrec-eval-terrier, ir-measures and, for the third set and bm25.json, bm25s. Texts themselves are not written: documents become
ordinals, labels become relevance.
"""
import argparse
import csv
import json
import math
import random
import re
from pathlib import Path

import ir_measures
import pytrec_eval

HERE = Path(__file__).resolve().parent
NAMES = ["nDCG@3", "nDCG@10", "nDCG", "P@5", "P(rel=2)@5", "R@3", "R@100", "AP", "AP@5", "AP(rel=2)", "RR", "Bpref", "Bpref(rel=2)",
         "Success@1", "Success@5"]


def exponential(qrels):
    """2^rel − 1 in place of the relevance: linear gain of that is exponential gain of this."""
    return {q: {d: 2 ** r - 1 if r > 0 else r for d, r in judged.items()} for q, judged in qrels.items()}


def evaluated(measure, qrels, run):
    """trec_eval's values of one of its measures by query; 0 where the run has nothing."""
    found = {query: 0.0 for query in qrels}
    for query, values in pytrec_eval.RelevanceEvaluator(qrels, {measure}).evaluate(run).items():
        found[query] = values[measure.replace(".", "_")]
    return found


def write(name, run, qrels, order=None, has_exponential=True):
    """The two files and NAME.json: {measure: {"mean": value, "queries": {query: value}}}."""
    lines = [(q, d, s) for q, documents in run.items() for d, s in documents.items()]
    if order is not None:
        order.shuffle(lines)
    (HERE / f"{name}.run").write_text("".join(f"{q} Q0 {d} {i + 1}\t{s!r} tag\n" for i, (q, d, s) in enumerate(lines)))
    (HERE / f"{name}.qrels").write_text(
        "".join(f"{q} 0 {d} {r}\n" for q, judged in qrels.items() for d, r in judged.items()))
    measures = [ir_measures.parse_measure(text) for text in NAMES]
    expected = {}
    for measure, text in zip(measures, NAMES):
        found = {query: 0.0 for query in qrels}
        for metric in ir_measures.iter_calc([measure], qrels, run):
            found[metric.query_id] = metric.value
        expected[text] = {"mean": ir_measures.calc_aggregate([measure], qrels, run)[measure], "queries": found}
    # ir-measures hands RR@k to a package with other ties, so that it is cut here from trec_eval's recip_rank.
    cut = {query: value if value >= 1 / 2 else 0.0 for query, value in evaluated("recip_rank", qrels, run).items()}
    expected["RR@2"] = {"mean": math.fsum(cut.values()) / len(cut), "queries": cut}
    for cutoff in (3, 10) if has_exponential else ():
        found = evaluated(f"ndcg_cut.{cutoff}", exponential(qrels), run)
        expected[f"nDCG(dcg='exp-log2')@{cutoff}"] = {"mean": math.fsum(found.values()) / len(found), "queries": found}
    (HERE / f"{name}.json").write_text(json.dumps(expected, indent=0, sort_keys=True) + "\n")


def methods():
    """The fixture of the shared methods page."""
    write("methods", {"q": {"b": 5.0, "a": 4.0, "c": 3.0, "d": 2.0, "x": 1.0}}, {"q": {"a": 3, "b": 1, "c": 0, "d": 2, "e": 2}})


def ties():
    """Few scores and many documents, equal scores as 32-bit floats, negative relevance, queries without run, without qrels, without relevance."""
    chance = random.Random(20261122)
    run, qrels = {}, {}
    for number in range(40):
        query = f"t{number}"
        documents = [f"d{i}" for i in range(60)] + ["é1", "D2", "d-7", "d.7"]
        if number % 7 != 3:
            chosen = chance.sample(documents, chance.randint(1, 50))
            scores = [1.5, 1.5 + 1e-9, 1.5 - 1e-9, -2.0, 0.0, 1e-30, 7e5, 0.1 + 0.2, 0.3]
            run[query] = {d: chance.choice(scores) for d in chosen}
        if number % 11 != 5:
            judged = chance.sample(documents + ["never", "seen"], chance.randint(1, 40))
            top = 0 if number % 9 == 4 else 3
            qrels[query] = {d: chance.randint(-1 if number % 5 == 0 else 0, top) for d in judged}
    write("ties", run, qrels, order=chance)


def tokens(text):
    return re.findall(r"[^\W_]+", text.lower())


def claims(folder):
    """BM25 of real claims, the relevance the Jaccard overlap of their subclasses, times the least common multiple of the denominators."""
    import bm25s
    csv.field_size_limit(1 << 30)
    texts, labels = [], []
    with open(folder / "patentsberta" / "df_claim_cpc_test.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            texts.append(row["text"])
            labels.append({k for k, v in row.items() if re.fullmatch(r"[A-HY]\d\d[A-Z]", k) and v in ("1", "1.0")})
    index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    split = [tokens(text) for text in texts]
    index.index(split, show_progress=False)
    pairs = {}
    for a in range(len(texts)):
        for b in range(len(texts)):
            union = labels[a] | labels[b]
            if a != b and union and labels[a] & labels[b]:
                pairs.setdefault(a, {})[b] = (len(labels[a] & labels[b]), len(union))
    scale = math.lcm(*(u for row in pairs.values() for _, u in row.values()))
    run, qrels = {}, {}
    for a, row in pairs.items():
        found, scores = index.retrieve([split[a]], k=50, show_progress=False)
        run[f"c{a}"] = {f"p{b}": float(s) for b, s in zip(found[0], scores[0]) if b != a and s > 0}
        qrels[f"c{a}"] = {f"p{b}": i * scale // u for b, (i, u) in row.items()}
    # Exponential gain of such a scale is beyond doubles.
    write("claims", run, qrels, has_exponential=False)


def bm25():
    """Scores of bm25s (method lucene) for made-up word lists of a Zipf-like vocabulary; queries with unknown and repeated words."""
    import bm25s
    chance = random.Random(7)
    words = ["w" + format(i, "x") for i in range(400)]
    weights = [1 / (i + 1) for i in range(400)]
    documents = [chance.choices(words, weights, k=chance.choice([0, 1, 5, 30, 80])) for _ in range(300)]
    queries = [chance.choices(words, weights, k=chance.choice([1, 3, 30])) for _ in range(25)] + [["unknown"], ["w0", "unknown", "w0"]]
    sets = []
    for k1, b in ((1.2, 0.75), (1.5, 0.0), (0.9, 0.4), (2.0, 1.0)):
        index = bm25s.BM25(method="lucene", k1=k1, b=b)
        index.index(documents, show_progress=False)
        rows = []
        for query in queries:
            known = [word for word in query if word in index.vocab_dict]
            scores = index.get_scores(known) if known else [0.0] * len(documents)
            rows.append({str(i): round(float(s), 7) for i, s in enumerate(scores) if s > 0})
        sets.append({"k1": k1, "b": b, "scores": rows})
    (HERE / "bm25.json").write_text(json.dumps(
        {"documents": [" ".join(d) for d in documents], "queries": [" ".join(q) for q in queries], "sets": sets}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, default=Path("/work/shared/data/text"))
    arguments = parser.parse_args()
    methods()
    ties()
    if arguments.texts.exists():
        claims(arguments.texts)
    bm25()
