"""Splits beside iterative-stratification (PyPI): label divergence over seeds, and time, on the same label matrices.

usage: PATCORPUS=.build/release/patcorpus VENV/bin/python Benchmarks/split.py [--seeds 20] [--json FILE]

The venv has iterative-stratification (and with it numpy and scikit-learn). Each matrix goes into a corpus of its own as a table of ids and
labels, without groups; ours is timed as a whole program that reads them from there, the peer as one call on a matrix in memory. The label divergence of every split is computed here, from the counts that `stats` gives, by the formula of
Sechidis, Tsoumakas and Vlahavas 2011; it is held against what `split` reports.
"""
import argparse, csv, json, os, resource, statistics, subprocess, sys, tempfile, time
import numpy as np
from iterstrat.ml_stratifiers import IterativeStratification

TOOL = os.environ.get("PATCORPUS", ".build/release/patcorpus")
RATIOS = np.array([0.8, 0.1, 0.1])
PARTS = ["train", "validation", "test"]


def divergence(matrix, parts):
    """LD of Sechidis et al., section 4.2; parts are numbers from 0."""
    carrying = matrix.sum(axis=0)
    odds = carrying / (len(matrix) - carrying)
    terms = []
    for part in range(3):
        rows = matrix[parts == part]
        here = rows.sum(axis=0)
        terms.append(np.abs(here / (len(rows) - here) - odds))
    return float(np.mean(terms))


def demo_matrix(documents, folder):
    """The labels of demo documents; their text is not needed."""
    run("demo", folder, "--documents", str(documents), "--size", "small", "--documents-per-file", "1000")
    with open(os.path.join(folder, "labels.csv"), newline="") as file:
        rows = [row["labels"].split(";") for row in csv.DictReader(file)]
    names = sorted({label for row in rows for label in row})
    number = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)), dtype=bool)
    for at, row in enumerate(rows):
        for label in row:
            matrix[at, number[label]] = True
    return matrix


def random_matrix(documents, labels, seed):
    """Independent labels with a long tail: shares from 0.2 down to 0.001; some documents have none."""
    generator = np.random.RandomState(seed)
    shares = 0.2 * (0.001 / 0.2) ** (np.arange(labels) / (labels - 1))
    return generator.random_sample((documents, labels)) < shares


def run(*arguments):
    done = subprocess.run([TOOL, *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{arguments}: {done.stderr}")
    return done.stdout


def processor_seconds(who):
    """What this process, or the programs that it ran, have used of the processor: steadier than the clock on a busy machine."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def ours(matrix, seeds, folder, results):
    os.makedirs(folder)
    corpus, table, mapping = (os.path.join(folder, name) for name in ("corpus", "t.csv", "t.yaml"))
    with open(table, "w") as file:
        file.write("number,labels\n")
        for at, row in enumerate(matrix):
            file.write(f"{90000000 + at},{';'.join(f'l{label:03}' for label in np.flatnonzero(row))}\n")
    with open(mapping, "w") as file:
        file.write('id: {template: "US{number}B2"}\nlabels: {column: labels, split: ";"}\n')
    run("init", corpus)
    run("ingest", table, "--mapping", mapping, "--corpus", corpus)
    for name, more in [("exchange", []), ("first order alone", ["--no-exchange"]), ("random", ["--by", "random"])]:
        values, times = [], []
        for seed in range(1, seeds + 1):
            arguments = ["split", "--replace", "--group", "none", "--seed", str(seed), "--json", "--corpus", corpus, *more]
            start, used = time.perf_counter(), processor_seconds(resource.RUSAGE_CHILDREN)
            result = json.loads(run(*arguments, "--dry-run"))
            times.append((time.perf_counter() - start, processor_seconds(resource.RUSAGE_CHILDREN) - used))
            values.append(result["labelDivergence"])
        # One split is made, and its divergence computed again from what stats counts.
        result = json.loads(run(*arguments))
        held = counted(matrix, corpus)
        if abs(held - result["labelDivergence"]) > 1e-12:
            sys.exit(f"{name}: split says {result['labelDivergence']}, the counts say {held}")
        results[f"patcorpus, {name}"] = (values, times)


def counted(matrix, corpus):
    """The divergence of the split in the corpus, from the documents and labels that stats counts in each part."""
    carrying = matrix.sum(axis=0)
    odds = carrying / (len(matrix) - carrying)
    terms = []
    for part in PARTS:
        stats = json.loads(run("stats", f"main:split={part}", "--json", "--corpus", corpus))
        here = np.array([stats["byLabel"].get(f"l{label:03}", 0) for label in range(matrix.shape[1])])
        terms.append(np.abs(here / (stats["documents"] - here) - odds))
    return float(np.mean(terms))


def peer(matrix, seeds, results):
    values, times = [], []
    for seed in range(1, seeds + 1):
        start, used = time.perf_counter(), processor_seconds(resource.RUSAGE_SELF)
        parts = IterativeStratification(matrix, RATIOS, np.random.RandomState(seed))
        times.append((time.perf_counter() - start, processor_seconds(resource.RUSAGE_SELF) - used))
        values.append(divergence(matrix, parts))
    results["iterative-stratification"] = (values, times)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--json")
    options = parser.parse_args()
    everything = {}
    with tempfile.TemporaryDirectory() as folder:
        matrices = {
            "demo, 20,000 × 64": (lambda: demo_matrix(20_000, folder + "/demo"), options.seeds),
            "random, 20,000 × 64": (lambda: random_matrix(20_000, 64, 1), options.seeds),
            "random, 1,000 × 64": (lambda: random_matrix(1_000, 64, 2), options.seeds),
            "random, 100,000 × 64": (lambda: random_matrix(100_000, 64, 3), min(3, options.seeds)),
        }
        for at, (title, (make, seeds)) in enumerate(matrices.items()):
            matrix, results = make(), {}
            matrix = matrix[:, matrix.any(axis=0)]
            ours(matrix, seeds, f"{folder}/{at}", results)
            peer(matrix, seeds, results)
            everything[title] = results
            print(f"\n{title}, {seeds} seeds\n\n| | divergence, median | least–most | s, median | processor s, median |\n|---|---|---|---|---|")
            for name, (values, times) in results.items():
                print(f"| {name} | {statistics.median(values):.3g} | {min(values):.3g}–{max(values):.3g} "
                      f"| {statistics.median(wall for wall, _ in times):.2f} "
                      f"| {statistics.median(used for _, used in times):.2f} |", flush=True)
            lower = sum(a < b for a, b in zip(results["patcorpus, exchange"][0], results["patcorpus, random"][0]))
            print(f"\nlower than random on {lower} of {seeds} seeds")
    if options.json:
        with open(options.json, "w") as file:
            json.dump(everything, file, indent=1)


if __name__ == "__main__":
    main()
