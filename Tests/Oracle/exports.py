"""Reads what patcorpus exports with the tools that people use, and compares every value.

    exports.py tables DIR               the Parquet files of ParquetFileTests (PATCORPUS_WRITE_PARQUET=DIR), each with its rows
    exports.py corpus DIR SELECTION     all formats of a selection of a corpus, held against its JSON Lines

Needs pyarrow, pandas, polars, duckdb, datasets, mlcroissant, scikit-learn, fasttext, and the programs patcorpus (or $TOOL) and zstd.
Run by hand; scripts/check-exports makes corpora and calls it. Ends with 0 if nothing differs.
"""
import csv
import json
import math
import os
import re
import subprocess
import sys
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"
CACHE = tempfile.TemporaryDirectory()
os.environ["HF_HOME"] = CACHE.name

import duckdb  # noqa: E402
import numpy  # noqa: E402
import pandas  # noqa: E402
import polars  # noqa: E402
import pyarrow  # noqa: E402
import pyarrow.parquet  # noqa: E402

csv.field_size_limit(1 << 30)
TOOL = os.environ.get("TOOL", "patcorpus")
compared = 0
failures = 0


def plain(value):
    """The value as JSON has it: NumPy's and Arrow's kinds of lists and numbers become Python's."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, numpy.ndarray)):
        return [plain(inner) for inner in value]
    if isinstance(value, numpy.generic):
        return value.item()
    if value is pandas.NA:
        return None
    return value


def leaves(value):
    if isinstance(value, dict):
        return sum(leaves(inner) for inner in value.values())
    if isinstance(value, list):
        return sum(leaves(inner) for inner in value) or 1
    return 1


def same(a, b):
    """Equality that tells kinds, signs of zeros and nulls apart."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, float) and isinstance(b, float):
        return a == b and math.copysign(1, a) == math.copysign(1, b) or (a != a and b != b)
    return type(a) is type(b) and a == b


def hold(what, found, expected):
    """Compares two lists of rows and says the first difference."""
    global compared, failures
    found, expected = plain(found), plain(expected)
    values = sum(leaves(row) for row in expected)
    compared += values
    if len(found) != len(expected):
        failures += 1
        print(f"DIFFERS {what}: {len(found)} rows for {len(expected)}")
        return
    for number, (one, other) in enumerate(zip(found, expected)):
        if not same(one, other):
            failures += 1
            if isinstance(one, dict) and isinstance(other, dict):
                keys = [k for k in {**one, **other} if not same(one.get(k), other.get(k))]
                one, other = {k: one.get(k) for k in keys}, {k: other.get(k) for k in keys}
            print(f"DIFFERS {what}: row {number}: {str(one)[:400]} for {str(other)[:400]}")
            return
    print(f"same    {what}: {len(found):,} rows, {values:,} values")


def fill(row, fields):
    """A row with null for what JSON leaves out; doubles that JSON writes as integers are doubles."""
    return {name: typed(row.get(name), kind) for name, kind in fields}


def typed(value, kind):
    import pyarrow as pa

    if value is None:
        return None
    if pa.types.is_struct(kind):
        return {kind.field(i).name: typed(value.get(kind.field(i).name), kind.field(i).type) for i in range(kind.num_fields)}
    if pa.types.is_list(kind):
        return [typed(inner, kind.value_type) for inner in value]
    return float(value) if pa.types.is_floating(kind) else value


def read_parquet(what, path, expected):
    """Every reader of Parquet on one file or pattern."""
    from datasets import load_dataset

    files = sorted(str(p) for p in __import__("pathlib").Path(path).parent.glob(os.path.basename(path)))
    hold(f"{what} pyarrow", [row for f in files for row in pyarrow.parquet.read_table(f).to_pylist()], expected)
    relation = duckdb.sql(f"SELECT * FROM read_parquet({files!r})")
    hold(f"{what} duckdb", [dict(zip(relation.columns, row)) for row in relation.fetchall()], expected)
    hold(f"{what} polars", polars.read_parquet(files).to_dicts(), expected)
    # pandas' columns of Arrow's types; as NumPy's they would turn integers beside nulls into floats.
    frames = [pandas.read_parquet(f, dtype_backend="pyarrow") for f in files]
    columns = [{name: pyarrow.array(frame[name].array).to_pylist() for name in frame} for frame in frames]
    hold(f"{what} pandas", [dict(zip(part, row)) for part in columns for row in zip(*part.values())], expected)
    if expected:
        dataset = load_dataset("parquet", data_files=files, split="train", cache_dir=CACHE.name)
        hold(f"{what} datasets", dataset.to_list(), expected)


