"""Reads what `patcorpus export` writes: formats hf, parquet and jsonl, by part of the split."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import zstandard

from .faults import Fault
from .texts import text_of

PARTS = ("train", "validation", "test")


@dataclass(frozen=True)
class Document:
    """What a classifier sees of a document: its id, its text, and the labels to learn."""

    id: str
    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Export:
    """The three parts of an export, the labels to tell apart, and what its manifest says of its origin."""

    train: list[Document]
    validation: list[Document]
    test: list[Document]
    labels: list[str]
    manifest: Mapping[str, Any]


def read_export(folder: Path, fields: Iterable[str], language: str) -> Export:
    """Read an exported folder.

    The labels are those of `labels.txt` if it is there, else those of the documents of `train`. A document may
    stand several times in `train` (a set that counts it so), once in the others.
    """
    manifest = _manifest(folder)
    parts: dict[str, list[Document]] = {part: [] for part in PARTS}
    fields = tuple(fields)
    for path in _files(folder, manifest):
        by_name = next((part for part in (*PARTS, "unsplit") if path.name.startswith(part + "-")), None)
        for row in _rows(path):
            part = by_name or row.get("split") or "unsplit"
            if part in parts:
                parts[part].append(_document(row, path, fields, language))
    for part in PARTS:
        if not parts[part]:
            raise Fault(
                f"there is no document of the part {part}",
                at=str(folder),
                fix='make a split and export with "--format hf"',
                usage=True,
            )
        _check_ids(parts, part, folder)
    return Export(**parts, labels=_labels(folder, parts["train"]), manifest=manifest)


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.json"
    if not path.is_file():
        raise Fault(
            "there is no manifest.json, which patcorpus writes last", at=str(folder), fix="export again", usage=True
        )
    manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return manifest


def _files(folder: Path, manifest: Mapping[str, Any]) -> list[Path]:
    paths = [folder / file["path"] for file in manifest["files"]]
    tables = [path for path in paths if path.name.endswith((".parquet", ".jsonl", ".jsonl.zst"))]
    if not tables:
        raise Fault(
            f"it is an export of the format {manifest.get('format')}",
            at=str(folder),
            fix="export with --format hf, parquet or jsonl",
            usage=True,
        )
    return tables


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.suffix == ".parquet":
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=256):
                yield from batch.to_pylist()
        return
    with path.open("rb") as raw:
        stream = (
            zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True) if path.suffix == ".zst" else raw
        )
        for line in io.TextIOWrapper(stream, encoding="utf-8", newline="\n"):
            yield json.loads(line)


def _document(row: Mapping[str, Any], path: Path, fields: tuple[str, ...], language: str) -> Document:
    if "labels" not in row:
        raise Fault(
            "documents stand there without their labels, as canonical lines do",
            at=str(path),
            fix='export with "--fields title,abstract,claims", or as Parquet',
            usage=True,
        )
    return Document(row["id"], text_of(row, fields, language), tuple(row["labels"] or ()))


def _check_ids(parts: Mapping[str, list[Document]], part: str, folder: Path) -> None:
    if part == "train":
        return
    seen = {document.id for other in PARTS[: PARTS.index(part)] for document in parts[other]}
    for document in parts[part]:
        if document.id in seen:
            raise Fault(
                f"{document.id} comes twice, in {part} and there or in an earlier part",
                at=str(folder),
                fix="select parts that have no document in common",
                usage=True,
            )
        seen.add(document.id)


def _labels(folder: Path, train: list[Document]) -> list[str]:
    path = folder / "labels.txt"
    labels = {label for document in train for label in document.labels}
    if path.is_file():
        listed = path.read_text(encoding="utf-8").split("\n")
        if listed[-1] == "":
            listed.pop()
        if missing := sorted(labels - set(listed)):
            raise Fault(f"training documents have the label {missing[0]}, which is not listed", at=str(path))
        labels = set(listed)
    if not labels:
        raise Fault("no training document has a label", at=str(folder), fix='"patcorpus label" gives them', usage=True)
    return sorted(labels, key=lambda label: label.encode())
