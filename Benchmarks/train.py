"""Our linear classifier beside scikit-learn's one-vs-rest logistic regression and fastText, on patent claims with CPC subclasses.

    python Benchmarks/train.py FOLDER [--binary .build/release/patcorpus] [--repeats 3] [--threads 2]

FOLDER has df_claim_cpc_train.csv and df_claim_cpc_test.csv (claims, a 0/1 column a subclass). Needs numpy, scikit-learn and fasttext. Features are the same: scikit-learn's vectorizer is given our words and
vocabulary, which `train --save` writes, and weighs as ours does. Both have the same rule for the threshold: the best micro-F1 on a fifth of the training documents, then trained anew on all. Runs alternate; the least time of each counts. Our time is that of
the whole command, from the start of the process to the predictions on disk; theirs is that of features, training and probabilities in a process that has read its texts. CPU seconds of scikit-learn are of one process.
"""
import argparse
import csv
import json
import os
import resource
import subprocess
import tempfile
import time
import unicodedata
import warnings

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, label_ranking_average_precision_score
from sklearn.multiclass import OneVsRestClassifier

warnings.filterwarnings("ignore")
csv.field_size_limit(10**9)


def read(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    columns = list(rows[0])
    labels = columns[columns.index("text") + 1:]
    return [row["id"] for row in rows], [row["text"] for row in rows], np.array([[int(float(row[label])) for label in labels] for row in rows]), labels


def words(text):
    """Runs of letters and decimal digits, lower-cased: the words of WordList."""
    return "".join(c if unicodedata.category(c)[0] == "L" or unicodedata.category(c) == "Nd" else " " for c in text.lower()).split()


def best_threshold(scores, truth):
    order = np.argsort(-scores, axis=None, kind="stable")
    values = scores.ravel()[order]
    found = np.cumsum(truth.ravel()[order])
    f1 = 2 * found / (np.arange(1, len(values) + 1) + truth.sum())
    f1[:-1][values[:-1] == values[1:]] = -1
    at = int(np.argmax(f1))
    return (values[at] + values[min(at + 1, len(values) - 1)]) / 2


def cpu():
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def timed(body):
    wall, used = time.perf_counter(), cpu()
    result = body()
    return result, time.perf_counter() - wall, cpu() - used


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--binary", default=".build/release/patcorpus")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    ids, texts, truth, labels = read(arguments.folder + "/df_claim_cpc_train.csv")
    test_ids, test_texts, test_truth, _ = read(arguments.folder + "/df_claim_cpc_test.csv")
    held = np.arange(len(ids)) % 5 == 4

    folder = tempfile.mkdtemp()
    corpus = folder + "/corpus"

    def ours(*verb):
        run = subprocess.run([arguments.binary, *verb, "--corpus", corpus], capture_output=True, text=True)
        if run.returncode:
            raise SystemExit(run.stderr)
        return run.stdout

    subprocess.run([arguments.binary, "init", corpus], check=True, capture_output=True)
    with open(folder + "/t.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["number", "text", "labels"])
        for some_ids, some_texts, some_truth in ((ids, texts, truth), (test_ids, test_texts, test_truth)):
            for number, text, row in zip(some_ids, some_texts, some_truth):
                writer.writerow([number, text, ";".join(labels[k] for k in np.flatnonzero(row))])
    with open(folder + "/t.yaml", "w") as file:
        file.write('id: {template: "US{number}B2"}\nlanguage: {value: en}\nclaims: {column: text}\nlabels: {column: labels, split: ";"}\norigin: {value: real}\n')
    ours("ingest", folder + "/t.csv", "--mapping", folder + "/t.yaml")

    def selection(some):
        return "main:id=" + "|".join(f"US{number}B2" for number in some)

    fit_ids = [number for number, is_held in zip(ids, held) if not is_held]
    held_ids = [number for number, is_held in zip(ids, held) if is_held]

    vocabularies = {}

    def vectorize(some, *others):
        """Our vocabulary of these training documents, their weights."""
        vectorizer = TfidfVectorizer(analyzer=words, vocabulary=vocabularies[len(some)], dtype=np.float32)
        first = vectorizer.fit_transform(some)
        return [first] + [vectorizer.transform(other) for other in others]

    for some in (fit_ids, ids):
        kept = f"{folder}/model-{len(some)}"
        ours("train", "linear", "--optimiser", "newton", "--fields", "claims", "--replicates", "0", "--train", selection(some), "--test", selection(test_ids), "--save", kept)
        with open(kept + "/model.json") as file:
            vocabularies[len(some)] = json.load(file)["features"]["terms"]

    def predicted_by_sklearn(c, solver, jobs):
        """Threshold on the fifth held out, then all; the time is of the second training."""
        x, y = vectorize([t for t, h in zip(texts, held) if not h], [t for t, h in zip(texts, held) if h])
        model = OneVsRestClassifier(LogisticRegression(C=c, solver=solver, max_iter=1000), n_jobs=jobs)
        threshold = best_threshold(model.fit(x, truth[~held]).predict_proba(y), truth[held])

        def train(jobs):
            x, y = vectorize(texts, test_texts)
            return OneVsRestClassifier(LogisticRegression(C=c, solver=solver, max_iter=1000), n_jobs=jobs).fit(x, truth).predict_proba(y)

        scores, wall, _ = timed(lambda: train(jobs))
        _, _, used = timed(lambda: train(None))
        return threshold, scores, wall, used

    def figures(threshold, scores):
        return f1_score(test_truth, scores >= threshold, average="micro"), label_ranking_average_precision_score(test_truth, scores)

    def predicted_by_us(l2, *more):
        part = ["--optimiser", "newton", "--l2", str(l2), "--fields", "claims", "--replicates", "0", "--threads", str(arguments.threads), *more]
        fitted = json.loads(ours("train", "linear", "--json", "--train", selection(fit_ids), "--validation", selection(held_ids), "--test", selection(test_ids), *part))
        threshold = fitted["thresholds"]["global"]

        def train():
            return json.loads(ours("train", "linear", "--json", "--train", selection(ids), "--test", selection(test_ids), "--threshold", str(threshold), *part, "--predictions", folder + "/p.jsonl"))

        result, wall, used = timed(train)
        return result, wall, used

    def report(name, micro, lrap, walls, cpus):
        print(f"| {name} | {micro:.4f} | {lrap:.4f} | {min(walls):.2f} | {min(cpus):.2f} |", flush=True)

    print("| | micro-F1 | LRAP | seconds | CPU seconds |\n|---|---|---|---|---|")
    for c in (1.0, 10.0, 100.0):
        own, theirs = [], []
        for _ in range(arguments.repeats):
            own.append(predicted_by_us(1 / c))
            theirs.append(predicted_by_sklearn(c, "lbfgs", arguments.threads))
        report(f"ours, newton, l2 {1 / c:g}", own[0][0]["microF1"], own[0][0]["lrap"], [o[1] for o in own], [o[2] for o in own])
        report(f"scikit-learn, lbfgs, C {c:g}", *figures(theirs[0][0], theirs[0][1]), [t[2] for t in theirs], [t[3] for t in theirs])
        if c == 10.0:
            # liblinear penalises the intercept too, which is another model.
            liblinear = [predicted_by_sklearn(c, "liblinear", arguments.threads) for _ in range(arguments.repeats)]
            report(f"scikit-learn, liblinear, C {c:g}", *figures(liblinear[0][0], liblinear[0][1]), [t[2] for t in liblinear], [t[3] for t in liblinear])

    try:
        import fasttext
    except ImportError:
        return
    def lines(path, some_texts, some_truth):
        with open(path, "w") as file:
            for text, row in zip(some_texts, some_truth):
                names = " ".join("__label__" + labels[k] for k in np.flatnonzero(row))
                file.write(names + " " + " ".join(words(text)) + "\n")

    def fasttext_scores(path, some_texts):
        model = fasttext.train_supervised(path, loss="ova", epoch=100, lr=0.5, dim=100, thread=arguments.threads, seed=1, verbose=0)
        places = {label: k for k, label in enumerate(labels)}
        scores = np.zeros((len(some_texts), len(labels)))
        for row, text in enumerate(some_texts):
            # The text goes to the C++ side as it is: the wrapper's own arrays do not fit NumPy 2.
            for probability, name in model.f.predict(" ".join(words(text)) + "\n", -1, 0.0, "strict"):
                scores[row, places[name.replace("__label__", "")]] = probability
        return scores

    lines(folder + "/fit.txt", [t for t, h in zip(texts, held) if not h], truth[~held])
    lines(folder + "/all.txt", texts, truth)
    threshold = best_threshold(fasttext_scores(folder + "/fit.txt", [t for t, h in zip(texts, held) if h]), truth[held])
    runs = [timed(lambda: fasttext_scores(folder + "/all.txt", test_texts)) for _ in range(arguments.repeats)]
    report("fastText, one-vs-all, 100 epochs, rate .5", *figures(threshold, runs[0][0]), [r[1] for r in runs], [r[2] for r in runs])


main()