def statistics(what, path):
    """Each chunk's minimum, maximum and nulls, held against its values."""
    global compared, failures
    file = pyarrow.parquet.ParquetFile(path)
    for group in range(file.metadata.num_row_groups):
        table = file.read_row_group(group)
        for index in range(file.metadata.num_columns):
            chunk = file.metadata.row_group(group).column(index)
            values, nulls = [], 0

            def walk(value, names):
                nonlocal nulls
                if value is None or (names and value == []):
                    nulls += 1
                elif isinstance(value, list):
                    for inner in value:
                        walk(inner, names[2:])
                elif isinstance(value, dict):
                    walk(value[names[0]], names[1:])
                else:
                    values.append(value)

            names = chunk.path_in_schema.split(".")
            for value in table.column(names[0]).to_pylist():
                walk(value, names[1:])
            stats = chunk.statistics
            compared += 1
            right = stats.null_count == nulls and stats.has_min_max == bool(values) if stats.physical_type != "BYTE_ARRAY" else stats.null_count == nulls
            if values and stats.has_min_max:
                keys = [v.encode() for v in values] if isinstance(values[0], str) else values
                low, high = (stats.min.encode(), stats.max.encode()) if isinstance(stats.min, str) else (stats.min, stats.max)
                right = right and low <= min(keys) and high >= max(keys)
                if isinstance(values[0], str):
                    right = right and len(low) <= 64 and len(high) <= 67 and min(keys)[: len(low)] == low
                    right = right and (high == max(keys) if len(max(keys)) <= 64 else True)
                else:
                    right = right and low == min(keys) and high == max(keys)
            elif values and max(v.encode() for v in values)[:1] != b"\xf4":
                right = False
            if not right:
                failures += 1
                print(f"DIFFERS {what} statistics of group {group} {chunk.path_in_schema}: {stats}")
                return
    print(f"same    {what} statistics of {file.metadata.num_row_groups} row groups")


def tables(folder):
    for name in sorted(f[:-8] for f in os.listdir(folder) if f.endswith(".parquet")):
        path = f"{folder}/{name}.parquet"
        schema = pyarrow.parquet.read_schema(path)
        fields = [(field.name, field.type) for field in schema]
        lines = [line for line in open(f"{folder}/{name}.jsonl", encoding="utf-8").read().split("\n") if line]
        read_parquet(name, path, [fill(json.loads(line), fields) for line in lines])
        statistics(name, path)
        digest = subprocess.run(["sha256sum", path], capture_output=True, text=True).stdout.split()[0]
        print(f"digest  {name} {digest}")


