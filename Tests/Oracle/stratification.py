"""Label divergence of iterative-stratification and, of second order, scikit-multilearn (PyPI) on the labels of demo documents, for
Tests/CurateTests/Split/PeerTests.swift.

usage: PATCORPUS=.build/debug/patcorpus VENV/bin/python Tests/Oracle/stratification.py
"""
import csv, os, subprocess, tempfile
import numpy as np
from iterstrat.ml_stratifiers import IterativeStratification
from skmultilearn.model_selection import IterativeStratification as SecondOrder


def divergence(matrix, parts):
    """LD of Sechidis, Tsoumakas and Vlahavas 2011, section 4.2."""
    carrying = matrix.sum(axis=0)
    odds = carrying / (len(matrix) - carrying)
    terms = []
    for part in range(3):
        rows = matrix[parts == part]
        here = rows.sum(axis=0)
        terms.append(np.abs(here / (len(rows) - here) - odds))
    return np.mean(terms)


with tempfile.TemporaryDirectory() as folder:
    tool = os.environ.get("PATCORPUS", ".build/debug/patcorpus")
    subprocess.run([tool, "demo", folder + "/in", "--documents", "500", "--size", "small"], check=True, capture_output=True)
    with open(folder + "/in/labels.csv", newline="") as file:
        rows = [row["labels"].split(";") for row in csv.DictReader(file)]
names = sorted({label for row in rows for label in row})
matrix = np.array([[name in row for name in names] for row in rows])
RATIOS = [0.8, 0.1, 0.1]
pairs = [(a, b) for a in range(len(names)) for b in range(a + 1, len(names)) if (matrix[:, a] & matrix[:, b]).any()]
together = np.array([matrix[:, a] & matrix[:, b] for a, b in pairs]).T
print("shape", matrix.shape, "ones", matrix.sum(), "pairs", len(pairs))


def say(name, values):
    print(name, "median", repr(float(np.median(values))), "least", repr(float(min(values))), "most", repr(float(max(values))))


def second_order(seed):
    np.random.seed(seed)
    folds = SecondOrder(n_splits=3, order=2, sample_distribution_per_fold=RATIOS)
    parts = np.full(len(matrix), -1)
    for part, (_, rows) in enumerate(folds.split(matrix, matrix.astype(int))):
        parts[rows] = part
    return parts


first = [IterativeStratification(matrix, np.array(RATIOS), np.random.RandomState(seed)) for seed in range(1, 21)]
say("iterative-stratification, labels", [divergence(matrix, parts) for parts in first])
say("iterative-stratification, pairs", [divergence(together, parts) for parts in first])
second = [second_order(seed) for seed in range(1, 21)]
say("scikit-multilearn order 2, labels", [divergence(matrix, parts) for parts in second])
say("scikit-multilearn order 2, pairs", [divergence(together, parts) for parts in second])
print("sizes of the first", [int((second[0] == part).sum()) for part in range(3)])
