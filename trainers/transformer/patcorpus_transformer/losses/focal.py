"""Focal loss."""

from dataclasses import dataclass

import torch
from torch.nn.functional import softplus

from .base import Elementwise, LabelCounts, Loss, focused


@dataclass(frozen=True)
class Focal(Loss):
    """a_t (1 - p_t)^gamma (-log p_t), where p_t is the probability of what is true.

    a_t is alpha for labels that are there, 1 - alpha for those that are not. Lin et al. 2017, equation 5.
    """

    alpha: float = 0.25
    gamma: float = 2.0

    def bind(self, counts: LabelCounts) -> Elementwise:  # noqa: ARG002
        """Return the loss of each element."""

        def loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
            true = logits * (2 * targets - 1)  # the logit of what is true
            alpha = self.alpha * targets + (1 - self.alpha) * (1 - targets)
            return alpha * focused(softplus(-true), torch.sigmoid(-true), self.gamma)

        return loss
