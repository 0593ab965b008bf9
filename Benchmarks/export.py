"""Exports a corpus as Parquet, beside pyarrow writing the same table: wall and processor time, and the files' sizes.

    export.py TOOL CORPUS [ROUNDS]

Ours reads the store, verifies each line's digest, parses it and writes; pyarrow is measured twice: writing a table that is in memory, and parsing the
JSON Lines (with the schema given) and writing. Rounds rotate; the ratios of one run carry over.
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

WRITE = """
import sys, pyarrow.parquet as pq
from time import perf_counter, process_time
table = pq.read_table(sys.argv[1])
start, processor = perf_counter(), process_time()
pq.write_table(table, sys.argv[2], compression="zstd", compression_level=3, row_group_size=int(sys.argv[3]))
print(perf_counter() - start, process_time() - processor)
"""
PARSE = """
import sys, glob, pyarrow as pa, pyarrow.json as js, pyarrow.parquet as pq
from time import perf_counter, process_time
schema = pa.schema([f for f in pq.read_schema(sys.argv[1]) if f.name not in ("labels", "split")])
start, processor = perf_counter(), process_time()
writer = pq.ParquetWriter(sys.argv[2], schema, compression="zstd", compression_level=3)
for name in sorted(glob.glob(sys.argv[4] + "/*.jsonl.zst")):
    with pa.input_stream(name, compression="zstd") as stream:
        reader = js.open_json(stream, js.ReadOptions(block_size=32 << 20), js.ParseOptions(explicit_schema=schema))
        for batch in reader:
            writer.write_batch(batch, row_group_size=int(sys.argv[3]))
writer.close()
print(perf_counter() - start, process_time() - processor)
"""


def main():
    tool, corpus = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    work = tempfile.mkdtemp()

    def export(format, *more):
        shutil.rmtree(f"{work}/{format}", ignore_errors=True)
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([tool, "export", "main", "--corpus", corpus, "--format", format, "--output", f"{work}/{format}", *more], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.perf_counter() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    export("jsonl")
    export("parquet")
    print("peak memory of the tool so far, MB:", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
    lines = int(subprocess.run(f"zstd -dcq {work}/jsonl/*.zst | wc -c", shell=True, capture_output=True, text=True).stdout)
    import pyarrow.parquet

    files = sorted(f"{work}/parquet/{f}" for f in os.listdir(f"{work}/parquet") if f.endswith(".parquet"))
    rows = pyarrow.parquet.ParquetFile(files[0]).metadata.row_group(0).num_rows
    theirs = f"{work}/theirs.parquet"

    def peer(script):
        words = subprocess.run([sys.executable, "-c", script, files[0], theirs, str(rows), f"{work}/jsonl"], check=True, capture_output=True, text=True).stdout.split()
        return float(words[0]), float(words[1])

    contestants = {
        "patcorpus export --format parquet": lambda: export("parquet"),
        "the same, 1 thread": lambda: export("parquet", "--threads", "1"),
        "patcorpus export --format jsonl": lambda: export("jsonl"),
        "pyarrow, JSON Lines to Parquet": lambda: peer(PARSE),
        "pyarrow, the first file from memory": lambda: peer(WRITE),
    }
    times = {name: [] for name in contestants}
    sizes = {}
    names = list(contestants)
    for turn in range(rounds):
        for name in names[turn % len(names):] + names[: turn % len(names)]:
            times[name].append(contestants[name]())
            if name.startswith("pyarrow"):
                sizes[name] = os.path.getsize(theirs)
    sizes[names[0]] = sum(os.path.getsize(f) for f in files)
    print(f"{lines / 1e6:.0f} MB of lines, row groups of {rows} rows, {len(files)} files of ours, the first of {os.path.getsize(files[0]) / 1e6:.0f} MB")
    print("| contestant | s, median | processor s, median | MB/s of lines | MB written |")
    print("|---|---|---|---|---|")
    for name, taken in times.items():
        wall = sorted(t[0] for t in taken)[len(taken) // 2]
        processor = sorted(t[1] for t in taken)[len(taken) // 2]
        rate = "" if "memory" in name else f"{lines / 1e6 / wall:.0f}"
        print(f"| {name} | {wall:.2f} | {processor:.2f} | {rate} | {sizes.get(name, 0) / 1e6:.0f} |")
    shutil.rmtree(work)


main()
