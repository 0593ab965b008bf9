"""Writes oracles.json: what PyTorch and scikit-learn say of losses, metrics and linear classifiers.

Run by hand in a virtual environment with numpy, scikit-learn and torch; `python make.py` in this folder. Inputs are stored beside the results. Losses are written as
their authors' public code computes them, in double precision, with derivatives by automatic differentiation.
"""
import json
import math
import os
import warnings

import numpy as np
import sklearn
import sklearn.metrics as metrics
import torch
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20261122)


def clean(value):
    if isinstance(value, dict):
        return {key: clean(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean(inner) for inner in value]
    if isinstance(value, np.ndarray):
        return clean(value.tolist())
    if isinstance(value, (float, np.floating)):
        return None if math.isnan(value) else float(value)
    if isinstance(value, (np.integer,)):
        return int(value)
    return value


# Losses.

def bce(z, y, counts, total):
    return torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="none")


def focal(z, y, counts, total, alpha=0.25, gamma=2.0):
    # torchvision's sigmoid_focal_loss.
    p = torch.sigmoid(z)
    ce = bce(z, y, counts, total)
    p_t = p * y + (1 - p) * (1 - y)
    alpha_t = alpha * y + (1 - alpha) * (1 - y)
    return alpha_t * ce * ((1 - p_t) ** gamma)


def class_balanced(z, y, counts, total, beta=0.9, gamma=0.0):
    # By class, as in Huang et al.'s ResampleLoss with reweight_func 'CB' and CB_mode 'by_class'.
    n = torch.clamp(counts, min=1)
    weight = (1 - beta) / (1 - torch.pow(torch.tensor(beta, dtype=torch.float64), n))
    loss = bce(z, y, counts, total)
    if gamma:
        p = torch.sigmoid(z)
        loss = loss * (1 - (p * y + (1 - p) * (1 - y))) ** gamma
    return weight * loss


def asymmetric(z, y, counts, total, gamma_neg=4.0, gamma_pos=1.0, clip=0.05):
    # AsymmetricLoss of Alibaba-MIIL with the gradient through the focus; without its clamp at eps, which no logit here reaches.
    positive = torch.sigmoid(z)
    negative = 1 - positive
    if clip:
        negative = (negative + clip).clamp(max=1)
    loss = y * torch.nn.functional.logsigmoid(z) + (1 - y) * torch.log(negative)
    pt = positive * y + negative * (1 - y)
    gamma = gamma_pos * y + gamma_neg * (1 - y)
    return -loss * torch.pow(1 - pt, gamma)


def distribution_balanced(z, y, counts, total, alpha=0.1, beta=10.0, mu=0.9, neg_scale=2.0, init_bias=0.05, gamma=0.0):
    # ResampleLoss of Wu et al. with reweight_func 'rebalance'.
    inverse = 1 / torch.clamp(counts, min=1)
    repeat = (y * inverse).sum(dim=1, keepdim=True)
    weight = torch.sigmoid(beta * (inverse.unsqueeze(0) / repeat - mu)) + alpha
    n = torch.clamp(counts, min=0.5, max=total - 0.5)
    z = z - torch.log(total / n - 1) * init_bias
    z = z * (1 - y) * neg_scale + z * y
    weight = weight / neg_scale * (1 - y) + weight * y
    loss = bce(z, y, counts, total)
    if gamma:
        loss = loss * (1 - torch.exp(-loss)) ** gamma
    return weight * loss


def losses():
    rows, labels = 7, 11
    z = rng.normal(0, 2.5, (rows, labels))
    z[0, :6] = [0, 18, -18, 9, -9, 0.25]
    z[1, :4] = [-3.5, 3.5, 12, -12]
    z = z.astype(np.float32).astype(np.float64)
    y = (rng.random((rows, labels)) < 0.35).astype(np.float64)
    y[2] = 0
    y[:, 9] = 0
    y[:, 10] = 1
    y[2, 10] = 0
    counts = np.array([40, 3, 1, 17, 25, 8, 2, 12, 5, 0, 90], dtype=np.float64)
    total = 100.0
    cases = {
        "bce": (bce, {}),
        "focal": (focal, {}),
        "focal-half": (focal, {"alpha": 0.5, "gamma": 1.5}),
        "class-balanced": (class_balanced, {}),
        "class-balanced-focal": (class_balanced, {"beta": 0.999, "gamma": 2.0}),
        "asymmetric": (asymmetric, {}),
        "asymmetric-plain": (asymmetric, {"gamma_neg": 2.0, "gamma_pos": 0.0, "clip": 0.0}),
        "asymmetric-clip": (asymmetric, {"gamma_neg": 0.0, "gamma_pos": 2.5, "clip": 0.2}),
        "distribution-balanced": (distribution_balanced, {}),
        "distribution-balanced-focal": (distribution_balanced, {"gamma": 2.0, "mu": 0.3, "neg_scale": 5.0, "init_bias": 0.1}),
    }
    results = {}
    for name, (function, arguments) in cases.items():
        logits = torch.tensor(z, requires_grad=True)
        value = function(logits, torch.tensor(y), torch.tensor(counts), total, **arguments)
        value.sum().backward()
        results[name] = {"value": value.detach().numpy(), "derivative": logits.grad.numpy()}
    return {"logits": z, "truth": y.astype(int), "counts": counts.astype(int), "total": int(total), "results": results}


# Metrics.

