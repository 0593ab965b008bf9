"""Whole runs on a BERT of some thousand weights."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from patcorpus_transformer import checkpoint
from patcorpus_transformer.__main__ import main, run
from patcorpus_transformer.batches import Encoded, steps_of
from patcorpus_transformer.losses import LOSSES, LabelCounts, make_loss
from patcorpus_transformer.metrics import micro_f1
from patcorpus_transformer.options import Options
from patcorpus_transformer.training import Trainer


@pytest.fixture
def options(export: Path, config: Path, tmp_path: Path) -> Options:
    return Options(
        data=export,
        output=tmp_path / "out",
        from_config=str(config),
        steps=6,
        batch_size=8,
        learning_rate=3e-3,
        threads=1,
    )


def scores(folder: Path, name: str = "predictions.jsonl") -> np.ndarray:
    lines = [json.loads(line) for line in (folder / name).read_text().splitlines()]
    return np.array([list(line["scores"].values()) for line in lines])


@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_trains_and_leaves_predictions_of_every_document(options: Options, loss: str) -> None:
    manifest = run(replace(options, loss=loss))
    lines = [json.loads(line) for line in (options.output / "predictions.jsonl").read_text().splitlines()]
    assert [line["id"] for line in lines] == [f"WO3{number}A1" for number in range(16)]
    threshold = manifest["thresholds"]
    for line in lines:
        assert line["labels"] == [label for label, score in line["scores"].items() if score >= threshold[label]]
    assert manifest["steps"] == 6
    assert manifest["documentsSeen"] == 48
    assert manifest["loss"]["name"] == loss
    assert json.loads((options.output / "manifest.json").read_text()) == manifest
    assert not (options.output / checkpoint.FILE).exists()


def test_it_learns_what_words_tell(options: Options, export: Path) -> None:
    run(replace(options, steps=None, epochs=40))
    labels = ["canes", "chairs", "hearing"]
    from patcorpus_transformer.documents import read_export  # noqa: PLC0415

    test = read_export(export, ("abstract",), "en").test
    lines = [json.loads(line) for line in (options.output / "predictions.jsonl").read_text().splitlines()]
    truth = np.array([[label in document.labels for label in labels] for document in test])
    given = np.array([[label in line["labels"] for label in labels] for line in lines])
    everything = np.ones_like(truth)
    assert micro_f1(truth, given) > micro_f1(truth, everything) + 0.15


def test_the_same_seed_gives_the_same_scores_and_another_others(options: Options, tmp_path: Path) -> None:
    run(options)
    run(replace(options, output=tmp_path / "again"))
    run(replace(options, output=tmp_path / "other", seed=1))
    assert (options.output / "predictions.jsonl").read_bytes() == (
        tmp_path / "again" / "predictions.jsonl"
    ).read_bytes()
    assert not np.allclose(scores(options.output), scores(tmp_path / "other"))


@pytest.mark.parametrize("stop", [1, 3, 5])
def test_a_killed_run_goes_on_to_the_same_scores(
    options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    whole = replace(options, patience=9, evaluate_every=2)
    run(whole)
    killed = replace(whole, output=tmp_path / "killed")
    original = Trainer._step  # noqa: SLF001
    taken = 0

    def dies(self: Trainer, train: Encoded, rows: list[int], optimiser: torch.optim.Optimizer) -> float:
        nonlocal taken
        taken += 1
        if taken > stop:
            raise KeyboardInterrupt
        return original(self, train, rows, optimiser)

    monkeypatch.setattr(Trainer, "_step", dies)
    with pytest.raises(KeyboardInterrupt):
        run(killed)
    monkeypatch.undo()
    assert not (killed.output / "manifest.json").exists()
    run(replace(killed, resume=True))
    assert (whole.output / "predictions.jsonl").read_bytes() == (killed.output / "predictions.jsonl").read_bytes()


def test_accumulated_batches_give_the_step_of_the_whole(options: Options, tmp_path: Path) -> None:
    # Without dropout, whose masks depend on how documents are batched.
    config = json.loads(Path(options.from_config or "").read_text())
    config |= {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
    path = tmp_path / "config.json"
    path.write_text(json.dumps(config))
    for normalisation in ("mean", "sum"):
        some = replace(options, from_config=str(path), normalisation=normalisation)
        run(replace(some, output=tmp_path / f"whole-{normalisation}"))
        run(replace(some, output=tmp_path / f"cut-{normalisation}", batch_size=2, accumulate=4))
        np.testing.assert_allclose(
            scores(tmp_path / f"whole-{normalisation}"), scores(tmp_path / f"cut-{normalisation}"), atol=1e-4
        )


def test_bf16_is_near_fp32_and_not_it(options: Options, tmp_path: Path) -> None:
    run(options)
    run(replace(options, output=tmp_path / "bf16", precision="bf16"))
    np.testing.assert_allclose(scores(options.output), scores(tmp_path / "bf16"), atol=0.05)
    assert not np.array_equal(scores(options.output), scores(tmp_path / "bf16"))


def test_early_stopping_keeps_the_best_of_validation(options: Options) -> None:
    manifest = run(replace(options, steps=200, evaluate_every=2, patience=2, learning_rate=3e-2))
    assert manifest["stoppedEarly"]
    assert manifest["steps"] < 200
    best = max(manifest["history"], key=lambda look: look["microF1"])
    assert manifest["keptStep"] == best["step"]
    lines = [json.loads(line) for line in (options.output / "validation.jsonl").read_text().splitlines()]
    given = sum(len(line["labels"]) for line in lines)
    assert given > 0
    assert list(manifest["thresholds"].values())[0] == best["threshold"]  # noqa: RUF015


def test_saved_weights_are_a_model_to_start_from(options: Options, tmp_path: Path) -> None:
    run(options)
    again = replace(options, from_config=None, model=str(options.output / "model"), output=tmp_path / "again", steps=1)
    manifest = run(replace(again, learning_rate=1e-12))
    assert manifest["model"] == str(options.output / "model")
    np.testing.assert_allclose(scores(tmp_path / "again"), scores(options.output), atol=1e-6)


def test_modernbert_trains_too(options: Options) -> None:
    manifest = run(replace(options, from_config="tiny-modernbert", steps=2))
    assert manifest["counts"] == {"train": 48, "validation": 16, "test": 16}


def test_the_sum_of_losses_pulls_as_hard_as_there_are_documents() -> None:
    encoded = Encoded([[2, 3]] * 8, torch.zeros(8, 3))
    loss = make_loss("bce").bind(LabelCounts.of(encoded.targets))
    logits = torch.zeros(8, 3)
    total = loss(logits, encoded.targets).sum()
    assert total.item() == pytest.approx(8 * 3 * np.log(2), rel=1e-6)
    assert [len(rows) for rows in steps_of(list(range(8)), 3)] == [3, 3, 2]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (["--model", "/nowhere"], "cannot be loaded"),
        (["--from-config", "/nowhere.json"], "no such config"),
        (["--from-config", "tiny", "--loss-parameter", "beta=1"], "no parameter beta"),
    ],
)
def test_wrong_uses_say_what_to_do(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: list[str], message: str
) -> None:
    code = main(["--data", str(export), "--output", str(tmp_path / "out"), *change])
    assert code in (1, 2)
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_a_finished_folder_is_left_alone(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    run(replace(options, steps=1))
    code = main(["--data", str(options.data), "--output", str(options.output), "--from-config", "tiny"])
    assert code == 2
    assert "a finished run lies there" in capsys.readouterr().err
