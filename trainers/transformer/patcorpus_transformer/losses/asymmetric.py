"""Asymmetric loss."""

from dataclasses import dataclass

import torch
from torch.nn.functional import softplus

from .base import Elementwise, LabelCounts, Loss, focused


@dataclass(frozen=True)
class Asymmetric(Loss):
    """Focusing of its own for labels that are there and labels that are not; of the latter easy ones cost nothing.

    (1 - p)^gamma_positive (-log p), and q^gamma_negative (-log(1 - q)) with q = max(p - clip, 0). Ben-Baruch et al.
    2021. The gradient goes through the focusing factors too.
    """

    gamma_negative: float = 4.0
    gamma_positive: float = 1.0
    clip: float = 0.05

    def bind(self, counts: LabelCounts) -> Elementwise:  # noqa: ARG002
        """Return the loss of each element."""

        def loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
            positive = focused(softplus(-logits), torch.sigmoid(-logits), self.gamma_positive)
            wrong = (torch.sigmoid(logits) - self.clip).clamp(min=0)
            cost = softplus(logits) if self.clip == 0 else -torch.log1p(-wrong)
            return targets * positive + (1 - targets) * focused(cost, wrong, self.gamma_negative)

        return loss
