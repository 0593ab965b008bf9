#!/usr/bin/env python3
"""Runs ingest and its peers in rounds on the same bytes and prints a Markdown table of medians and ratios.

The machine's speed drifts by tens of percent within an hour, so a ratio is taken inside a round and the median is over rounds;
the order within a round rotates, so nobody always runs on the hottest core. Time is the wall clock of the whole
process (for ours: `init` and `ingest` with its commit and fsyncs), peak memory what wait4 reports for it.
"""
import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
OURS = "patcorpus ingest, 2 threads"


def run(command):
    """(seconds, peak bytes, stdout) of a process; a failing one ends the benchmark."""
    with tempfile.TemporaryFile("w+") as output:
        begin = time.perf_counter()
        child = subprocess.Popen([str(part) for part in command], stdout=output)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if child.returncode != 0:
        sys.exit(f"exit {child.returncode}: {' '.join(map(str, command))[:300]}\n{text[:2000]}")
    return seconds, usage.ru_maxrss * 1024, text


def ours(binary, files, scratch, documents):
    corpus = Path(scratch) / "corpus"
    shutil.rmtree(corpus, ignore_errors=True)
    first = run([binary, "init", corpus])
    second = run([binary, "ingest", *files, "--corpus", corpus, "--threads", "2", "--json"])
    found = json.loads(second[2])["documents"]["found"]
    if found != documents:
        sys.exit(f"patcorpus found {found} documents, the input has {documents}")
    return first[0] + second[0], max(first[1], second[1])


def contestants(arguments, files, scratch, documents):
    """name -> function that runs it once and returns (seconds, peak bytes)."""
    venv = arguments.venv / "bin"

    def program(*command):
        def once():
            seconds, peak, text = run([*command, *files])
            figures = json.loads(text.splitlines()[-1])
            if figures["documents"] != documents or figures["failed"]:
                print(f"note: {figures['name']}: {figures['documents']} documents, {figures['failed']} failed, "
                      f"of {documents}", file=sys.stderr)
            return seconds, peak
        return once

    listed = {
        "empty parse, push": program(venv / "empty-parse", "push", "empty"),
        "empty parse, memory": program(venv / "empty-parse", "memory", "empty"),
    }
    if arguments.binary:
        listed[OURS] = lambda: ours(arguments.binary, files, scratch, documents)
    for peer, script, options in (
        ("lxml with fields, 1 process", "lxml_fields.py", []),
        ("lxml with fields, 2 processes", "lxml_fields.py", ["--processes", "2"]),
        ("patpubrender, 1 process", "patpubrender_run.py", []),
        ("patpubrender, 2 processes", "patpubrender_run.py", ["--processes", "2"]),
        ("xmltodict, 1 process", "xmltodict_run.py", []),
    ):
        if arguments.peers:
            probe = [venv / "python", "-c", "import " + script.split("_")[0]]
            if subprocess.run(probe, stderr=subprocess.DEVNULL).returncode:
                print(f"note: {peer} is not installed and left out", file=sys.stderr)
                continue
            listed[peer] = program(venv / "python", HERE / script, *options)
    return listed


def environment(arguments):
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    parts = [model.group(1) if model else platform.machine(), f"{len(os.sched_getaffinity(0))} cores",
             platform.system() + " " + platform.release(), "Python " + platform.python_version()]
    parts.append("libxml2 " + subprocess.run(["xml2-config", "--version"], capture_output=True, text=True).stdout.strip())
    listing = subprocess.run([arguments.venv / "bin" / "pip", "list", "--format=freeze"], capture_output=True, text=True)
    parts += [line.replace("==", " ") for line in listing.stdout.split()
              if line.split("==")[0] in ("lxml", "patpubrender", "xmltodict")]
    if arguments.binary:
        version = subprocess.run([arguments.binary, "--version"], capture_output=True, text=True).stdout.strip()
        parts.append("patcorpus " + version)
    return ", ".join(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--venv", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--megabytes", type=float, default=300)
    parser.add_argument("--input", type=Path, default=None, help="folder made by grants.py; default: made now")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="only the empty parse and ours")
    parser.add_argument("--json", type=Path, default=None, help="also write every single figure here")
    arguments = parser.parse_args()
    arguments.binary = os.environ.get("PATCORPUS")
    if not arguments.binary:
        print("note: PATCORPUS is not set, so only the peers run", file=sys.stderr)

    with tempfile.TemporaryDirectory(prefix="patcorpus-bench-") as scratch:
        folder = arguments.input or Path(scratch) / "grants"
        if not arguments.input:
            subprocess.run([sys.executable, HERE / "grants.py", folder, "--megabytes", str(arguments.megabytes)],
                           check=True, stdout=sys.stderr)
        files = sorted(folder.glob("*.xml"))
        size = sum(path.stat().st_size for path in files)
        count = run([arguments.venv / "bin" / "empty-parse", "memory", "count", *files])[2]
        documents = json.loads(count)["documents"]
        figures = contestants(arguments, files, scratch, documents)
        measured = {name: [] for name in figures}
        names = list(figures)
        for number in range(arguments.rounds):
            turn = number % len(names)
            for name in names[turn:] + names[:turn]:
                seconds, peak = figures[name]()
                measured[name].append({"seconds": seconds, "megabytesPerSecond": size / seconds / 1e6, "peakBytes": peak})
                print(f"round {number + 1}/{arguments.rounds}  {name}: {size / seconds / 1e6:.0f} MB/s", file=sys.stderr)

    print(f"{size / 1e6:.0f} MB, {documents} documents, {len(files)} files, {arguments.rounds} rounds.  ")
    print(environment(arguments) + "\n")
    print("| contestant | MB/s, median | least–most | ratio to empty push | ratio to empty memory | peak memory, MB |")
    print("|---|---|---|---|---|---|")
    for name, rounds in measured.items():
        speeds = [one["megabytesPerSecond"] for one in rounds]
        ratios = [statistics.median(one / base["megabytesPerSecond"] for one, base in zip(speeds, measured[yardstick]))
                  for yardstick in ("empty parse, push", "empty parse, memory")]
        peak = max(one["peakBytes"] for one in rounds) / 1e6
        print(f"| {name} | {statistics.median(speeds):.0f} | {min(speeds):.0f}–{max(speeds):.0f} | {ratios[0]:.2f} | "
              f"{ratios[1]:.2f} | {peak:.0f} |")
    if arguments.json:
        arguments.json.write_text(json.dumps({"bytes": size, "documents": documents, "measured": measured}, indent=1))


if __name__ == "__main__":
    main()
