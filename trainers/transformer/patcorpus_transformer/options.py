"""The command line, and the values that it becomes."""

import argparse
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .losses import LOSSES
from .texts import FIELDS

# Names that people use, and those that the Hugging Face hub has.
ALIASES = {
    "bert-for-patents": "anferico/bert-for-patents",
    "modernbert": "answerdotai/ModernBERT-base",
    "modernbert-large": "answerdotai/ModernBERT-large",
}


@dataclass(frozen=True)
class Options:
    """All that a run depends on beside its documents."""

    data: Path
    output: Path
    model: str | None = None
    from_config: str | None = None
    fields: tuple[str, ...] = FIELDS[:3]
    language: str = "en"
    max_tokens: int = 512
    loss: str = "bce"
    loss_parameters: dict[str, float] = field(default_factory=dict)
    normalisation: str = "mean"
    epochs: int | None = None
    steps: int | None = None
    batch_size: int = 16
    accumulate: int = 1
    learning_rate: float | None = None
    weight_decay: float = 0.01
    warmup: float = 0.1
    clip: float = 1.0
    order: str = "shuffled"
    precision: str = "fp32"
    device: str = "auto"
    threads: int = 0
    seed: int = 1
    evaluate_every: int | None = None
    patience: int = 0
    thresholds: str = "global"
    resume: bool = False

    def record(self) -> dict[str, Any]:
        """Return what makes one run differ from another: all but where files lie and how fast it goes."""
        record = asdict(self)
        for key in ("data", "output", "threads", "resume"):
            del record[key]
        record["fields"] = ",".join(self.fields)
        return record


def parse(arguments: list[str] | None = None) -> Options:
    """Read the command line; ends the process with 2 and a message where it asks what cannot be."""
    parser = _parser()
    given = vars(parser.parse_args(arguments))
    if given["epochs"] is None and given["steps"] is None:
        given["epochs"] = 10
    if given["learning_rate"] is None:
        given["learning_rate"] = 2e-3 if given["from_config"] else 3e-5
    given["model"] = ALIASES.get(given["model"], given["model"])
    given["loss_parameters"] = dict(given.pop("loss_parameter"))
    return Options(**given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="patcorpus-transformer",
        description="Fine-tune a transformer on an export of patcorpus (--format hf, parquet, or jsonl with --fields), "
        "and write predictions for it to read.",
    )
    add = parser.add_argument
    add("--data", type=Path, required=True, help="the folder that patcorpus exported")
    add("--output", type=Path, required=True, help="the folder for predictions, manifest and model")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--model", help=f"a local folder, a name on the Hugging Face hub, or one of {', '.join(ALIASES)}"
    )
    which.add_argument(
        "--from-config",
        help="no weights: tiny, tiny-modernbert, or a config.json, with a tokenizer made from the training texts",
    )
    add("--fields", type=_fields, default=FIELDS[:3], help="texts to read, of title,abstract,claims,description")
    add("--language", default="en", help="the language preferred in whole documents")
    add("--max-tokens", type=_positive, default=512, help="where a text is cut (default 512)")
    add("--loss", choices=tuple(LOSSES), default="bce")
    add("--loss-parameter", type=_parameter, action="append", default=[], metavar="NAME=NUMBER", help="as in gamma=2")
    add(
        "--normalisation",
        choices=("mean", "sum"),
        default="mean",
        help="mean: a step's documents' losses, each the sum over its labels, divided by their number",
    )
    budget = parser.add_mutually_exclusive_group()
    budget.add_argument("--epochs", type=_positive, help="passes over the training documents (default 10)")
    budget.add_argument("--steps", type=_positive, help="optimiser steps, whatever the number of documents")
    add("--batch-size", type=_positive, default=16, help="documents at once (default 16)")
    add("--accumulate", type=_positive, default=1, help="such batches to an optimiser step (default 1)")
    add("--learning-rate", type=_rate, help="the highest (default 3e-5; 2e-3 with --from-config)")
    add("--weight-decay", type=_share, default=0.01)
    add(
        "--warmup",
        type=_share,
        default=0.1,
        help="the share of steps in which the rate rises (default .1); it falls to 0 after",
    )
    add("--clip", type=_rate, default=1.0, help="the largest norm of a gradient (default 1)")
    add("--order", choices=("shuffled", "given"), default="shuffled", help="given: as exported, for a curriculum")
    add("--precision", choices=("fp32", "bf16"), default="fp32")
    add("--device", default="auto", help="auto, cpu, cuda or cuda:N")
    add("--threads", type=int, default=0, help="processor threads (default: torch's)")
    add("--seed", type=int, default=1)
    add("--evaluate-every", type=_positive, help="steps between looks at validation (default: an epoch)")
    add(
        "--patience",
        type=int,
        default=0,
        help="stop after so many looks without a better one, and keep the best (0: never stop, keep the last)",
    )
    add(
        "--thresholds",
        choices=("global", "per-label", "fixed"),
        default="global",
        help="fitted on validation; fixed is .5",
    )
    add("--resume", action="store_true", help="go on from the output folder's checkpoint, if there is one")
    return parser


def _fields(text: str) -> tuple[str, ...]:
    names = FIELDS if text == "all" else tuple(text.split(","))
    if unknown := [name for name in names if name not in FIELDS]:
        raise argparse.ArgumentTypeError(f"there is no text {unknown[0]!r}; give some of {','.join(FIELDS)}")
    return tuple(name for name in FIELDS if name in names)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"it is {number}; give a number from 1")
    return number


def _rate(text: str) -> float:
    number = float(text)
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"it is {text}; give a number above 0")
    return number


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"it is {text}; give a share from 0 to 1")
    return number


def _parameter(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        return name.replace("-", "_"), float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"it is {text!r}; give a name and a number, as in gamma=2") from None
