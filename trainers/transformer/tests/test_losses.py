"""Losses against the formulas, number by number, and their gradients against differences."""

import json
import math
from pathlib import Path

import pytest
import torch

from patcorpus_transformer.faults import Fault
from patcorpus_transformer.losses import LOSSES, LabelCounts, make_loss

TARGETS = torch.tensor([[1, 0, 1], [0, 0, 1], [0, 0, 0], [1, 0, 0]], dtype=torch.float64)
LOGITS = torch.tensor([[0.3, -2.0, 4.0], [-0.7, 1.1, 0.0], [2.5, -6.0, 0.2], [-3.0, 0.4, -0.1]], dtype=torch.float64)
COUNTS = LabelCounts.of(TARGETS)
SETTINGS = [(name, {}) for name in LOSSES] + [
    ("focal", {"gamma": 0.5, "alpha": 0.75}),
    ("class-balanced", {"beta": 0.999, "gamma": 2}),
    ("asymmetric", {"clip": 0, "gamma_negative": 2}),
    ("distribution-balanced", {"gamma": 2, "negative_scale": 5}),
]


def by_formula(name: str, z: float, y: bool, label: int, row: int, **given: float) -> float:  # noqa: FBT001
    p = 1 / (1 + math.exp(-z))
    n, total = [2, 0, 2][label], 4
    match name:
        case "bce":
            return -math.log(p if y else 1 - p)
        case "focal":
            alpha, gamma = given.get("alpha", 0.25), given.get("gamma", 2)
            return -alpha * (1 - p) ** gamma * math.log(p) if y else -(1 - alpha) * p**gamma * math.log(1 - p)
        case "class-balanced":
            beta, gamma = given.get("beta", 0.9), given.get("gamma", 0)
            true = p if y else 1 - p
            return (1 - beta) / (1 - beta ** max(n, 1)) * (1 - true) ** gamma * -math.log(true)
        case "asymmetric":
            q = max(p - given.get("clip", 0.05), 0)
            return -(1 - p) * math.log(p) if y else -(q ** given.get("gamma_negative", 4)) * math.log(1 - q)
        case _:
            scale, gamma = given.get("negative_scale", 2), given.get("gamma", 0)
            inverse = [1 / 2, 1, 1 / 2]
            drawn = sum(r for r, there in zip(inverse, TARGETS[row].tolist(), strict=True) if there)
            weight = 0.1 + (1 / (1 + math.exp(-10 * (inverse[label] / drawn - 0.9))) if drawn else 1)
            z += -0.05 * math.log(total / max(n, 0.5) - 1)
            if y:
                p = 1 / (1 + math.exp(-z))
                return -weight * (1 - p) ** gamma * math.log(p)
            p = 1 / (1 + math.exp(-scale * z))
            return -weight * p**gamma * math.log(1 - p) / scale


@pytest.mark.parametrize(("name", "parameters"), SETTINGS)
def test_each_element_is_that_of_the_formula(name: str, parameters: dict[str, float]) -> None:
    found = make_loss(name, parameters).bind(COUNTS)(LOGITS, TARGETS)
    for row in range(4):
        for label in range(3):
            z, y = LOGITS[row, label].item(), bool(TARGETS[row, label])
            expected = by_formula(name, z, y, label, row, **parameters)
            assert found[row, label].item() == pytest.approx(expected, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize(("name", "parameters"), SETTINGS)
def test_gradients_are_those_of_differences(name: str, parameters: dict[str, float]) -> None:
    loss = make_loss(name, parameters).bind(COUNTS)
    logits = LOGITS.clone().requires_grad_()
    assert torch.autograd.gradcheck(lambda z: loss(z, TARGETS), (logits,), eps=1e-6, atol=1e-7)


@pytest.mark.parametrize("name", LOSSES)
def test_far_logits_stay_finite(name: str) -> None:
    logits = torch.tensor([[80.0, -80.0, 80.0], [-80.0, 80.0, -80.0]], requires_grad=True)
    loss = make_loss(name).bind(COUNTS)(logits, TARGETS[:2].float()).sum()
    loss.backward()
    assert torch.isfinite(loss)
    assert torch.isfinite(logits.grad).all()


def test_an_unknown_parameter_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(Fault, match="no parameter beta; give alpha, gamma"):
        make_loss("focal", {"beta": 1})


# The same file that the classifiers in Swift are held against.
SHARED = Path(__file__).resolve().parents[3] / "Tests" / "TrainTests" / "Fixtures" / "oracles.json"
NAMED: dict[str, tuple[str, dict[str, float]]] = {
    "bce": ("bce", {}),
    "focal": ("focal", {}),
    "focal-half": ("focal", {"alpha": 0.5, "gamma": 1.5}),
    "class-balanced": ("class-balanced", {}),
    "class-balanced-focal": ("class-balanced", {"beta": 0.999, "gamma": 2}),
    "asymmetric": ("asymmetric", {}),
    "asymmetric-plain": ("asymmetric", {"gamma_negative": 2, "gamma_positive": 0, "clip": 0}),
    "asymmetric-clip": ("asymmetric", {"gamma_negative": 0, "gamma_positive": 2.5, "clip": 0.2}),
    "distribution-balanced": ("distribution-balanced", {}),
    "distribution-balanced-focal": (
        "distribution-balanced",
        {"gamma": 2, "mu": 0.3, "negative_scale": 5, "initial_bias": 0.1},
    ),
}


@pytest.mark.skipif(not SHARED.is_file(), reason="the package stands alone")
@pytest.mark.parametrize("case", NAMED)
def test_values_and_gradients_are_those_that_the_other_classifiers_are_held_against(case: str) -> None:
    oracle = json.loads(SHARED.read_text())["losses"]
    name, parameters = NAMED[case]
    logits = torch.tensor(oracle["logits"], dtype=torch.float64, requires_grad=True)
    counts = LabelCounts(oracle["total"], torch.tensor(oracle["counts"], dtype=torch.float64))
    found = make_loss(name, parameters).bind(counts)(logits, torch.tensor(oracle["truth"], dtype=torch.float64))
    found.sum().backward()
    expected = oracle["results"][case]
    torch.testing.assert_close(found, torch.tensor(expected["value"], dtype=torch.float64), rtol=1e-6, atol=1e-9)
    derivative = torch.tensor(expected["derivative"], dtype=torch.float64)
    torch.testing.assert_close(logits.grad, derivative, rtol=1e-6, atol=1e-9)
