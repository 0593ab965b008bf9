"""The five losses, one a file; definitions and parameters are those of patcorpus' own classifiers.

Each is a dataclass of its parameters whose `bind` takes what the training documents say and returns a function from
logits and targets (documents by labels) to a loss an element.
"""

from dataclasses import fields

from ..faults import Fault
from .asymmetric import Asymmetric
from .base import Elementwise, LabelCounts, Loss
from .bce import BCE
from .class_balanced import ClassBalanced
from .distribution_balanced import DistributionBalanced
from .focal import Focal

LOSSES: dict[str, type[Loss]] = {
    "bce": BCE,
    "focal": Focal,
    "class-balanced": ClassBalanced,
    "asymmetric": Asymmetric,
    "distribution-balanced": DistributionBalanced,
}


def make_loss(name: str, parameters: dict[str, float] | None = None) -> Loss:
    """Return the loss of a name; parameters that are not given are the papers'."""
    kind = LOSSES[name]
    known = [field.name for field in fields(kind)]
    for key in parameters or {}:
        if key not in known:
            fix = f"give {', '.join(known)}" if known else "leave it out"
            raise Fault(f"the loss {name} has no parameter {key}", fix=fix, usage=True)
    return kind(**(parameters or {}))


__all__ = [
    "BCE",
    "LOSSES",
    "Asymmetric",
    "ClassBalanced",
    "DistributionBalanced",
    "Elementwise",
    "Focal",
    "LabelCounts",
    "Loss",
    "make_loss",
]
