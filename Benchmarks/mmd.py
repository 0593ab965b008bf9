"""Rounds of MMD: ours, scikit-learn's kernels and the bare products, in rotating order. Run by mmd.sh."""
import os
import re
import resource
import statistics
import subprocess
import sys
import time

import numpy as np

tool, products, folder, n, d, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]), int(sys.argv[6])
threads = os.cpu_count()
a, b = f"{folder}/a.npy", f"{folder}/b.npy"
rng = np.random.default_rng(1)
np.save(a, rng.standard_normal((n, d), dtype=np.float32))
np.save(b, rng.standard_normal((n, d), dtype=np.float32) + 0.02)
sigma = float(np.sqrt(2 * d))

SKLEARN = """
import sys, time, numpy as np
from sklearn.metrics.pairwise import rbf_kernel
x, y = np.load(sys.argv[1]), np.load(sys.argv[2]); s = float(sys.argv[3]); g = 1 / (2 * s * s); n = len(x)
t = time.time()
kxx = rbf_kernel(x, x, g); sxx = kxx.sum(dtype=float) - np.trace(kxx, dtype=float); del kxx
kyy = rbf_kernel(y, y, g); syy = kyy.sum(dtype=float) - np.trace(kyy, dtype=float); del kyy
sxy = rbf_kernel(x, y, g).sum(dtype=float)
print(time.time() - t, sxx / (n * (n - 1)) + syy / (n * (n - 1)) - 2 * sxy / (n * n))
"""


def ours(permutations):
    def run():
        start = time.time()
        p = subprocess.run([tool, "measure", "mmd", "--vectors", a, b, "--bandwidth", str(sigma), "--permutations", str(permutations)],
                           capture_output=True, text=True, check=True)
        seconds = time.time() - start
        return seconds, float(re.search(r"^mmd2 (\S+)", p.stdout, re.M).group(1))
    return run


def sklearn():
    p = subprocess.run([sys.executable, "-c", SKLEARN, a, b, str(sigma)], capture_output=True, text=True, check=True)
    seconds, value = p.stdout.split()
    return float(seconds), float(value)


def bare():
    p = subprocess.run([products, str(n), str(d), "1000", str(threads)], capture_output=True, text=True, check=True)
    return tuple(float(v) for v in p.stdout.split())


contestants = {"ours": ours(0), "ours, 1,000 permutations": ours(1000), "scikit-learn's kernels": sklearn, "bare": bare}
found = {name: [] for name in contestants}
names = list(contestants)
for r in range(rounds):
    for name in names[r % 4:] + names[:r % 4]:
        found[name].append(contestants[name]())
m = statistics.median
rows = {name: m(v[0] for v in values) for name, values in found.items()}
product = m(v[1] for v in found["bare"])
values = [found["ours"][0][1], found["scikit-learn's kernels"][0][1]]
print(f"n = m = {n}, d = {d}, {threads} threads, {rounds} rounds; MMD² ours {values[0]}, scikit-learn's {values[1]:.6g}\n")
print("| contestant | seconds, median | ratio to the bare products |\n|---|---|---|")
for name, seconds in [("bare products X·Xᵀ, Y·Yᵀ, X·Yᵀ", rows["bare"])] + [(k, v) for k, v in rows.items() if k != "bare"]:
    print(f"| {name} | {seconds:.2f} | {seconds / rows['bare']:.2f} |")
print(f"| bare product of the kernel matrix by 1,000 indicators | {product:.2f} | {product / rows['bare']:.2f} |")
ratios = [s[0] / o[0] for s, o in zip(found["scikit-learn's kernels"], found["ours"])]
added = [p[0] - o[0] for p, o in zip(found["ours, 1,000 permutations"], found["ours"])]
print(f"\nscikit-learn over ours, round by round: {', '.join(f'{v:.1f}' for v in ratios)}")
print(f"1,000 permutations add {m(added):.2f} s; the MMD and the bare product take {rows['ours'] + product:.2f} s")
subprocess.run([tool, "measure", "mmd", "--vectors", a, b, "--bandwidth", str(sigma)], capture_output=True)
