"""Batches for training and sets held apart: which source, which class, how often."""

from pathlib import Path

import numpy as np
import torch

import classes
import mnist
import pool
from augment import OUT, TRAIN, Boxes

# Shares of a batch beside real digits, which take REAL unless told otherwise; with more of those the
# others shrink alike.
REAL = 0.27
SHARES = {"katakana": 0.28, "hiragana": 0.10, "latin": 0.07, "signs": 0.05}
DIGITS = {"strokes": 0.08, "fonts": 0.07}
NOTHING, STRUCK = 0.04, 0.04
FONT_SHARE = 0.3

NO_INK, STRUCK_OUT = classes.INDEX[classes.NOTHING], classes.INDEX[classes.STRUCK]
FAMILY_INDEX = {f: [classes.INDEX[n] for n in m] for f, m in classes.FAMILIES.items()}
SMALL = torch.zeros(len(classes.CLASSES), dtype=torch.bool)
SMALL[[classes.INDEX[n] for n in classes.SMALL]] = True


def enlarge(images: np.ndarray) -> torch.Tensor:
    """MNIST's 28 pixels at the side of the pool."""
    x = torch.from_numpy(np.ascontiguousarray(images)).float().unsqueeze(1) / 255
    x = torch.nn.functional.interpolate(x, (pool.SIDE, pool.SIDE), mode="bicubic")
    return (x.clamp(0, 1) * 255).to(torch.uint8)


class Shelf:
    """Pictures by class, drawn from at random."""

    def __init__(self, pictures: np.ndarray, labels: np.ndarray):
        self.pictures, self.labels = pictures, labels
        order = np.argsort(labels, kind="stable")
        starts = np.searchsorted(labels[order], np.arange(len(classes.CLASSES) + 1))
        self.by_class = [order[a:b] for a, b in zip(starts[:-1], starts[1:])]

    def pick(self, wanted: np.ndarray, rng) -> np.ndarray:
        return np.array([self.by_class[c][rng.integers(len(self.by_class[c]))] for c in wanted])

    def has(self, c: int) -> bool:
        return len(self.by_class[c]) > 0


class Source:
    def __init__(self, folder: Path, mnist_folder: str, seed: int, real: float = REAL):
        self.scale = (1 - real) / (1 - REAL)
        self.rng = np.random.default_rng(seed)
        self.boxes = Boxes(torch.Generator().manual_seed(seed))
        images, labels = mnist.load(mnist_folder)
        train, _ = mnist.split(len(images))
        self.mnist = enlarge(images[train]).squeeze(1)
        self.mnist_labels = labels[train]
        fonts = np.load(folder / "fonts.npz")
        self.fonts = Shelf(fonts["x"], fonts["y"])
        self.strikes = np.load(folder / "strikes.npy")
        self.folder, self.taken = folder, set()
        self.strokes = None
        self.refresh()

    def refresh(self) -> None:
        """Take what has been drawn since."""
        found = {p for p in self.folder.glob("strokes-*.npz")} - self.taken
        for path in sorted(found):
            part = np.load(path)
            x, y = part["x"], part["y"]
            if self.strokes:
                x = np.concatenate([self.strokes.pictures, x])
                y = np.concatenate([self.strokes.labels, y])
            self.strokes = Shelf(x, y)
            self.taken.add(path)

    def written(self, wanted: np.ndarray, font_share: float):
        """Pictures of the classes wanted, by strokes or fonts, and which are by fonts."""
        by_font = self.rng.random(len(wanted)) < font_share
        by_font &= np.array([self.fonts.has(c) for c in wanted])
        out = np.empty((len(wanted), pool.SIDE, pool.SIDE), np.uint8)
        for shelf, here in ((self.fonts, by_font), (self.strokes, ~by_font)):
            if here.any():
                out[here] = shelf.pictures[shelf.pick(wanted[here], self.rng)]
        return out, by_font

    def batch(self, size: int):
        """Boxes (N, 1, 48, 48), labels, and a mask of the classes that compete for each."""
        rng = self.rng
        count = lambda share: int(round(share * self.scale * size))
        n_mnist = size - sum(count(s) for s in SHARES.values())
        n_mnist -= count(DIGITS["strokes"]) + count(DIGITS["fonts"]) + count(NOTHING) + count(STRUCK)
        at = rng.integers(len(self.mnist), size=n_mnist)
        parts = [self.mnist[torch.from_numpy(at)]]
        labels, warps = [self.mnist_labels[at].astype(np.int64)], [np.full(n_mnist, 1.0)]

        def add(indices, n, font_share, label=None):
            wanted = rng.choice(indices, n)
            pictures, by_font = self.written(wanted, font_share)
            parts.append(torch.from_numpy(pictures))
            labels.append(wanted if label is None else np.full(n, label))
            warps.append(np.where(by_font, 1.8, 0.6))

        digits = FAMILY_INDEX["digits"]
        add(digits, count(DIGITS["strokes"]), 0.0)
        add(digits, count(DIGITS["fonts"]), 1.0)
        for family, share in SHARES.items():
            add(FAMILY_INDEX[family], count(share), FONT_SHARE)
        anything = digits * 6 + FAMILY_INDEX["katakana"]
        add(anything, count(NOTHING), 0.3, NO_INK)
        add(anything, count(STRUCK), 0.3, STRUCK_OUT)
        y = torch.from_numpy(np.concatenate(labels).astype(np.int64))
        ink = torch.cat(parts).unsqueeze(1).float() / 255
        strikes = torch.zeros_like(ink)
        struck = y == STRUCK_OUT
        lines = self.strikes[rng.integers(len(self.strikes), size=int(struck.sum()))]
        strikes[struck] = torch.from_numpy(lines).unsqueeze(1).float() / 255
        warp = torch.from_numpy(np.concatenate(warps)).float() * TRAIN.warp
        x = self.boxes(ink, SMALL[y], warp, y == NO_INK, strikes, TRAIN)
        return x, y, self.competing(y)

    def competing(self, y: torch.Tensor) -> torch.Tensor:
        """Half of the boxes compete with every class, half only with their field's repertoire."""
        mask = torch.ones(len(y), len(classes.CLASSES), dtype=torch.bool)
        narrow = torch.from_numpy(self.rng.random(len(y)) < 0.5)
        signs = torch.from_numpy(self.rng.random(len(y)) < 0.5)
        for name, indices in FAMILY_INDEX.items():
            here = narrow & torch.isin(y, torch.tensor(indices)) & (name != "signs")
            only = torch.zeros(2, len(classes.CLASSES), dtype=torch.bool)
            only[:, indices + [NO_INK, STRUCK_OUT]] = True
            only[1, FAMILY_INDEX["signs"]] = True
            mask[here] = only[signs[here].long()]
        return mask


assert OUT == 48
