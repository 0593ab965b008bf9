"""What the fault tests share: corpora to begin with, the commands that are disturbed, and what must hold afterwards."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
TIMEOUT = 120


def binary():
    """The tool that is tested: $PATCORPUS, else the release build."""
    named = os.environ.get("PATCORPUS")
    path = Path(named) if named else REPOSITORY / ".build/release/patcorpus"
    if not path.exists():
        sys.exit(f"{path} is not there: build it with swift build -c release, or name one in $PATCORPUS")
    return str(path.resolve())


def work_folder():
    """A new folder in $FAULTS_WORK, else in the system's temporary folder."""
    base = os.environ.get("FAULTS_WORK")
    return Path(tempfile.mkdtemp(prefix="patcorpus-faults-", dir=base))


def build_shim(folder):
    target = folder / "faults.so"
    compiler = os.environ.get("CC", "cc")
    subprocess.run(
        [compiler, "-O2", "-Wall", "-shared", "-fPIC", "-o", str(target), str(HERE / "faults.c"), "-ldl", "-pthread"], check=True)
    return str(target)


class Tool:
    def __init__(self, path):
        self.path = path

    def run(self, *arguments, corpus=None, env=None, timeout=TIMEOUT):
        command = [self.path, *map(str, arguments)]
        if corpus is not None:
            command += ["--corpus", str(corpus)]
        environment = {**os.environ, **(env or {})}
        return subprocess.run(command, capture_output=True, text=True, errors="replace", env=environment, timeout=timeout)

    def must(self, *arguments, corpus=None, codes=(0,)):
        result = self.run(*arguments, corpus=corpus)
        if result.returncode not in codes:
            sys.exit(f"{' '.join(map(str, arguments))} ended with {result.returncode}: {result.stderr}")
        return result

    def has(self, verb):
        return self.run("help", verb).returncode == 0 and verb in self.run("help").stdout


class State:
    """What a reader sees of a corpus; two states are equal where they hold the same versions under the same names."""

    def __init__(self, refs, roots, files):
        self.refs, self.roots, self.files = refs, roots, files

    def __eq__(self, other):
        if not isinstance(other, State):
            return False
        return (self.refs, self.roots, self.files) == (other.refs, other.roots, other.files)

    def __repr__(self):
        return f"{self.refs} {self.roots}"


class Broken(Exception):
    """Something that must hold does not."""


def observe(tool, corpus, scratch):
    """Reads everything: refs, versions, statistics, every document of every branch. Raises Broken where that does not work."""

    def ask(*arguments, codes=(0,)):
        result = tool.run(*arguments, corpus=corpus)
        if result.returncode not in codes:
            raise Broken(f"\"{' '.join(map(str, arguments))}\" ended with {result.returncode}: {result.stderr.strip()[-300:]}")
        return result

    branches = json.loads(ask("branch", "--json").stdout)
    tags = json.loads(ask("tag", "--json").stdout)
    refs, roots, files = {}, {}, {}
    if not branches:
        ask("show", "main", "--json", codes=(64,))
    for name in list(branches) + [f"tags/{tag}" for tag in tags]:
        word = name.removeprefix("tags/")
        shown = json.loads(ask("show", word, "--json").stdout)
        # The commit's id holds parents and recipe, and no time.
        refs[name] = shown["commit"]
        roots[name] = (shown["documentsRoot"], shown["documents"], tuple(sorted(shown["layers"].items())))
        if name.startswith("tags/"):
            continue
        ask("log", word)
        counted = json.loads(ask("stats", word, "--json").stdout)["documents"]
        if counted != shown["documents"]:
            raise Broken(f"stats counts {counted} documents and the version has {shown['documents']}")
        output = Path(scratch) / "export"
        shutil.rmtree(output, ignore_errors=True)
        manifest = json.loads(ask("export", word, "--format", "jsonl", "--output", str(output), "--json").stdout)
        files[name] = [(file["sha256"], file["documents"]) for file in manifest["files"]]
    return State(refs, roots, files)


