"""Thresholds and micro-F1 against scikit-learn and brute force."""

import numpy as np
import pytest
from sklearn.metrics import f1_score

from patcorpus_transformer.metrics import best_threshold, fit_thresholds, micro_f1


@pytest.mark.parametrize("seed", range(20))
def test_micro_f1_is_that_of_scikit_learn(seed: int) -> None:
    random = np.random.default_rng(seed)
    targets, given = random.random((30, 5)) < 0.3, random.random((30, 5)) < 0.3
    assert micro_f1(targets, given) == pytest.approx(
        f1_score(targets, given, average="micro", zero_division=0), abs=1e-15
    )


@pytest.mark.parametrize("seed", range(50))
def test_no_threshold_is_better_than_the_best(seed: int) -> None:
    random = np.random.default_rng(seed)
    targets = random.random((12, 4)) < 0.3
    scores = np.round(random.random((12, 4)), 1)  # many are equal
    threshold, f1 = best_threshold(targets, scores)
    tried = [micro_f1(targets, scores >= t) for t in np.linspace(-0.05, 1.05, 23)]
    assert f1 == pytest.approx(max(tried), abs=1e-12)
    assert micro_f1(targets, scores >= threshold) == pytest.approx(f1, abs=1e-12)


def test_a_label_without_a_document_in_validation_takes_the_threshold_of_all() -> None:
    targets = np.array([[True, False], [False, False]])
    scores = np.array([[0.8, 0.1], [0.4, 0.7]])
    common, _ = best_threshold(targets, scores)
    assert fit_thresholds("per-label", targets, scores)[1] == common
    assert fit_thresholds("fixed", targets, scores).tolist() == [0.5, 0.5]
