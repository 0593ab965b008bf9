#!/usr/bin/env python3
"""fastText, one classifier for each label: an example of the contract in docs/trainers.md.

    train.py --data DIR --output DIR [--seed N] [--epochs N]

Needs fasttext, numpy and pyarrow. Tried with fasttext-wheel 0.9.2, numpy 2.4.6 and pyarrow 26.0.1.
"""

import argparse
import json
import re
import sys
import tempfile
import time
from pathlib import Path

import fasttext
import numpy as np
import pyarrow.parquet as pq

PREFIX = "__label__"


def read(folder: Path, part: str) -> tuple[list[str], list[str], list[list[str]]]:
    """Return ids, texts of one line and labels of a part of the export."""
    rows = [
        row for path in sorted((folder / "data").glob(f"{part}-*.parquet")) for row in pq.read_table(path).to_pylist()
    ]
    if not rows:
        sys.exit(f"error: {folder}: no document of {part}; export with --format hf --fields title,abstract,claims")
    texts = [" ".join(row[field] or "" for field in ("title", "abstract", "claims")) for row in rows]
    texts = [" ".join(re.findall(r"[^\W_]+", text.lower())) for text in texts]
    return [row["id"] for row in rows], texts, [row["labels"] or [] for row in rows]


def scores_of(model: "fasttext.FastText._FastText", texts: list[str], count: int) -> np.ndarray:
    """Return the probability of each label, documents by labels, whose words are their numbers."""
    scores = np.zeros((len(texts), count))
    for row, text in enumerate(texts):
        # The Python wrapper's own predict() of 0.9.2 asks numpy 2 for what it no longer gives.
        for probability, word in model.f.predict(text + "\n", count, 0.0, "strict"):
            scores[row, int(word.removeprefix(PREFIX))] = min(1.0, probability)
    return scores


def best_threshold(targets: np.ndarray, scores: np.ndarray) -> float:
    """Return the score with the best micro-F1; called with validation alone."""
    candidates = np.unique(scores)
    given = np.array([(scores >= candidate).sum() for candidate in candidates])
    both = np.array([(targets & (scores >= candidate)).sum() for candidate in candidates])
    return float(candidates[np.argmax(2 * both / (given + targets.sum()))])


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
    parser.add_argument("--epochs", type=int, default=100)
    given = parser.parse_args()
    began = time.monotonic()
    given.output.mkdir(parents=True, exist_ok=True)

    (_, texts, train), (validation_ids, validation_texts, validation), (test_ids, test_texts, _) = (
        read(given.data, part) for part in ("train", "validation", "test")
    )
    labels = sorted({label for own in train for label in own})
    number = {label: place for place, label in enumerate(labels)}
    with tempfile.TemporaryDirectory() as folder:
        # Labels by their numbers: fastText would end them at a space.
        path = Path(folder) / "train.txt"
        lines = (
            " ".join([*(PREFIX + str(number[label]) for label in own), text])
            for text, own in zip(texts, train, strict=True)
        )
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        # One thread: with more, each run gives other numbers.
        model = fasttext.train_supervised(
            str(path), loss="ova", epoch=given.epochs, lr=0.5, dim=64, wordNgrams=2, bucket=50000, minCount=1,
            thread=1, seed=given.seed, verbose=0,
        )  # fmt: skip

    on_validation = scores_of(model, validation_texts, len(labels))
    targets = np.array([[label in own for label in labels] for own in map(set, validation)])
    threshold = best_threshold(targets, on_validation)
    write_predictions(given.output / "validation.jsonl", validation_ids, labels, on_validation, threshold)
    write_predictions(
        given.output / "predictions.jsonl", test_ids, labels, scores_of(model, test_texts, len(labels)), threshold
    )
    manifest = {
        "trainer": "fastText",
        "version": "0.9.2",
        "model": "one-vs-all, 64 dimensions, words and pairs of words",
        "loss": {"name": "bce"},
        "normalisation": "mean",
        "budget": {"epochs": given.epochs, "steps": None},
        "seed": given.seed,
        "parameters": {"dim": 64, "lr": 0.5, "wordNgrams": 2},
        "thresholds": dict.fromkeys(labels, threshold),
        "thresholdsFittedOn": "validation",
        "seconds": round(time.monotonic() - began, 3),
    }
    write(given.output / "manifest.json", json.dumps(manifest, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
