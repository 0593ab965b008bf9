#!/usr/bin/env python3
"""Reads a corpus's shards as they lie with the tools its users have, and fails if any counts other rows.

    openness.py CORPUS/            the folder with README.md and shards/, or any folder of **/*.jsonl.zst
"""
import argparse
import importlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def by_zstd(folder, files):
    lines = 0
    for path in files:
        output = subprocess.run(["zstd", "-dcq", path], capture_output=True, check=True).stdout
        if output and not output.endswith(b"\n"):
            raise ValueError(f"{path} does not end with a newline")
        lines += output.count(b"\n")
    return lines


def by_duckdb(folder, files):
    import duckdb
    names = [str(path) for path in files]
    query = "SELECT count(*), count(DISTINCT id), count(publication) FROM read_json(?, format='newline_delimited', compression='zstd')"
    rows, distinct, _ = duckdb.execute(query, [names]).fetchone()
    if distinct == 0 < rows:
        raise ValueError("the column id is empty")
    return rows


def by_pandas(folder, files):
    import pandas
    return sum(len(pandas.read_json(path, lines=True, compression="zstd", dtype=False)) for path in files)


def by_polars(folder, files):
    import polars
    frames = [polars.scan_ndjson(path, infer_schema_length=None) for path in files]
    return sum(frame.select(polars.len()).collect().item() for frame in frames)


def by_pyarrow(folder, files):
    import pyarrow
    from pyarrow import json
    rows = 0
    for path in files:
        with pyarrow.CompressedInputStream(pyarrow.OSFile(str(path)), "zstd") as stream:
            rows += json.read_json(stream, json.ReadOptions(block_size=64 << 20)).num_rows
    return rows


def card_features(folder):
    """The features of the folder's card, or None."""
    from datasets import Features
    from huggingface_hub import DatasetCard
    card = folder / "README.md"
    if not card.exists():
        return None
    listed = DatasetCard.load(card).data.to_dict().get("dataset_info")
    listed = listed[0] if isinstance(listed, list) and listed else listed
    return Features._from_yaml_list(listed["features"]) if listed and "features" in listed else None


def by_datasets(folder, files):
    """Plain `load_dataset("json")`; with the card's features where there is a card."""
    from datasets import load_dataset
    with tempfile.TemporaryDirectory() as cache:
        loaded = load_dataset("json", data_files=[str(path) for path in files], split="train", cache_dir=cache,
                              features=card_features(folder))
        return loaded.num_rows


def by_datasets_folder(folder, files):
    """`load_dataset(folder)`: the card decides everything."""
    if not (folder / "README.md").exists():
        return None
    from datasets import load_dataset
    with tempfile.TemporaryDirectory() as cache:
        return sum(part.num_rows for part in load_dataset(str(folder), cache_dir=cache).values())


READERS = [("zstd -dc", by_zstd, None), ("DuckDB", by_duckdb, "duckdb"), ("pandas", by_pandas, "pandas"),
           ("Polars", by_polars, "polars"), ("PyArrow", by_pyarrow, "pyarrow"),
           ("datasets, data_files", by_datasets, "datasets"), ("datasets, folder", by_datasets_folder, "datasets")]


def reason(problem):
    """The innermost cause: datasets wraps what went wrong in an error that says only that something did."""
    while problem.__cause__ is not None:
        problem = problem.__cause__
    return f"{type(problem).__name__}: {' '.join(str(problem).split())[:200]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--expect", type=int, default=None, help="the count that all must give")
    arguments = parser.parse_args()
    root = arguments.folder / "shards" if (arguments.folder / "shards").is_dir() else arguments.folder
    files = sorted(root.glob("**/*.jsonl.zst"))
    if not files:
        sys.exit(f"no *.jsonl.zst under {root}")
    os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = os.environ["HF_HUB_OFFLINE"] = "1"
    counts, failed = {}, False
    if arguments.expect is not None:
        counts["expected"] = arguments.expect
    print(f"{len(files)} shards, {sum(path.stat().st_size for path in files)} bytes\n")
    print("| reader | version | rows | s |\n|---|---|---|---|")
    for name, reader, module in READERS:
        try:
            version = importlib.import_module(module).__version__ if module else \
                subprocess.run(["zstd", "--version"], capture_output=True, text=True).stdout.split("v")[-1].split(",")[0]
        except ImportError:
            print(f"| {name} | not installed | | |")
            continue
        begin = time.perf_counter()
        try:
            rows = reader(arguments.folder, files)
        except Exception as problem:
            failed = True
            print(f"| {name} | {version} | **failed**: {reason(problem)} | |")
            continue
        if rows is None:
            print(f"| {name} | {version} | no README.md in the folder | |")
            continue
        counts[name] = rows
        print(f"| {name} | {version} | {rows} | {time.perf_counter() - begin:.2f} |")
    if len(set(counts.values())) > 1:
        print(f"\nthe readers disagree: {counts}", file=sys.stderr)
        failed = True
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
