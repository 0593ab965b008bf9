"""Writes oracles.json: what NumPy, SciPy, scikit-learn, prdc, vendi-score, mauve-text and sacrebleu say of the tests' data.

Run by hand in a virtual environment with those packages; `python make.py` in this folder. The data are made here and in OracleData.swift by the same
SplitMix64, so that only results are stored. Every number is a multiple of 2^-16 and exact in single precision.
"""
import json
import math
import os
import sys

import numpy as np
import prdc
import sacrebleu
import scipy.linalg
import scipy.stats
import vendi_score.vendi
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

MASK = (1 << 64) - 1


class SplitMix:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def unit(self):
        return (self.next() >> 48) / 2**16


def bell(seed, rows, columns, shift=0.0, offset=0.0):
    """Sums of four uniforms: near normal; `shift` moves the first column, `offset` all."""
    g = SplitMix(seed)
    out = np.empty((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = g.unit() + g.unit() + g.unit() + g.unit() - 2 + offset + (shift if j == 0 else 0)
    return out


def grid(seed, rows, columns, levels):
    """Small integers: ties and duplicates."""
    g = SplitMix(seed)
    return np.array([[g.next() % levels for _ in range(columns)] for _ in range(rows)], dtype=float)


def sparse(seed, rows, columns):
    """Mostly zeros, as vectors of terms are."""
    g = SplitMix(seed)
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            if g.next() % 10 < 3:
                out[i, j] = g.unit()
    return out


def sets():
    return {
        "bell": (bell(1, 60, 7), bell(2, 45, 7, shift=0.5)),
        "offset": (bell(3, 40, 5, offset=100), bell(4, 50, 5, shift=0.25, offset=100)),
        "grid": (grid(5, 50, 3, 4), grid(6, 50, 3, 5)),
        "sparse": (sparse(7, 40, 30), sparse(8, 64, 30)),
    }


def squares(a, b):
    return ((a[:, None, :] - b[None, :, :]) ** 2).sum(-1)


def kernel(name, sigma, d):
    if name == "gaussian":
        return lambda a, b: np.exp(-squares(a, b) / (2 * sigma**2))
    if name == "mixture":
        return lambda a, b: np.mean([np.exp(-squares(a, b) / (2 * (sigma * s) ** 2)) for s in (0.25, 0.5, 1, 2, 4)], axis=0)
    return lambda a, b: (a @ b.T / d + 1) ** 3


def mmd(x, y, k, unbiased):
    kxx, kyy, kxy = k(x, x), k(y, y), k(x, y)
    n, m = len(x), len(y)
    if unbiased:
        return (kxx.sum() - np.trace(kxx)) / (n * (n - 1)) + (kyy.sum() - np.trace(kyy)) / (m * (m - 1)) - 2 * kxy.mean()
    return kxx.mean() + kyy.mean() - 2 * kxy.mean()


def grouped_mmd(x, y, gx, gy, k):
    """Without pairs of one group."""
    kxx, kyy = k(x, x), k(y, y)
    mx, my = gx[:, None] != gx[None, :], gy[:, None] != gy[None, :]
    return (kxx * mx).sum() / mx.sum() + (kyy * my).sum() / my.sum() - 2 * k(x, y).mean()


def jackknife_error(x, y, k, size=3):
    def spread(values):
        values = np.array(values)
        return (len(values) - 1) / len(values) * ((values - values.mean()) ** 2).sum()

    gx, gy = np.arange(len(x)) // size, np.arange(len(y)) // size
    v = spread([grouped_mmd(x[gx != g], y, gx[gx != g], gy, k) for g in range(gx[-1] + 1)])
    v += spread([grouped_mmd(x, y[gy != g], gx, gy[gy != g], k) for g in range(gy[-1] + 1)])
    return math.sqrt(v), float(grouped_mmd(x, y, gx, gy, k))


def energy(x, y):
    d = lambda a, b: np.sqrt(squares(a, b)).mean()
    return 2 * d(x, y) - d(x, x) - d(y, y)


def frechet(x, y):
    sx, sy = np.cov(x, rowvar=False), np.cov(y, rowvar=False)
    root = scipy.linalg.sqrtm(sx @ sy)
    return float(((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(sx + sy - 2 * np.real(root)))


def authenticity(real, synthetic):
    rr = np.sqrt(squares(real, real))
    np.fill_diagonal(rr, np.inf)
    radius = rr.min(1)
    sr = np.sqrt(squares(synthetic, real))
    nearest = sr.argmin(1)
    return float((sr.min(1) > radius[nearest]).mean()), float(np.median(sr.min(1)))


def vectors():
    out = {}
    for name, (x, y) in sets().items():
        d = x.shape[1]
        pooled = np.vstack([x, y])
        distances = np.sqrt(squares(pooled, pooled))[np.triu_indices(len(pooled), 1)]
        sigma = 1.5
        entry = {
            "median": float(np.median(distances)),
            "halfMedianSquare": float(np.sqrt(np.median(distances**2) / 2)),
            "energy": float(energy(x, y)),
            "frechet": frechet(x, y),
            "vendi": [float(vendi_score.vendi.score_X(x)), float(vendi_score.vendi.score_dual(y))],
        }
        for k in ("gaussian", "mixture", "polynomial"):
            f = kernel(k, sigma, d)
            error, grouped = jackknife_error(x, y, f)
            entry[k] = {
                "unbiased": float(mmd(x, y, f, True)),
                "biased": float(mmd(x, y, f, False)),
                "error": error,
                "grouped": grouped,
            }
        for k in (1, 3, 5):
            silent, sys.stdout = sys.stdout, open(os.devnull, "w")
            entry[f"prdc{k}"] = {key: float(v) for key, v in prdc.compute_prdc(x, y, k).items()}
            sys.stdout = silent
        entry["authenticity"], entry["nearest"] = authenticity(x, y)
        labels = np.r_[np.zeros(len(x)), np.ones(len(y))]
        model = LogisticRegression(C=1.0, tol=1e-12, max_iter=10000).fit(pooled, labels)
        scores = model.decision_function(pooled)
        entry["logistic"] = {
            "weights": model.coef_[0].tolist(),
            "intercept": float(model.intercept_[0]),
            "auc": float(roc_auc_score(labels, scores)),
        }
        covariance = np.cov(x, rowvar=False)
        entry["eigenvalues"] = np.linalg.eigvalsh(covariance).tolist()
        entry["singular"] = np.linalg.svd(x, compute_uv=False).tolist()
        first = pooled[:, 0]
        entry["aucOfFirst"] = float(roc_auc_score(labels, first))
        out[name] = entry
    return out


def mauve_scores():
    """The half of MAUVE that follows the clustering, and the whole over seeds of its clustering."""
    import mauve

    m = sys.modules["mauve.compute_mauve"]

    histograms = {
        "alike": ([0.25, 0.25, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25]),
        "apart": ([0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5]),
        "near": ([0.1, 0.2, 0.3, 0.4], [0.4, 0.3, 0.2, 0.1]),
        "holes": ([0.7, 0.1, 0.2, 0, 0], [0.3, 0, 0.3, 0.3, 0.1]),
        "two": ([1, 0], [0.5, 0.5]),
    }
    out = {"histograms": {}, "whole": {}}
    for name, (p, q) in histograms.items():
        p, q = np.array(p, dtype=float), np.array(q, dtype=float)
        curve = m.get_divergence_curve_for_multinomials(p, q, np.linspace(1e-6, 1 - 1e-6, 25), 5)
        x, y = curve.T
        a, b = np.argsort(x), np.argsort(y)
        area = m.compute_area_under_curve
        out["histograms"][name] = {
            "p": p.tolist(), "q": q.tolist(),
            "score": float(0.5 * (area(x[a], y[a]) + area(y[b], x[b]))),
        }
    for name in ("bell", "sparse", "grid"):
        x, y = sets()[name]
        if name == "grid":
            x, y = x + 1, y + 1
        values = [
            float(m.compute_mauve(p_features=x, q_features=y, seed=seed, verbose=False).mauve) for seed in range(40)
        ]
        out["whole"][name] = {"mean": float(np.mean(values)), "smallest": min(values), "largest": max(values)}
    return out


TEXTS = {
    "claims": [
        "A walking aid comprising a frame, two handles and 4 wheels, wherein the frame is foldable.",
        "The walking aid of claim 1, wherein each handle has a brake (12a) and a bell.",
        "The walking aid of claim 2, wherein the brake acts on at least 2 of the 4 wheels.",
        "A method of folding the walking aid of claim 1, comprising: releasing a latch; and folding the frame.",
        "A method of folding the walking aid of claim 1, comprising: releasing a latch; and folding the frame.",
    ],
    "marks": [
        "The ratio is 3,5 to 1.0; i.e. 10-20 % (w/w), <b>bold</b> &amp; &quot;quoted&quot; text...",
        "A self-\nadjusting hinge\u00a0of 12.5mm,or 0.5\" -- see FIG. 3-a, U.S. Pat. No. 1,234,567.",
        "H2O <skipped>and CO2: \u00e9t\u00e9 na\u00efve \u65e5\u672c\u8a9e, \u03b1-helix.\u2003 x=y/z [1] {2} ~3 $4 #5 @6",
        "one",
        "one two",
        "..,, a..b ,c 1,a a,1 1.. 5-- -5",
        "   ",
    ],
    "short": ["a", "a", "b", "a b c", "a b c d e", "c b a", "x y z w v u t"],
}


def texts():
    out = {}
    for name, lines in TEXTS.items():
        kept = [t for t in lines if t.split()]
        scores = [
            sacrebleu.sentence_bleu(t, kept[:i] + kept[i + 1:]).score for i, t in enumerate(kept)
        ]
        out[name] = {"lines": lines, "scores": scores, "mean": float(np.mean(scores)),
                     "tokens": [sacrebleu.metrics.bleu.BLEU().tokenizer(t.rstrip()).split() for t in lines]}
    return out


def statistics():
    s = scipy.stats
    g = SplitMix(99)
    a = [g.unit() for _ in range(25)]
    b = [x * 0.5 + g.unit() for x in a]
    ties = [float(g.next() % 5) for _ in range(25)]
    pearson, spearman = s.pearsonr(a, b), s.spearmanr(ties, b)
    uniform = {}
    for n in (1, 2, 10, 100, 1000):
        values = [g.unit() for _ in range(n)]
        for power in (1.0, 1.3):
            r = s.kstest([v**power for v in values], "uniform", method="exact")
            uniform[f"{n}^{power}"] = {"values": [v**power for v in values], "d": float(r.statistic), "p": float(r.pvalue)}
    p = [0.01, 0.04, 0.03, 0.005, 0.5, 0.04]
    order = np.argsort(p, kind="stable")
    adjusted, highest = [0.0] * len(p), 0.0
    for rank, index in enumerate(order):
        highest = max(highest, min(1, p[index] * (len(p) - rank)))
        adjusted[index] = highest
    shares = [1e-12, 1e-6, 0.001, 0.02, 0.024, 0.025, 0.1, 0.3, 0.5, 0.77, 0.975, 0.999, 1 - 1e-9]
    return {
        "normal": [{"share": q, "z": float(s.norm.ppf(q))} for q in shares],
        "t": [
            {"t": t, "degrees": df, "p": float(2 * s.t.sf(abs(t), df)), "share": q, "quantile": float(s.t.ppf(q, df))}
            for t, q in ((0.1, 0.6), (1.0, 0.9), (2.441035, 0.975), (8.0, 0.2), (-3.0, 0.9999))
            for df in (1, 2, 5, 12, 197)
        ],
        "pearson": {"x": a, "y": b, "r": float(pearson.statistic), "p": float(pearson.pvalue),
                    "interval": [float(v) for v in pearson.confidence_interval(0.95)]},
        "spearman": {"x": ties, "y": b, "r": float(spearman.statistic), "p": float(spearman.pvalue)},
        "uniform": uniform,
        "holm": {"p": p, "adjusted": adjusted},
        "ranks": {"values": ties, "ranks": s.rankdata(ties).tolist()},
        "quantiles": {"values": b, "q": {str(q): float(np.quantile(b, q)) for q in (0, 0.05, 0.5, 0.9, 1)}},
    }


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    result = {"vectors": vectors(), "texts": texts(), "statistics": statistics()}
    try:
        result["mauve"] = mauve_scores()
    except ImportError as error:
        print("without MAUVE:", error, file=sys.stderr)
    with open(os.path.join(here, "oracles.json"), "w") as f:
        json.dump(result, f, sort_keys=True, separators=(",", ":"))
        f.write("\n")
    for name, array in {
        "single-v1": np.arange(6, dtype="<f4").reshape(2, 3) / 4,
        "double-v1": np.arange(6, dtype="<f8").reshape(3, 2) / 4,
    }.items():
        np.save(os.path.join(here, name + ".npy"), array)
    array = np.arange(6, dtype="<f4").reshape(2, 3) / 4
    for name, version in {"single-v2": (2, 0), "single-v3": (3, 0)}.items():
        with open(os.path.join(here, name + ".npy"), "wb") as f:
            np.lib.format.write_array(f, array, version=version)
    np.save(os.path.join(here, "fortran.npy"), np.asfortranarray(array))
    np.save(os.path.join(here, "integers.npy"), np.arange(6).reshape(2, 3))
    np.save(os.path.join(here, "vector.npy"), np.arange(6, dtype="<f4"))
    np.save(os.path.join(here, "big-endian.npy"), array.astype(">f4"))


if __name__ == "__main__":
    main()
