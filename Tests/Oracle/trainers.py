"""Holds what `train transformer` and `train external` print against scikit-learn on the predictions file, and what was brought back against it.

    trainers.py NAME RESULT.json FOLDER CORPUS

RESULT is the verb's `--json`; FOLDER has predictions.jsonl; CORPUS has the layers labels, splits/main and scores/NAME. Needs scikit-learn and numpy, and the
program patcorpus (or $TOOL). Run by hand; scripts/check-trainers calls it. Ends with 0 if nothing differs.
"""
import json
import os
import subprocess
import sys

import numpy
from sklearn import metrics

TOOL = os.environ.get("TOOL", "patcorpus")
TOLERANCE = 1e-9


def run(*arguments):
    return subprocess.run([TOOL, *arguments], check=True, stdout=subprocess.PIPE).stdout


def exported(corpus, selection, folder):
    """Ids and labels of a selection, as the export in lines gives them."""
    import io

    import zstandard

    run("export", selection, "--format", "jsonl", "--fields", "title", "--output", folder, "--corpus", corpus)
    rows = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".zst"):
            with open(os.path.join(folder, name), "rb") as file:
                stream = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
                rows += [json.loads(line) for line in io.TextIOWrapper(stream, encoding="utf-8")]
    return {row["id"]: row["labels"] for row in rows}


def main(name, result, folder, corpus):
    with open(result, encoding="utf-8") as file:
        result = json.load(file)
    with open(os.path.join(folder, "predictions.jsonl"), encoding="utf-8") as file:
        predictions = {row["id"]: row for row in map(json.loads, file)}
    truth = exported(corpus, "main:split=test", os.path.join(folder, "truth"))
    assert predictions.keys() == truth.keys(), "other documents"
    labels = [row["label"] for row in result["perLabel"]]
    ids = sorted(truth)
    y = numpy.array([[label in truth[i] for label in labels] for i in ids])
    given = numpy.array([[label in predictions[i]["labels"] for label in labels] for i in ids])
    # -inf is refused by scikit-learn; no trainer's score is as low.
    scores = numpy.array([[predictions[i]["scores"].get(label, -1e300) for label in labels] for i in ids])
    f1 = lambda average: metrics.f1_score(y, given, average=average, zero_division=0)  # noqa: E731
    expected = {
        "microF1": f1("micro"), "macroF1": f1("macro"), "samplesF1": f1("samples"), "hamming": metrics.hamming_loss(y, given),
        "lrap": metrics.label_ranking_average_precision_score(y, scores),
    }
    worst = 0.0
    for key, value in expected.items():
        worst = max(worst, abs(result[key] - value))
        assert abs(result[key] - value) <= TOLERANCE, f"{name}: {key} is {result[key]}, scikit-learn says {value}"
    by_label = metrics.f1_score(y, given, average=None, zero_division=0)
    for row, value in zip(result["perLabel"], by_label):
        worst = max(worst, abs(row["f1"] - value))
        assert abs(row["f1"] - value) <= TOLERANCE, f"{name}: {row['label']} has F1 {row['f1']}, scikit-learn says {value}"
    # `evaluate` on the same file, with the truth beside what was given.
    lines = os.path.join(folder, "with-truth.jsonl")
    with open(lines, "w", encoding="utf-8") as file:
        for i in ids:
            file.write(json.dumps({**predictions[i], "truth": truth[i]}) + "\n")
    again = json.loads(run("evaluate", lines, "--json"))
    named = {label for i in ids for label in (*truth[i], *predictions[i]["labels"], *predictions[i]["scores"])}
    if named == set(labels):  # macro-F1 is over the labels that a file names
        for key, value in expected.items():
            assert abs(again[key] - value) <= TOLERANCE, f"{name}: evaluate says {key} is {again[key]}, scikit-learn {value}"
    assert abs(again["microF1"] - expected["microF1"]) <= TOLERANCE
    print(f"{name:22} micro-F1 {expected['microF1']:.4f}  macro-F1 {expected['macroF1']:.4f}  LRAP {expected['lrap']:.4f}"
          f"  {result['seconds']:.1f} s; {len(ids)} documents, {len(labels)} labels, largest difference {worst:.1e}")


if __name__ == "__main__":
    main(*sys.argv[1:])
