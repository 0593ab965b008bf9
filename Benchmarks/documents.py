"""What every peer script shares: splitting concatenated files, timing, one line of JSON as the result."""
import argparse
import json
import mmap
import multiprocessing
import resource
import sys
import time
from pathlib import Path

# `<?xml-stylesheet` also begins with these letters, so the white space belongs to the mark.
MARKS = (b"<?xml ", b"<?xml\t", b"<?xml\r", b"<?xml\n")


def split(data):
    """Yields (offset, bytes) of every document in data; data without a declaration is one document."""
    starts = []
    at = data.find(b"<?xml")
    while at >= 0:
        if data[at:at + 6] in MARKS:
            starts.append(at)
        at = data.find(b"<?xml", at + 5)
    if not starts:
        starts = [0]
    for start, end in zip(starts, starts[1:] + [len(data)]):
        yield start, data[start:end]


def records(path):
    """Yields (offset, bytes) of the documents of a file, through a memory map."""
    if Path(path).stat().st_size == 0:
        return
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield from split(data)


def _one_file(task):
    extract, path, output = task
    documents = failed = 0
    with open(output, "w", encoding="utf-8") as sink:
        for _, text in records(path):
            try:
                sink.write(json.dumps(extract(text), ensure_ascii=False))
                sink.write("\n")
                documents += 1
            except Exception as problem:  # a peer that refuses a document is a result, not a crash
                failed += 1
                if failed == 1:
                    print(f"{path}: {problem}", file=sys.stderr)
    return documents, failed


def benchmark(variants, version, description):
    """Runs a variant over all documents of the files named on the command line and prints the figures.

    variants: name -> function from one document's bytes to something JSON can write; the first is the default.
    The time covers reading, splitting, parsing, extraction and writing JSON lines.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--processes", type=int, default=1, help="files are shared out among so many processes")
    parser.add_argument("--variant", choices=list(variants), default=next(iter(variants)))
    parser.add_argument("--output", default=None, help="folder for the JSON lines; default /dev/null")
    arguments = parser.parse_args()
    name, extract = arguments.variant, variants[arguments.variant]
    tasks = []
    for path in arguments.files:
        output = Path(arguments.output) / (Path(path).name + ".jsonl") if arguments.output else "/dev/null"
        tasks.append((extract, path, output))
    size = sum(Path(path).stat().st_size for path in arguments.files)
    begin = time.perf_counter()
    if arguments.processes > 1:
        with multiprocessing.Pool(arguments.processes) as pool:
            counts = pool.map(_one_file, tasks, chunksize=1)
    else:
        counts = [_one_file(task) for task in tasks]
    seconds = time.perf_counter() - begin
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(one).ru_maxrss for one in who)
    print(json.dumps({"name": name, "version": version, "processes": arguments.processes,
                      "documents": sum(count[0] for count in counts), "failed": sum(count[1] for count in counts),
                      "bytes": size, "seconds": round(seconds, 3), "megabytesPerSecond": round(size / seconds / 1e6, 1),
                      "peakMegabytes": round(peak * 1024 / 1e6, 1)}))
