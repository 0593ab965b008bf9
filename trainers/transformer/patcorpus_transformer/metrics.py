"""What early stopping and thresholds go by; patcorpus computes the results' metrics itself."""

import numpy as np
from numpy.typing import NDArray


def micro_f1(targets: NDArray[np.bool_], given: NDArray[np.bool_]) -> float:
    """Return 2 TP / (2 TP + FP + FN) over all elements; 0 where nothing is there or given."""
    both = int((targets & given).sum())
    total = int(targets.sum()) + int(given.sum())
    return 2 * both / total if total else 0.0


def best_threshold(targets: NDArray[np.bool_], scores: NDArray[np.float64]) -> tuple[float, float]:
    """Return the threshold with the largest F1 of `score >= threshold`, and that F1.

    Candidates are the midpoints between neighbouring distinct scores, so that a score equals none of them; of equal
    F1 the highest.
    """
    flat_scores, flat_targets = scores.ravel(), targets.ravel()
    order = np.argsort(-flat_scores, kind="stable")
    ordered = flat_scores[order]
    both = np.cumsum(flat_targets[order])
    given = np.arange(1, len(ordered) + 1)
    f1 = 2 * both / (given + int(flat_targets.sum()))
    ends = np.append(ordered[:-1] > ordered[1:], True)  # where a threshold can part scores
    f1 = np.where(ends, f1, -1.0)
    best = int(np.argmax(f1))
    if f1[best] <= 0:
        return 0.5, 0.0
    below = ordered[best + 1] if best + 1 < len(ordered) else 0.0
    return float((ordered[best] + below) / 2), float(f1[best])


def fit_thresholds(kind: str, targets: NDArray[np.bool_], scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a threshold for each label, from validation: one for all, one each, or .5.

    A label that no validation document has takes the one for all.
    """
    labels = scores.shape[1]
    if kind == "fixed":
        return np.full(labels, 0.5)
    common, _ = best_threshold(targets, scores)
    thresholds = np.full(labels, common)
    if kind == "per-label":
        for label in range(labels):
            if targets[:, label].any():
                thresholds[label], _ = best_threshold(targets[:, label], scores[:, label])
    return thresholds