def words(text):
    """`WordList`'s definition, a sign at a time."""
    import unicodedata

    return "".join(c.lower() if unicodedata.category(c) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd") else " " for c in text).split(" ")


def corpus(folder, selection):
    scratch = tempfile.mkdtemp()
    options = [] if os.environ.get("THREADS") is None else ["--threads", os.environ["THREADS"]]

    def export(format, name, *more):
        subprocess.run([TOOL, "export", selection, "--corpus", folder, "--format", format, "--output", f"{scratch}/{name}", *options, *more], check=True, stdout=subprocess.DEVNULL)
        return f"{scratch}/{name}"

    def lines(path):
        text = subprocess.run(f"zstd -dcq {path}/*.jsonl.zst", shell=True, capture_output=True, check=True).stdout.decode()
        return [json.loads(line) for line in text.split("\n") if line]

    whole = lines(export("jsonl", "whole"))
    flat = lines(export("jsonl", "flat", "--fields", "all"))
    splits = {}
    for row in flat:
        splits.setdefault(row.get("split") or "unsplit", []).append(row)
    has_split = "split" in (flat[0] if flat else {})
    full = [{**document, "labels": row["labels"], **({"split": row["split"]} if has_split else {})} for document, row in zip(whole, flat)]
    parts = {}
    for row in full:
        parts.setdefault((row.get("split") or "unsplit") if has_split else "train", []).append({k: v for k, v in row.items() if k != "split"})

    read_parquet("parquet", export("parquet", "parquet") + "/*.parquet", full)
    order = list(flat[0])
    read_parquet("parquet flat", export("parquet", "parquet-flat", "--fields", "all") + "/*.parquet", flat)
    hf(export("hf", "hf"), parts)
    jsonl(f"{scratch}/whole", f"{scratch}/flat", whole, flat)
    tables_as_text(export("csv", "csv", "--fields", "all"), flat)
    croissant(f"{scratch}/hf", parts)
    croissant(f"{scratch}/csv", {"documents": [as_cells(row) for row in flat]}, empty_is_none=True)
    svmlight(export("svmlight", "svmlight", "--min-df", "2"), splits if has_split else {"documents": flat})
    fasttext(export("fasttext", "fasttext"), splits if has_split else {"documents": flat})
    manifests(scratch)


def hf(path, parts):
    from datasets import load_dataset

    dataset = load_dataset(path, cache_dir=CACHE.name)
    hold("hf the splits", [sorted(dataset)], [sorted(parts)])
    for name, rows in parts.items():
        hold(f"hf {name} datasets", dataset[name].to_list(), rows)
        stream = load_dataset(path, split=name, streaming=True)
        hold(f"hf {name} datasets, streaming", list(stream), rows)
        read_parquet(f"hf {name}", f"{path}/data/{name}-*.parquet", rows)


def jsonl(whole_path, flat_path, whole, flat):
    from datasets import load_dataset

    for what, path, rows in (("jsonl", whole_path, whole), ("jsonl flat", flat_path, flat)):
        # datasets 5.2 lets pyarrow take full dates for times before it looks at the card; the card cannot say otherwise.
        hold(f"{what} datasets, dates apart", dates(load_dataset(path, split="train", cache_dir=CACHE.name).to_list()), rows)
        files = sorted(f"{path}/{f}" for f in os.listdir(path) if f.endswith(".zst"))
        frames = [pandas.read_json(f, lines=True, dtype=False, convert_dates=False) for f in files]
        hold(f"{what} pandas", [{k: None if v != v else v for k, v in row.items()} for frame in frames for row in frame.to_dict("records")], rows)
        relation = duckdb.sql(f"SELECT * FROM read_json({files!r}, format='newline_delimited', maximum_object_size=1000000000, map_inference_threshold=-1, field_appearance_threshold=0, convert_strings_to_integers=false, dateformat='never', timestampformat='never', sample_size=-1)")
        found = [dict(zip(relation.columns, row)) for row in relation.fetchall()]
        hold(f"{what} duckdb, ids", [row["id"] for row in found], [row["id"] for row in rows])
    hold("jsonl flat polars", polars.read_ndjson(sorted(f"{flat_path}/{f}" for f in os.listdir(flat_path) if f.endswith(".zst")), infer_schema_length=None).to_dicts(), flat)


def dates(value):
    if isinstance(value, dict):
        return {key: dates(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [dates(inner) for inner in value]
    return value[:10] if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d 00:00:00", value) else value


def as_cells(row):
    def cell(value):
        if value is None:
            return ""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if isinstance(value, list) else value

    return {key: cell(value) for key, value in row.items()}


def tables_as_text(path, flat):
    from datasets import load_dataset

    file = f"{path}/documents.csv"
    with open(file, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    order = list(rows[0])
    cells = [{key: as_cells(row)[key] for key in order} for row in flat]
    hold("csv module csv", rows, cells)
    hold("csv pandas", pandas.read_csv(file, dtype=str, keep_default_na=False).to_dict("records"), cells)
    relation = duckdb.sql(f"SELECT * FROM read_csv('{file}', all_varchar=true, header=true, max_line_size=100000000, quote='\"', escape='\"', delim=',', nullstr='never', parallel=false)")
    hold("csv duckdb", [{k: v or "" for k, v in zip(relation.columns, row)} for row in relation.fetchall()], cells)
    hold("csv polars", [{k: v or "" for k, v in row.items()} for row in polars.read_csv(file, infer_schema=False, empty_string_is_null=False).to_dicts()], cells)
    hold("csv datasets", [{k: v or "" for k, v in row.items()} for row in load_dataset(path, split="train", cache_dir=CACHE.name).to_list()], cells)


def croissant(path, parts, empty_is_none=False):
    import logging

    logging.disable(logging.WARNING)
    import mlcroissant

    dataset = mlcroissant.Dataset(f"{path}/croissant.json")
    name = os.path.basename(path)
    for record_set in dataset.metadata.record_sets:
        found = [unnamed(dict(record)) for record in dataset.records(record_set.id)]
        rows = json.loads(json.dumps(parts[record_set.id]))
        if empty_is_none:
            # It reads CSV with pandas' guesses: whole numbers beside empty cells become floats.
            found = [{k: re.sub(r"^(\d+)\.0$", r"\1", v) if isinstance(v, str) else v for k, v in row.items()} for row in found]
        for row in rows:
            # A list of objects within an object is not described.
            if "provenance" in row:
                row["provenance"].pop("parameters")
            if empty_is_none:
                for key, value in row.items():
                    row[key] = value or None
        hold(f"{name} {record_set.id} mlcroissant", found, rows)


def unnamed(value):
    if isinstance(value, dict):
        return {key.split("/")[-1]: unnamed(inner) for key, inner in value.items()}
    if isinstance(value, (list, numpy.ndarray)):
        return [unnamed(inner) for inner in value]
    return value.decode() if isinstance(value, bytes) else value


def text(row):
    return "\n".join(row[name] for name in ("title", "abstract", "claims") if row[name])


def svmlight(path, splits):
    global compared, failures
    from sklearn.datasets import load_svmlight_file
    from sklearn.feature_extraction.text import TfidfVectorizer

    labels = open(f"{path}/labels.txt", encoding="utf-8").read().split("\n")[:-1]
    vocabulary = [line.split("\t") for line in open(f"{path}/vocabulary.tsv", encoding="utf-8").read().split("\n")[1:-1]]
    vectorizer = TfidfVectorizer(analyzer=lambda t: [w for w in words(t) if w], min_df=2)
    vectorizer.fit([text(row) for row in splits.get("train", splits.get("documents", []))])
    hold("svmlight vocabulary", [row[1] for row in vocabulary], vectorizer.get_feature_names_out().tolist())
    off = max((abs(float(row[3]) - idf) for row, idf in zip(vocabulary, vectorizer.idf_)), default=0)
    for name, rows in splits.items():
        matrix, targets = load_svmlight_file(f"{path}/{name}.svmlight", multilabel=True, n_features=len(vocabulary), zero_based=False)
        hold(f"svmlight {name} labels", [[labels[int(t)] for t in target] for target in targets], [row["labels"] for row in rows])
        hold(f"svmlight {name} ids", open(f"{path}/{name}.ids").read().split("\n")[:-1], [row["id"] for row in rows])
        expected = vectorizer.transform([text(row) for row in rows])
        expected.sort_indices()
        matrix.eliminate_zeros()
        compared += expected.nnz
        shape = matrix.shape == expected.shape and (matrix.indptr == expected.indptr).all() and (matrix.indices == expected.indices).all()
        worst = float((abs(matrix.data - expected.data) / expected.data).max()) if shape and expected.nnz else 0
        if not shape or worst > 1.2e-7 or off > 1e-12:
            failures += 1
            print(f"DIFFERS svmlight {name}: shape {shape}, worst relative difference {worst}, idf {off}")
        else:
            print(f"same    svmlight {name} scikit-learn: {expected.nnz:,} values, worst relative difference {worst:.1e} (32-bit floats), idf {off:.1e}")


def fasttext(path, splits):
    import fasttext as library

    library.FastText.eprint = lambda *args: None
    labels = open(f"{path}/labels.txt", encoding="utf-8").read().split("\n")[:-1]
    mark = {label: "__label__" + re.sub(r"[ \t\n\r\v\f\0]", "_", label) for label in labels}
    train = "train" if "train" in splits else "documents"
    model = None
    if any(row["labels"] for row in splits[train]):
        model = library.train_supervised(f"{path}/{train}.txt", epoch=1, dim=4, thread=1, verbose=0)
        hold("fasttext labels that the program learnt", sorted(model.get_labels()), sorted({mark[l] for row in splits[train] for l in row["labels"]}))
    for name, rows in splits.items():
        lines = open(f"{path}/{name}.txt", encoding="utf-8", newline="\n").read().split("\n")[:-1]
        expected = [[mark[l] for l in row["labels"]] + re.split(r"[ \t\n\r\v\f\0]+", text(row).strip(" \t\n\r\v\f\0")) for row in rows]
        hold(f"fasttext {name} words", [line.split(" ") for line in lines], [[w for w in row if w] or [""] for row in expected])
        if model:
            # The program counts the lines that have a label it knows.
            known = set(model.get_labels())
            examples = sum(any(mark[l] in known for l in row["labels"]) for row in rows)
            hold(f"fasttext {name} lines that the program tests", [model.test(f"{path}/{name}.txt")[0]], [examples])
            found = [model.get_line(line) for line in lines]
            hold(f"fasttext {name} labels that the program reads", [sorted(row[1]) for row in found], [sorted(m for m in (mark[l] for l in row["labels"]) if m in known) for row in rows])


def manifests(scratch):
    for name in sorted(os.listdir(scratch)):
        manifest = json.load(open(f"{scratch}/{name}/manifest.json"))
        found = []
        for file in manifest["files"]:
            path = f"{scratch}/{name}/{file['path']}"
            found.append([subprocess.run(["sha256sum", path], capture_output=True, text=True).stdout.split()[0], os.path.getsize(path)])
        hold(f"manifest of {name}", found, [[file["sha256"], file["bytes"]] for file in manifest["files"]])


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "tables":
        tables(sys.argv[2])
    elif len(sys.argv) == 4 and sys.argv[1] == "corpus":
        corpus(sys.argv[2], sys.argv[3])
    else:
        sys.exit(__doc__)
    print(f"{compared:,} values compared, {failures} differences")
    sys.exit(1 if failures else 0)
