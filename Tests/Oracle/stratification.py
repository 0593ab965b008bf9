"""Label divergence of iterative-stratification (PyPI) on the labels of demo documents, for Tests/CurateTests/Split/PeerTests.swift.

usage: PATCORPUS=.build/debug/patcorpus VENV/bin/python Tests/Oracle/stratification.py
"""
import csv, os, subprocess, tempfile
import numpy as np
from iterstrat.ml_stratifiers import IterativeStratification


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
values = [
    divergence(matrix, IterativeStratification(matrix, np.array([0.8, 0.1, 0.1]), np.random.RandomState(seed)))
    for seed in range(1, 21)
]
print("shape", matrix.shape, "ones", matrix.sum())
print("median", repr(np.median(values)), "least", repr(min(values)), "most", repr(max(values)))
