"""The training loop: steps of accumulated batches, looks at validation, checkpoints."""

import math
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import PreTrainedModel

from . import checkpoint
from .batches import Encoded, collate, epoch_order, steps_of
from .checkpoint import Progress
from .losses import Elementwise
from .metrics import best_threshold
from .options import Options


@dataclass
class Trainer:
    """A network, its loss, and what it learns from. `run` trains; `scores` predicts."""

    model: PreTrainedModel
    loss: Elementwise
    padding: int
    options: Options
    device: torch.device
    say: Callable[[str], None] = lambda line: print(line, file=sys.stderr, flush=True)  # noqa: T201

    def run(self, train: Encoded, validation: Encoded, fingerprint: str) -> Progress:
        """Train to the end of the budget, or until validation gets no better; leave those weights in the model."""
        o = self.options
        per_step = o.batch_size * o.accumulate
        per_epoch = math.ceil(len(train) / per_step)
        total = o.steps if o.steps is not None else (o.epochs or 1) * per_epoch
        every = o.evaluate_every or per_epoch
        optimiser = torch.optim.AdamW(self._groups(), lr=o.learning_rate or 0.0)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _shape(total, o.warmup))
        progress, best = Progress(), None
        if o.resume and (found := checkpoint.restore(o.output, fingerprint)):
            progress, state = found
            self.model.load_state_dict(state["model"])
            optimiser.load_state_dict(state["optimiser"])
            schedule.load_state_dict(state["schedule"])
            best = state["best"]
            self.say(f"goes on after step {progress.step} of {total}")
        began = time.monotonic() - progress.seconds
        self.model.train()
        for rows in self._steps(len(train), per_step, per_epoch, progress.step, total):
            if progress.stopped_early:
                break
            loss = self._step(train, rows, optimiser)
            schedule.step()
            progress.step += 1
            progress.documents += len(rows)
            if progress.step % every and progress.step != total:
                continue
            score = self._look(validation, progress, loss)
            if o.patience and score > progress.best_score:
                best = {key: value.detach().clone() for key, value in self.model.state_dict().items()}
            self._judge(progress, score)
            progress.seconds = time.monotonic() - began
            state = {
                "model": self.model.state_dict(),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
            }
            checkpoint.save(o.output, fingerprint, progress, {**state, "best": best})
        if best is not None:
            self.model.load_state_dict(best)
        return progress

    def scores(self, encoded: Encoded) -> NDArray[np.float64]:
        """Return probabilities, documents by labels, in the precision of training."""
        was_training = self.model.training
        self.model.eval()
        # Texts of one length together: less padding. Each batch is put back to its rows.
        order = sorted(range(len(encoded)), key=lambda row: (len(encoded.tokens[row]), row))
        result = np.empty(tuple(encoded.targets.shape))
        with torch.inference_mode():
            for rows in steps_of(order, self.options.batch_size):
                result[rows] = torch.sigmoid(self._logits(encoded, rows)[0].double()).cpu().numpy()
        self.model.train(was_training)
        return result

    def _steps(self, count: int, per_step: int, per_epoch: int, done: int, total: int) -> Iterator[list[int]]:
        step = done
        while step < total:
            epoch, within = divmod(step, per_epoch)
            order = epoch_order(count, self.options.seed, epoch, self.options.order)
            for rows in list(steps_of(order, per_step))[within:]:
                if step >= total:
                    return
                yield rows
                step += 1

    def _step(self, train: Encoded, rows: list[int], optimiser: torch.optim.Optimizer) -> float:
        """Take one optimiser step: the gradient is that of all rows at once, however many batches they are cut into."""
        optimiser.zero_grad(set_to_none=True)
        divisor = len(rows) if self.options.normalisation == "mean" else 1
        total = 0.0
        for some in steps_of(rows, self.options.batch_size):
            logits, targets = self._logits(train, some)
            loss = self.loss(logits.float(), targets).sum() / divisor
            loss.backward()
            total += float(loss.detach())
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.options.clip)
        optimiser.step()
        return total

    def _logits(self, encoded: Encoded, rows: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
        inputs, targets = collate(encoded, rows, self.padding)
        on_device = {key: value.to(self.device) for key, value in inputs.items()}
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.options.precision == "bf16"):
            logits: torch.Tensor = self.model(**on_device).logits
        return logits, targets.to(self.device)

    def _look(self, validation: Encoded, progress: Progress, loss: float) -> float:
        targets = validation.targets.numpy().astype(bool)
        threshold, score = best_threshold(targets, self.scores(validation))
        progress.history.append({"step": progress.step, "loss": loss, "microF1": score, "threshold": threshold})
        self.say(f"step {progress.step}: loss {loss:.5f}, validation micro-F1 {score:.4f} at {threshold:.3f}")
        return score

    def _judge(self, progress: Progress, score: float) -> None:
        if score > progress.best_score:
            progress.best_score, progress.best_step, progress.looks_without_better = score, progress.step, 0
            return
        progress.looks_without_better += 1
        progress.stopped_early = 0 < self.options.patience <= progress.looks_without_better

    def _groups(self) -> list[dict[str, object]]:
        """Weights decay; biases and the scales of normalisation do not."""
        named = [(name, value) for name, value in self.model.named_parameters() if value.requires_grad]
        decayed = [value for _, value in named if value.ndim > 1]
        others = [value for _, value in named if value.ndim <= 1]
        return [{"params": decayed, "weight_decay": self.options.weight_decay}, {"params": others, "weight_decay": 0.0}]


def _shape(total: int, warmup: float) -> Callable[[int], float]:
    rising = round(total * warmup)

    def rate(step: int) -> float:
        if step < rising:
            return (step + 1) / rising
        return (total - step) / max(1, total - rising)

    return rate


def prepare(options: Options) -> torch.device:
    """Set seed and threads, ask for deterministic kernels, and choose the device."""
    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    torch.use_deterministic_algorithms(True, warn_only=True)  # noqa: FBT003
    name = options.device
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(name)


def clear(folder: Path) -> None:
    """Take away the checkpoint of a run that is finished."""
    (folder / checkpoint.FILE).unlink(missing_ok=True)
