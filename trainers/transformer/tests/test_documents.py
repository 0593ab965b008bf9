"""What is read of exports: flat, whole, as lines; and what is refused."""

import json
from pathlib import Path

import pytest
import zstandard
from conftest import rows, write_export

from patcorpus_transformer.documents import read_export
from patcorpus_transformer.faults import Fault
from patcorpus_transformer.texts import text_of
from patcorpus_transformer.vocabulary import make_tokenizer


def read(folder: Path):  # noqa: ANN201
    return read_export(folder, ("title", "abstract", "claims"), "en")


def test_parts_are_read_with_their_labels(export: Path) -> None:
    found = read(export)
    assert [len(part) for part in (found.train, found.validation, found.test)] == [48, 16, 16]
    assert found.labels == ["canes", "chairs", "hearing"]
    assert found.train[0].text.startswith(rows(48, 1, "US1")[0]["title"] + "\n")


def test_lines_in_zstd_say_their_part_in_a_column(tmp_path: Path) -> None:
    lines = [row | {"split": part} for part in ("train", "validation", "test") for row in rows(3, 1, part)]
    lines.append(rows(1, 9, "unsplit")[0] | {"split": None})
    data = "".join(json.dumps(line) + "\n" for line in lines).encode()
    half = zstandard.compress(data[:200]) + zstandard.compress(data[200:])  # frames, as patcorpus writes them
    (tmp_path / "documents-00001.jsonl.zst").write_bytes(half)
    (tmp_path / "manifest.json").write_text(
        json.dumps({"format": "jsonl", "files": [{"path": "documents-00001.jsonl.zst"}]})
    )
    found = read(tmp_path)
    assert [document.id for document in found.test] == ["test0A1", "test1A1", "test2A1"]


def test_whole_documents_give_one_language_and_a_field_without_it_its_first() -> None:
    row = {
        "titles": [{"language": "fr", "text": "Canne"}],
        "abstracts": [
            {"language": "en", "paragraphs": ["A cane.", "A tip."]},
            {"language": "fr", "paragraphs": ["Non"]},
        ],
        "claims": [{"language": "en", "number": 1, "text": "1. A cane."}],
        "description": [{"language": "en", "heading": "FIELD", "paragraphs": ["x"], "role": ""}],
    }
    assert text_of(row) == "Canne\nA cane.\nA tip.\n1. A cane."
    assert text_of(row, ("description",)) == "FIELD\nx"
    assert text_of(row, ("abstract",), "fr") == "Non"


def test_a_document_may_come_twice_in_training_and_nowhere_else(tmp_path: Path) -> None:
    documents = rows(4, 1, "US")
    folder = write_export(
        tmp_path / "a", {"train": documents[:2] * 2, "validation": documents[2:3], "test": documents[3:]}
    )
    assert len(read(folder).train) == 4
    folder = write_export(
        tmp_path / "b", {"train": documents[:2], "validation": documents[2:3], "test": documents[1:2]}
    )
    with pytest.raises(Fault, match="US1A1 comes twice"):
        read(folder)


def test_listed_labels_are_all_labels(tmp_path: Path) -> None:
    documents = rows(3, 1, "US")
    folder = write_export(tmp_path / "a", {"train": documents[:1], "validation": documents[1:2], "test": documents[2:]})
    (folder / "labels.txt").write_text("canes\nchairs\nhearing\nzimmer\n")
    assert read(folder).labels == ["canes", "chairs", "hearing", "zimmer"]
    (folder / "labels.txt").write_text("zimmer\n")
    with pytest.raises(Fault, match="which is not listed"):
        read(folder)


def test_what_is_no_export_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"no manifest.json"):
        read(tmp_path)
    folder = write_export(tmp_path / "a", {"train": rows(3, 1, "US")})
    with pytest.raises(Fault, match="no document of the part validation"):
        read(folder)


def test_the_same_texts_give_the_same_tokenizer_and_every_word_has_pieces() -> None:
    texts = [str(row["abstract"]) for row in rows(48, 1, "US")]
    first, second = make_tokenizer(texts, 200, 64), make_tokenizer(texts, 200, 64)
    assert first.get_vocab() == second.get_vocab()
    assert first.tokenize("Amplifier chains") == ["amplifier", *["c", "##h", "##a", "##i", "##n", "##s"]]
    assert len(make_tokenizer(texts, 30, 64)) <= 30
