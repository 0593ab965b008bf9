#!/usr/bin/env python3
"""TF-IDF and logistic regression, one for each label, by scikit-learn: an example of the contract in docs/trainers.md.

    train.py --data DIR --output DIR [--seed N] [--c C]

Needs numpy, pyarrow and scikit-learn. Tried with 2.4.6, 26.0.1 and 1.9.1.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve
from sklearn.multiclass import OneVsRestClassifier


def read(folder: Path, part: str) -> tuple[list[str], list[str], list[list[str]]]:
    """Return ids, texts and labels of a part of the export."""
    rows = [
        row for path in sorted((folder / "data").glob(f"{part}-*.parquet")) for row in pq.read_table(path).to_pylist()
    ]
    if not rows:
        sys.exit(f"error: {folder}: no document of {part}; export with --format hf --fields title,abstract,claims")
    texts = ["\n".join(row[field] or "" for field in ("title", "abstract", "claims")) for row in rows]
    return [row["id"] for row in rows], texts, [row["labels"] or [] for row in rows]


def matrix(labels: list[str], lists: list[list[str]]) -> np.ndarray:
    """Return documents by labels, 1 where a document has the label."""
    return np.array([[label in own for label in labels] for own in map(set, lists)], dtype=int)


def best_threshold(targets: np.ndarray, scores: np.ndarray) -> float:
    """Return the score with the best micro-F1; called with validation alone."""
    precision, recall, thresholds = precision_recall_curve(targets.ravel(), scores.ravel())
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return float(thresholds[np.argmax(f1[:-1])])


def write(path: Path, text: str) -> None:
    """Write the file as a whole: nobody finds half of it."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def write_predictions(path: Path, ids: list[str], labels: list[str], scores: np.ndarray, threshold: float) -> None:
    """Write a line a document."""
    lines = []
    for name, row in zip(ids, scores.tolist(), strict=True):
        by_label = dict(zip(labels, row, strict=True))
        given = [label for label, score in by_label.items() if score >= threshold]
        lines.append(json.dumps({"id": name, "labels": given, "scores": by_label}, ensure_ascii=False) + "\n")
    write(path, "".join(lines))


def main() -> None:
    """Train on `train`, fit the threshold on `validation`, and write predictions of `test`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--c", type=float, default=10.0, help="the inverse of the penalty")
    given = parser.parse_args()
    began = time.monotonic()
    given.output.mkdir(parents=True, exist_ok=True)

    (_, texts, train), (validation_ids, validation_texts, validation), (test_ids, test_texts, _) = (
        read(given.data, part) for part in ("train", "validation", "test")
    )
    labels = sorted({label for own in train for label in own})
    vectorizer = TfidfVectorizer(sublinear_tf=True, min_df=2)
    model = OneVsRestClassifier(LogisticRegression(C=given.c, max_iter=1000, random_state=given.seed))
    model.fit(vectorizer.fit_transform(texts), matrix(labels, train))

    on_validation = model.predict_proba(vectorizer.transform(validation_texts))
    threshold = best_threshold(matrix(labels, validation), on_validation)
    write_predictions(given.output / "validation.jsonl", validation_ids, labels, on_validation, threshold)
    on_test = model.predict_proba(vectorizer.transform(test_texts))
    write_predictions(given.output / "predictions.jsonl", test_ids, labels, on_test, threshold)
    manifest = {
        "trainer": "scikit-learn",
        "version": sklearn.__version__,
        "model": "TfidfVectorizer, OneVsRestClassifier(LogisticRegression)",
        "loss": {"name": "bce"},
        "normalisation": "sum",
        "budget": None,
        "seed": given.seed,
        "parameters": {"C": given.c},
        "thresholds": dict.fromkeys(labels, threshold),
        "thresholdsFittedOn": "validation",
        "seconds": round(time.monotonic() - began, 3),
    }
    write(given.output / "manifest.json", json.dumps(manifest, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
