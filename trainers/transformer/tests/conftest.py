"""A made-up export, small enough to train on in a second."""

import json
import os
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

os.environ["HF_HUB_OFFLINE"] = "1"  # nothing here may need a network

WORDS = {
    "canes": "cane stick tip handle",
    "chairs": "wheel chair seat motor",
    "hearing": "ear sound amplifier microphone",
}


def rows(count: int, seed: int, prefix: str) -> list[dict[str, object]]:
    """Return documents whose words tell their labels."""
    choice = random.Random(seed)  # noqa: S311
    made: list[dict[str, object]] = []
    for number in range(count):
        labels = sorted(choice.sample(sorted(WORDS), choice.choice([1, 1, 2])))
        words = [choice.choice(WORDS[choice.choice(labels)].split()) for _ in range(24)]
        made.append(
            {
                "id": f"{prefix}{number}A1",
                "title": words[0],
                "abstract": " ".join(words),
                "claims": "",
                "labels": labels,
            }
        )
    return made


def write_export(folder: Path, parts: dict[str, list[dict[str, object]]]) -> Path:
    """Write an export as `--format hf --fields title,abstract,claims` does."""
    (folder / "data").mkdir(parents=True)
    files = []
    for part, documents in parts.items():
        path = f"data/{part}-00000-of-00001.parquet"
        pq.write_table(pa.Table.from_pylist(documents), folder / path)
        files.append({"path": path, "documents": len(documents)})
    manifest = {"commit": "ab" * 32, "selection": "main", "splitName": "main", "format": "hf", "files": files}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an export of 48, 16 and 16 documents."""
    parts = {"train": rows(48, 1, "US1"), "validation": rows(16, 2, "EP2"), "test": rows(16, 3, "WO3")}
    return write_export(tmp_path_factory.mktemp("export") / "set", parts)


@pytest.fixture(scope="session")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a config of a BERT of some thousand weights."""
    path = tmp_path_factory.mktemp("config") / "config.json"
    values = {"model_type": "bert", "hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    values |= {"intermediate_size": 32, "max_position_embeddings": 64, "vocab_size": 200}
    path.write_text(json.dumps(values))
    return path
