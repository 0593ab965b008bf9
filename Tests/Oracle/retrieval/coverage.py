#!/usr/bin/env python3
"""Coverage of 95% bootstrap intervals of a mean over groups, by method: the table of docs/retrieval.md. Needs NumPy and SciPy; takes minutes."""
import numpy as np
from scipy.stats import norm, t as student

CORPORA, RESAMPLES = 1500, 1000
chance = np.random.default_rng(1)


def draw(kind, groups):
    """(sum of values, number of values) of each group."""
    ones = np.ones(groups)
    if kind == "symmetric":
        second = chance.beta(.5, .8, size=groups)
        return second - np.clip(second + chance.normal(-.05, .15, size=groups), 0, 1), ones
    if kind == "mostly zeros":
        return np.where(chance.random(groups) < .2, chance.beta(2, 2, size=groups), 0.), ones
    if kind == "families":
        sizes = chance.integers(1, 6, size=groups)
        levels = chance.beta(.5, .8, size=groups) * .5
        sums = [np.clip(level + chance.normal(0, .05, size=size), 0, 1).sum() for level, size in zip(levels, sizes)]
        return np.array(sums), sizes.astype(float)
    return chance.beta(.3, 1.5, size=groups), ones


for kind in ("symmetric", "mostly zeros", "families", "skewed"):
    sums, sizes = draw(kind, 300_000)
    truth = sums.sum() / sizes.sum()
    for groups in (15, 30, 100):
        covered = {}
        for _ in range(CORPORA):
            sums, sizes = draw(kind, groups)
            places = chance.integers(0, groups, size=(RESAMPLES, groups))
            resampled = np.sort(sums[places].sum(1) / sizes[places].sum(1))
            estimate = sums.sum() / sizes.sum()
            left = (sums.sum() - sums) / (sizes.sum() - sizes)
            off = left.mean() - left
            acceleration = (off ** 3).sum() / (6 * (off ** 2).sum() ** 1.5 + 1e-300)
            share = ((resampled < estimate).sum() + .5 * (resampled == estimate).sum()) / RESAMPLES
            bias = norm.ppf(np.clip(share, .5 / RESAMPLES, 1 - .5 / RESAMPLES))
            plain = norm.ppf(.975)
            wide = np.sqrt(groups / (groups - 1)) * student.ppf(.975, groups - 1)

            def corrected(z):
                return norm.cdf(bias + (bias + z) / (1 - acceleration * (bias + z)))

            for name, shares in {"percentile": (.025, .975), "BCa": (corrected(-plain), corrected(plain)),
                                 "BCa, expanded": (corrected(-wide), corrected(wide))}.items():
                low, high = np.quantile(resampled, shares[0]), np.quantile(resampled, shares[1])
                covered[name] = covered.get(name, 0) + (low <= truth <= high)
        print(kind, groups, {name: round(float(count / CORPORA), 3) for name, count in covered.items()}, flush=True)
