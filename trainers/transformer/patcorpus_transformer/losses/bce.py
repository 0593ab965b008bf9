"""Binary cross-entropy."""

from dataclasses import dataclass

import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from .base import Elementwise, LabelCounts, Loss


@dataclass(frozen=True)
class BCE(Loss):
    """-log p where the label is there, -log(1 - p) where it is not."""

    def bind(self, counts: LabelCounts) -> Elementwise:  # noqa: ARG002
        """Return the loss of each element."""

        def loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
            return binary_cross_entropy_with_logits(logits, targets, reduction="none")

        return loss
