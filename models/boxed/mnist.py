"""The 60,000 real digits of MNIST's training part, and which of them are held apart."""

import gzip
from pathlib import Path

import numpy as np

HELD_APART = 5000


def load(folder: str) -> tuple[np.ndarray, np.ndarray]:
    """Pictures (N, 28, 28) uint8, 255 is ink, and their labels."""
    root = Path(folder)
    with gzip.open(next(root.glob("*train-images-idx3-ubyte.gz"))) as file:
        images = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)
    with gzip.open(next(root.glob("*train-labels-idx1-ubyte.gz"))) as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    return images, labels


def split(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Indices to train on and indices held apart; the same for ever."""
    order = np.random.default_rng(20240701).permutation(count)
    return np.sort(order[HELD_APART:]), np.sort(order[:HELD_APART])