def measured(truth, scores, predicted):
    result = {
        "hamming": metrics.hamming_loss(truth, predicted),
        "subsetAccuracy": metrics.accuracy_score(truth, predicted),
        "lrap": metrics.label_ranking_average_precision_score(truth, scores),
        "averagePrecision": [
            metrics.average_precision_score(truth[:, column], scores[:, column]) for column in range(truth.shape[1])
        ],
    }
    for name, zero in {"0": 0, "1": 1, "nan": np.nan}.items():
        part = {}
        for average in ("micro", "macro", "weighted", "samples"):
            part[average] = metrics.precision_recall_fscore_support(truth, predicted, average=average, zero_division=zero)[:3]
        part["perLabel"] = np.array(metrics.precision_recall_fscore_support(truth, predicted, average=None, zero_division=zero)[:3]).T
        result[name] = part
    return result


def metric_cases():
    cases = {}

    def add(name, truth, scores, predicted):
        cases[name] = {"truth": truth, "scores": scores, "predicted": predicted, "measured": measured(truth, scores, predicted)}

    truth = (rng.random((40, 9)) < 0.3).astype(int)
    scores = np.clip(0.45 * truth + rng.random((40, 9)) * 0.6, 0, 1)
    add("random", truth, scores, (scores >= 0.5).astype(int))
    # Scores of a tenth: ties everywhere.
    truth = (rng.random((30, 6)) < 0.4).astype(int)
    scores = np.round(0.3 * truth + rng.random((30, 6)) * 0.7, 1)
    add("ties", truth, scores, (scores >= 0.5).astype(int))
    # Labels that nobody has or is given, a label that all have, documents with no label and with all.
    truth = (rng.random((25, 7)) < 0.25).astype(int)
    truth[:, 2] = 0
    truth[:, 5] = 1
    truth[3] = 0
    truth[4] = 1
    scores = np.round(rng.random((25, 7)), 2)
    predicted = (scores >= 0.6).astype(int)
    predicted[:, 1] = 0
    predicted[:, 2] = 0
    predicted[:, 3] = 0
    truth[:, 3] = 0
    add("empty", truth, scores, predicted)
    truth = (rng.random((12, 5)) < 0.3).astype(int)
    add("nothing", truth, np.zeros((12, 5)), np.zeros((12, 5), dtype=int))
    add("untrue", np.zeros((8, 4), dtype=int), rng.random((8, 4)), (rng.random((8, 4)) < 0.3).astype(int))
    return cases


# Linear classifiers.

def sparse_features(rows, columns):
    x = rng.random((rows, columns)) * (rng.random((rows, columns)) < 0.25)
    x[np.arange(rows), rng.integers(0, columns, rows)] += 0.5
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    return x.astype(np.float32).astype(np.float64)


def linear():
    rows, columns, labels = 60, 25, 5
    x = sparse_features(rows, columns)
    direction = rng.normal(0, 3, (columns, labels))
    y = (x @ direction + rng.normal(0, 0.7, (rows, labels)) > np.array([0.5, 1.0, 1.5, 2.0, -1.0])).astype(int)
    counts = rng.integers(1, 4, rows)
    result = {"x": x, "y": y, "counts": counts, "cases": {}}
    for name, c, weights in (("one", 1.0, None), ("loose", 25.0, None), ("counted", 1.0, counts)):
        coefficients, intercepts = [], []
        for label in range(labels):
            model = LogisticRegression(C=c, tol=1e-12, max_iter=100000, solver="newton-cholesky")
            model.fit(x, y[:, label], sample_weight=weights)
            coefficients.append(model.coef_[0])
            intercepts.append(model.intercept_[0])
        result["cases"][name] = {"l2": 1 / c, "weights": np.array(coefficients).T, "intercepts": intercepts}
    # PyTorch's AdamW and SGD on minibatches of eight in the given order, from zero weights and intercepts at the log odds.
    for name, rate, decay in (("adamw", 0.05, 0.1), ("sgd", 0.5, 0.01)):
        weights = torch.zeros((columns, labels), dtype=torch.float64, requires_grad=True)
        share = torch.tensor(y.mean(axis=0))
        intercepts = torch.log(share / (1 - share)).clone().requires_grad_(True)
        if name == "adamw":
            optimiser = torch.optim.AdamW(
                [{"params": [weights], "weight_decay": decay}, {"params": [intercepts], "weight_decay": 0.0}], lr=rate)
        else:
            optimiser = torch.optim.SGD(
                [{"params": [weights], "weight_decay": decay}, {"params": [intercepts], "weight_decay": 0.0}], lr=rate)
        steps = 0
        for _ in range(5):
            for start in range(0, rows, 8):
                optimiser.zero_grad()
                z = torch.tensor(x[start:start + 8]) @ weights + intercepts
                truth = torch.tensor(y[start:start + 8], dtype=torch.float64)
                loss = torch.nn.functional.binary_cross_entropy_with_logits(z, truth, reduction="none").sum() / truth.shape[0]
                loss.backward()
                optimiser.step()
                steps += 1
        result["cases"][name] = {
            "rate": rate, "l2": decay, "steps": steps, "weights": weights.detach().numpy(), "intercepts": intercepts.detach().numpy()}
    return result


oracles = {
    "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__, "torch": torch.__version__.split("+")[0]},
    "losses": losses(),
    "metrics": metric_cases(),
    "linear": linear(),
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "oracles.json"), "w") as file:
    json.dump(clean(oracles), file, separators=(",", ":"), allow_nan=False)
    file.write("\n")