def copy(source, target):
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True)


class Scenario:
    """A corpus to begin with and a command on it."""

    def __init__(self, name, start, arguments, codes=(0,)):
        self.name, self.start, self.arguments, self.codes = name, start, arguments, codes


def scenarios(tool, folder, documents=40, only=None, shim=None):
    """Makes the corpora that the commands begin with; those of verbs that are not there yet are left out."""
    data = folder / "data"
    tool.must("demo", data / "first", "--documents", documents, "--documents-per-file", 10, "--damaged", 2, "--size", "small")
    tool.must("demo", data / "second", "--documents", documents + 10, "--documents-per-file", 10, "--changed", 8, "--size", "small")

    empty, history = folder / "start-empty", folder / "start-history"
    tool.must("init", empty)
    copy(empty, history)
    tool.must("ingest", data / "first", "--threads", 1, corpus=history, codes=(0, 3))
    tool.must("tag", "old", corpus=history)
    second = ["ingest", data / "second", "--threads", 1, "--message", "second"]
    found = [
        Scenario("ingest into an empty corpus", empty, ["ingest", data / "first", "--threads", 1], codes=(0, 3)),
        Scenario("ingest on a history", history, second),
        Scenario("tag", history, ["tag", "v1"]),
        Scenario("branch", history, ["branch", "trial"]),
        Scenario("branch moved", history, ["branch", "main", "old", "--force"]),
        Scenario("tag removed", history, ["tag", "old", "--delete"]),
    ]
    if shim:
        # Stopped where it had written its shards and most of its journal.
        resumed = folder / "start-resumed"
        copy(history, resumed)
        total = count_calls(tool, shim, second, resumed, folder, in_copy=True)
        disturbed = {"LD_PRELOAD": shim, "FAULT_ROOT": str(resumed), "FAULT_KIND": "kill", "FAULT_AT": str(total * 2 // 3)}
        tool.run(*second, corpus=resumed, env=disturbed)
        found.append(Scenario("ingest resumed", resumed, second))
    garbage = folder / "start-garbage"
    copy(history, garbage)
    tool.must(*second, corpus=garbage)
    tool.must("branch", "main", "old", "--force", corpus=garbage)
    for verb, arguments in [("gc", ["gc", "--keep-newer-than", "0"]), ("repack", ["repack"]), ("repair", ["repair"])]:
        if not tool.has(verb):
            continue
        if verb == "gc" and "--keep-newer-than" not in tool.run("help", "gc").stdout:
            arguments = ["gc"]
            age(garbage)
        start = garbage
        if verb == "repair":
            start = folder / "start-unindexed"
            copy(history, start)
            (start / "index.sqlite").unlink()
        found.append(Scenario(verb, start, arguments, codes=(0, 12)))
    return [one for one in found if not only or only in one.name]


def age(corpus):
    """Makes every file ten days old, so that gc takes what nothing names."""
    import time

    then = time.time() - 10 * 86400
    for path in Path(corpus).rglob("*"):
        os.utime(path, (then, then), follow_symlinks=False)


def count_calls(tool, shim, arguments, start, folder, in_copy=False, log=None):
    """How many calls that change a file an undisturbed run makes."""
    corpus = folder / "counted"
    copy(start, corpus)
    counter = folder / "count"
    env = {"LD_PRELOAD": shim, "FAULT_ROOT": str(corpus), "FAULT_COUNT": str(counter)}
    if log:
        env["FAULT_LOG"] = str(log)
    result = tool.run(*arguments, corpus=corpus, env=env)
    if result.returncode not in (0, 3, 12):
        sys.exit(f"the undisturbed run ended with {result.returncode}: {result.stderr}")
    return int(counter.read_text())


def old_state(tool, scenario, scratch):
    """What a reader sees before; None where the start cannot be read (repair of a missing index)."""
    try:
        return observe(tool, scenario.start, scratch)
    except Broken:
        return None
