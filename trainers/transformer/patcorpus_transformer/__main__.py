"""Parse, train, write: the run from beginning to end."""

import hashlib
import json
import platform
import sys
import time
from dataclasses import asdict
from typing import Any

import torch
import transformers

from . import __version__, checkpoint
from .batches import encode
from .documents import Export, read_export
from .faults import Fault
from .losses import LabelCounts, make_loss
from .metrics import fit_thresholds
from .models import create, load
from .options import Options, parse
from .results import predictions, write, write_manifest
from .training import Trainer, clear, prepare


def main(arguments: list[str] | None = None) -> int:
    """Run, and return the exit code: 0 for a finished run, 1 for one that failed, 2 for what was asked wrongly."""
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    try:
        run(parse(arguments))
    except Fault as fault:
        print(f"error: {fault}", file=sys.stderr)  # noqa: T201
        return fault.exit_code
    return 0


def run(options: Options) -> dict[str, Any]:
    """Train on the export; write predictions of validation and test, the model and, last, the manifest; return it."""
    began = time.monotonic()
    export = read_export(options.data, options.fields, options.language)
    _prepare_output(options)
    device = prepare(options)
    if options.model is not None:
        model, tokenizer = load(options.model, export.labels)
    else:
        model, tokenizer = create(options.from_config or "", export.labels, (d.text for d in export.train))
    model.to(device)  # type: ignore[arg-type]
    parts = [
        encode(p, export.labels, tokenizer, options.max_tokens) for p in (export.train, export.validation, export.test)
    ]
    loss = make_loss(options.loss, options.loss_parameters)
    trainer = Trainer(model, loss.bind(LabelCounts.of(parts[0].targets)), tokenizer.pad_token_id or 0, options, device)
    progress = trainer.run(parts[0], parts[1], fingerprint(options, export))
    fitted_on = trainer.scores(parts[1])
    thresholds = fit_thresholds(options.thresholds, parts[1].targets.numpy().astype(bool), fitted_on)
    files = [
        write(options.output, "validation.jsonl", predictions(export.validation, export.labels, fitted_on, thresholds)),
        write(
            options.output,
            "predictions.jsonl",
            predictions(export.test, export.labels, trainer.scores(parts[2]), thresholds),
        ),
    ]
    model.save_pretrained(options.output / "model")
    tokenizer.save_pretrained(options.output / "model")
    manifest = {
        "trainer": "patcorpus-transformer",
        "version": __version__,
        "model": options.model or options.from_config,
        "loss": {"name": options.loss, **asdict(loss)},
        "normalisation": options.normalisation,
        "budget": {"epochs": options.epochs, "steps": options.steps},
        "steps": progress.step,
        "documentsSeen": progress.documents,
        "stoppedEarly": progress.stopped_early,
        "keptStep": progress.best_step if options.patience else progress.step,
        "history": progress.history,
        "labels": export.labels,
        "thresholds": dict(zip(export.labels, thresholds.tolist(), strict=True)),
        "thresholdsFittedOn": None if options.thresholds == "fixed" else "validation",
        "counts": {"train": len(export.train), "validation": len(export.validation), "test": len(export.test)},
        "parameters": options.record(),
        "weights": sum(value.numel() for value in model.parameters()),
        "data": {key: export.manifest.get(key) for key in ("commit", "selection", "splitName")},
        "device": str(device),
        "versions": {
            "python": platform.python_version(),
            "torch": torch.__version__,
            "transformers": transformers.__version__,
        },
        "seconds": round(time.monotonic() - began, 3),
        "trainingSeconds": round(progress.seconds, 3),
        "files": files,
    }
    write_manifest(options.output, manifest)
    clear(options.output)
    return manifest


def fingerprint(options: Options, export: Export) -> str:
    """Return a digest of all that a run depends on: a checkpoint of another is refused."""
    parts = [[(d.id, d.text, d.labels) for d in part] for part in (export.train, export.validation)]
    content = json.dumps([options.record(), export.labels, parts], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _prepare_output(options: Options) -> None:
    folder = options.output
    if (folder / "manifest.json").exists():
        raise Fault("a finished run lies there", at=str(folder), fix="give --output another folder", usage=True)
    if (folder / checkpoint.FILE).exists() and not options.resume:
        raise Fault(
            "a run that did not finish lies there", at=str(folder), fix="go on with --resume, or remove it", usage=True
        )
    folder.mkdir(parents=True, exist_ok=True)


if __name__ == "__main__":
    sys.exit(main())
