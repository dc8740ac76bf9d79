"""Sets that training never sees: real digits held apart, a font never trained, strokes of own seeds."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

import classes
import fonts
import mnist
import pool
from augment import MILD, WORN, Boxes
from batches import NO_INK, SMALL, STRUCK_OUT, enlarge
from strokes import StrokeFont

# Seeds of the strokes' displacement; those of training are the numbers of the pool's chunks.
SEEDS = {"tune": 9001, "report": 9002}
LEVELS = {"mild": MILD, "worn": WORN}


@dataclass
class Held:
    x: torch.Tensor
    y: torch.Tensor

    def only(self, family: str) -> "Held":
        here = torch.isin(self.y, torch.tensor([classes.INDEX[n] for n in classes.FAMILIES[family]]))
        return Held(self.x[here], self.y[here])


def boxed(ink: torch.Tensor, labels: np.ndarray, level: str, seed: int) -> Held:
    y = torch.from_numpy(labels.astype(np.int64))
    boxes = Boxes(torch.Generator().manual_seed(seed))
    warp = torch.full((len(y),), LEVELS[level].warp)
    none = torch.zeros_like(ink)
    x = boxes(ink, SMALL[y], warp, torch.zeros(len(y), dtype=torch.bool), none, LEVELS[level])
    # Kept as bytes, as a scan would be.
    return Held((x * 255).round().to(torch.uint8), y)


def real_digits(folder: str, level: str, seed=31) -> Held:
    images, labels = mnist.load(folder)
    _, held = mnist.split(len(images))
    return boxed(enlarge(images[held]).float() / 255, labels[held], level, seed)


def strokes(kanjivg: str, sigma: float, each: dict, level: str, seed: int) -> Held:
    rng = np.random.default_rng(seed)
    font = StrokeFont(kanjivg, pool.WRITTEN)
    pictures, labels = [], []
    for name in pool.WRITTEN:
        for _ in range(each.get(classes.family_of(name), 0)):
            # The plain shape of KanjiVG where it has one: shape 0.
            pictures.append(pool.stroke_picture(font, name, rng, sigma, 0))
            labels.append(classes.INDEX[name])
    ink = torch.from_numpy(np.stack(pictures)).unsqueeze(1).float() / 255
    return boxed(ink, np.array(labels), level, seed + 1)


def font(path: str, draws: int, level: str, seed=41) -> Held:
    pictures = fonts.render(path, pool.WRITTEN, pool.SIDE)
    labels = np.array([classes.INDEX[n] for n in pictures] * draws)
    ink = torch.from_numpy(np.stack(list(pictures.values()) * draws)).unsqueeze(1).float() / 255
    return boxed(ink, labels, level, seed)


def logits(model, held: Held) -> torch.Tensor:
    model.eval()
    with torch.no_grad():
        return torch.cat([model(part.float() / 255) for part in held.x.split(500)])


def masked(values: torch.Tensor, families: list[str]) -> torch.Tensor:
    """Logits with all classes out of the field's repertoire shut out; no character stays possible."""
    keep = [classes.INDEX[n] for f in families for n in classes.FAMILIES[f]] + [NO_INK, STRUCK_OUT]
    out = torch.full_like(values, -1e4)
    out[:, keep] = values[:, keep]
    return out


def empty(kanjivg: str, count: int, seed: int) -> Held:
    """Boxes nobody wrote in: specks, remains of rules, what the neighbours let in, show-through."""
    return _made(kanjivg, count, seed, NO_INK)


def struck(kanjivg: str, count: int, seed: int) -> Held:
    """Digits and katakana struck out."""
    return _made(kanjivg, count, seed, STRUCK_OUT)


def _made(kanjivg: str, count: int, seed: int, label: int) -> Held:
    rng = np.random.default_rng(seed)
    font = StrokeFont(kanjivg, pool.WRITTEN)
    names = rng.choice(classes.DIGITS * 6 + classes.KATAKANA, count)
    ink = np.stack([pool.stroke_picture(font, n, rng, 0.03) for n in names])
    ink = torch.from_numpy(ink).unsqueeze(1).float() / 255
    lines = torch.zeros_like(ink)
    if label == STRUCK_OUT:
        lines = torch.from_numpy(pool.strikes(count, seed)).unsqueeze(1).float() / 255
    y = torch.full((count,), label)
    boxes = Boxes(torch.Generator().manual_seed(seed))
    none = torch.zeros(count, dtype=torch.bool)
    x = boxes(ink, none, torch.full((count,), 0.02), y == NO_INK, lines, WORN)
    return Held((x * 255).round().to(torch.uint8), y)
