"""Distribution-balanced loss."""

from dataclasses import dataclass

import torch
from torch.nn.functional import softplus

from .base import Elementwise, LabelCounts, Loss, focused


@dataclass(frozen=True)
class DistributionBalanced(Loss):
    """Cross-entropy rebalanced for labels that come together, and tolerant of negatives. Wu et al. 2020.

    - An element's weight is alpha + sigmoid(beta (r - mu)), r being 1/n of its label over the sum of 1/n of the
      document's labels; it is alpha + 1 for a document without labels.
    - Logits are moved by -initial_bias log(N/n - 1), and for labels that are not there taken negative_scale times
      as steep at that part of the weight.
    - With gamma above 0 it is focal too, without its alpha.
    """

    alpha: float = 0.1
    beta: float = 10.0
    mu: float = 0.9
    negative_scale: float = 2.0
    initial_bias: float = 0.05
    gamma: float = 0.0

    def bind(self, counts: LabelCounts) -> Elementwise:
        """Return the loss of each element."""
        number = counts.positives.double()
        total = max(counts.documents, 1)
        inverse = 1 / number.clamp(min=1)
        # Between half a document and all but half of one, so that the logarithm is finite.
        shift = -self.initial_bias * torch.log(total / number.clamp(0.5, total - 0.5) - 1)

        def loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
            wanted = inverse.to(logits)
            drawn = (targets * wanted).sum(dim=1, keepdim=True)
            weights = torch.sigmoid(self.beta * (wanted / drawn - self.mu)) + self.alpha
            moved = logits + shift.to(logits)
            steep = self.negative_scale * moved
            positive = focused(softplus(-moved), torch.sigmoid(-moved), self.gamma)
            negative = focused(softplus(steep), torch.sigmoid(steep), self.gamma) / self.negative_scale
            return weights * (targets * positive + (1 - targets) * negative)

        return loss
