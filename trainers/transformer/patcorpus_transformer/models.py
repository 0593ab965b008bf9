"""The network and its tokenizer: with weights by name or folder, or new from a config."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from transformers import (
    AutoConfig,
    AutoModelForSequenceClassification,
    AutoTokenizer,
    PreTrainedModel,
    PreTrainedTokenizerBase,
)

from .faults import Fault
from .vocabulary import ROLES, make_tokenizer

_VOCABULARY = 8192
_TINY = {"hidden_size": 128, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 256}
CONFIGS: dict[str, dict[str, Any]] = {
    # The published spread of .02 is for 768 numbers; a BERT of 128 does not leave the labels' frequencies with it.
    "tiny": {"model_type": "bert", **_TINY, "max_position_embeddings": 512, "initializer_range": 0.1},
    "tiny-modernbert": {
        "model_type": "modernbert",
        **_TINY,
        "max_position_embeddings": 1024,
        "global_attn_every_n_layers": 2,
        "classifier_pooling": "mean",
    },
}


def load(name: str, labels: list[str]) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """Load weights and tokenizer by the hub's name or from a folder; the classifying layer is new."""
    try:
        tokenizer = AutoTokenizer.from_pretrained(name)
        model = AutoModelForSequenceClassification.from_pretrained(
            name, **_head(labels), ignore_mismatched_sizes=True, dtype="float32"
        )
    except (OSError, ValueError) as error:
        raise Fault(
            f"the model cannot be loaded: {str(error).splitlines()[0]}",
            at=name,
            fix="give a folder with config.json, weights and tokenizer, or --from-config tiny, which needs no weights",
        ) from error
    return model, tokenizer


def create(config: str, labels: list[str], texts: Iterable[str]) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """Make a network without weights, and a tokenizer from the training texts; the seed is set before."""
    values = dict(CONFIGS[config]) if config in CONFIGS else _read(config)
    length = int(values.get("max_position_embeddings", 512))
    tokenizer = make_tokenizer(texts, int(values.get("vocab_size", _VOCABULARY)), length)
    tokens = {f"{name}_token_id": tokenizer.convert_tokens_to_ids(token) for name, token in ROLES.items()}
    values |= tokens | {"vocab_size": len(tokenizer)} | _head(labels)
    made = AutoConfig.for_model(values.pop("model_type"), **values)
    return AutoModelForSequenceClassification.from_config(made), tokenizer


def _head(labels: list[str]) -> dict[str, Any]:
    return {
        "num_labels": len(labels),
        "problem_type": "multi_label_classification",
        "id2label": dict(enumerate(labels)),
        "label2id": {label: number for number, label in enumerate(labels)},
    }


def _read(config: str) -> dict[str, Any]:
    path = Path(config)
    if not path.is_file():
        raise Fault("there is no such config", at=config, fix=f"give {', '.join(CONFIGS)} or a config.json", usage=True)
    values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if "model_type" not in values:
        raise Fault('it has no "model_type"', at=config, fix="give a config.json as transformers writes it", usage=True)
    for key in ("id2label", "label2id", "num_labels", "problem_type"):
        values.pop(key, None)
    return values
