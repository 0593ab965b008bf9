"""What a run leaves: predictions by document id, and a manifest, written last, of how they came about."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .documents import Document


def predictions(
    documents: list[Document], labels: list[str], scores: NDArray[np.float64], thresholds: NDArray[np.float64]
) -> bytes:
    """Return a line a document: its id, the labels whose score reaches the threshold, and all scores."""
    lines = []
    for row, document in enumerate(documents):
        given = [label for column, label in enumerate(labels) if scores[row, column] >= thresholds[column]]
        line = {"id": document.id, "labels": given, "scores": dict(zip(labels, scores[row].tolist(), strict=True))}
        lines.append(json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n")
    return "".join(lines).encode()


def write(folder: Path, name: str, content: bytes) -> dict[str, Any]:
    """Write a file as a whole, and return what the manifest says of it."""
    temporary = folder / (name + ".part")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder / name)
    return {
        "path": name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "documents": content.count(b"\n"),
    }


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write manifest.json: the folder is finished."""
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    write(folder, "manifest.json", (text + "\n").encode())
