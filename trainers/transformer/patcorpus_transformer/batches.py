"""Documents as numbers, in batches."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from transformers import PreTrainedTokenizerBase

from .documents import Document


@dataclass(frozen=True)
class Encoded:
    """Token numbers of each document, and a matrix of 0 and 1: documents by labels."""

    tokens: list[list[int]]
    targets: torch.Tensor

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self.tokens)


def encode(documents: list[Document], labels: list[str], tokenizer: PreTrainedTokenizerBase, length: int) -> Encoded:
    """Turn texts into tokens, cut at the length, and labels into a matrix; unlisted labels have no column."""
    column = {label: number for number, label in enumerate(labels)}
    targets = torch.zeros(len(documents), len(labels))
    for row, document in enumerate(documents):
        for label in document.labels:
            if label in column:
                targets[row, column[label]] = 1
    length = min(length, tokenizer.model_max_length)
    tokens = tokenizer([document.text for document in documents], truncation=True, max_length=length)["input_ids"]
    return Encoded(tokens, targets)


def collate(encoded: Encoded, rows: list[int], padding: int) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
    """Return the network's input for some rows, padded to the longest, and their targets."""
    length = max(len(encoded.tokens[row]) for row in rows)
    ids = torch.full((len(rows), length), padding)
    mask = torch.zeros(len(rows), length, dtype=torch.long)
    for place, row in enumerate(rows):
        tokens = encoded.tokens[row]
        ids[place, : len(tokens)] = torch.tensor(tokens)
        mask[place, : len(tokens)] = 1
    return {"input_ids": ids, "attention_mask": mask}, encoded.targets[rows]


def epoch_order(count: int, seed: int, epoch: int, order: str) -> list[int]:
    """Return the order of rows in an epoch; it depends on seed and epoch alone, so that a resumed run goes on in it."""
    if order == "given":
        return list(range(count))
    return [int(row) for row in np.random.default_rng((seed, epoch)).permutation(count)]


def steps_of(order: list[int], per_step: int) -> Iterator[list[int]]:
    """Cut an order into the rows of each optimiser step; the last may have fewer."""
    for start in range(0, len(order), per_step):
        yield order[start : start + per_step]
