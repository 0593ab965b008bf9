"""What a killed run goes on from: one file, replaced as a whole."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from .faults import Fault

FILE = "checkpoint.pt"


@dataclass
class Progress:
    """How far a run is, and what it has seen."""

    step: int = 0
    documents: int = 0
    seconds: float = 0.0
    best_step: int = 0
    best_score: float = -1.0
    looks_without_better: int = 0
    stopped_early: bool = False
    history: list[dict[str, float]] = field(default_factory=list)


def save(folder: Path, fingerprint: str, progress: Progress, state: dict[str, Any]) -> None:
    """Write the state to a file beside, and then move it to its name: a kill leaves the old or the new one."""
    temporary = folder / (FILE + ".part")
    random: dict[str, Any] = {"cpu": torch.get_rng_state()}
    if torch.cuda.is_available():
        random["cuda"] = torch.cuda.get_rng_state_all()
    with temporary.open("wb") as file:
        torch.save({"fingerprint": fingerprint, "progress": vars(progress), "random": random, **state}, file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder / FILE)


def restore(folder: Path, fingerprint: str) -> tuple[Progress, dict[str, Any]] | None:
    """Return the state of a run that was killed, and set the random generators; None where there is none."""
    path = folder / FILE
    if not path.is_file():
        return None
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    if state["fingerprint"] != fingerprint:
        raise Fault(
            "the checkpoint is of another run: documents or options differ",
            at=str(path),
            fix="give --output another folder, or leave --resume out",
            usage=True,
        )
    torch.set_rng_state(state["random"]["cpu"])
    if "cuda" in state["random"] and torch.cuda.is_available():
        torch.cuda.set_rng_state_all(state["random"]["cuda"])
    return Progress(**state["progress"]), state
