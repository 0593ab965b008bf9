"""Class-balanced cross-entropy."""

from dataclasses import dataclass

import torch
from torch.nn.functional import softplus

from .base import Elementwise, LabelCounts, Loss, focused


@dataclass(frozen=True)
class ClassBalanced(Loss):
    """A label's cross-entropy times (1 - beta) / (1 - beta^n), n being its training documents, at least 1.

    With gamma above 0 the cross-entropy is focal, without its alpha. Cui et al. 2019, equation 10; by label as
    Huang et al. 2021.
    """

    beta: float = 0.9
    gamma: float = 0.0

    def bind(self, counts: LabelCounts) -> Elementwise:
        """Return the loss of each element."""
        weights = (1 - self.beta) / (1 - self.beta ** counts.positives.double().clamp(min=1))

        def loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
            true = logits * (2 * targets - 1)
            return weights.to(logits) * focused(softplus(-true), torch.sigmoid(-true), self.gamma)

        return loss
