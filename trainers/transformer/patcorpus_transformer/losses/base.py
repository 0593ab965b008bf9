"""What a loss is."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

import torch

Elementwise = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


@dataclass(frozen=True)
class LabelCounts:
    """The number of training documents, repeated ones counted as often as they come, and of those with each label."""

    documents: int
    positives: torch.Tensor

    @staticmethod
    def of(targets: torch.Tensor) -> "LabelCounts":
        """Count the rows of a matrix of 0 and 1."""
        return LabelCounts(len(targets), targets.double().sum(dim=0))


@dataclass(frozen=True)
class Loss(ABC):
    """A loss with its parameters."""

    @abstractmethod
    def bind(self, counts: LabelCounts) -> Elementwise:
        """Return the loss of each element, for training documents of these counts."""


def focused(losses: torch.Tensor, wrong: torch.Tensor, gamma: float) -> torch.Tensor:
    """Return losses times (1 - p_t)^gamma, `wrong` being 1 - p_t; as they are where gamma is 0."""
    return losses if gamma == 0 else wrong**gamma * losses
