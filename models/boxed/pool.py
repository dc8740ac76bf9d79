"""Pictures of ink drawn ahead of training: strokes of KanjiVG, fonts, and lines that strike out.

All are uint8 squares of SIDE pixels, 255 is ink, the em square in the middle. Shift, scale, slant,
warp, box and ageing come later and anew for every sample (augment.py).
"""

import argparse
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

import classes
import fonts
from strokes import EM, StrokeFont, draw, smooth

SIDE = 56
SHARE = 0.86
"""Side of the em square as a share of the picture."""

# Pictures of strokes for each class and chunk.
PER_CHUNK = {"digits": 1000, "katakana": 220, "hiragana": 100, "latin": 100, "signs": 150}

WRITTEN = [n for n in classes.CLASSES if n not in (classes.NOTHING, classes.STRUCK)]


def stroke_picture(font: StrokeFont, name: str, rng, sigma: float, shape=None) -> np.ndarray:
    strokes = font.displaced(name, rng, sigma, shape)
    rounds = int(rng.integers(0, 5))
    lines = [smooth(line, rounds) for line in strokes]
    if len(lines) > 1 and rng.random() < 0.06:
        k = int(rng.integers(len(lines) - 1))
        lines[k : k + 2] = [np.vstack([lines[k], lines[k + 1]])]
    width = SIDE * np.clip(np.exp(rng.normal(np.log(0.062), 0.38)), 0.025, 0.14)
    placed = [(line / EM - 0.5) * SHARE + 0.5 for line in lines]
    return np.asarray(draw(placed, SIDE, width, rng))


def stroke_chunk(kanjivg: str, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    font = StrokeFont(kanjivg, WRITTEN)
    pictures, labels = [], []
    for name in WRITTEN:
        if not font.base_shapes(name):
            continue
        for _ in range(PER_CHUNK[classes.family_of(name)]):
            pictures.append(stroke_picture(font, name, rng, rng.uniform(0, 0.05)))
            labels.append(classes.INDEX[name])
    return np.stack(pictures), np.array(labels, np.int16)


def strikes(count: int, seed: int) -> np.ndarray:
    """Lines that strike out what stands beneath: double, single, crossed, scribbled."""
    rng = np.random.default_rng(seed)
    pictures = []
    for _ in range(count):
        image = Image.new("L", (SIDE * 2, SIDE * 2), 0)
        pen = ImageDraw.Draw(image)
        width = int(SIDE * 2 * rng.uniform(0.03, 0.1)) + 1
        for line in _strike_lines(rng):
            bent = line + rng.normal(0, 0.012, line.shape)
            pen.line([tuple(p) for p in bent * SIDE * 2], fill=255, width=width, joint="curve")
        pictures.append(np.asarray(image.resize((SIDE, SIDE), Image.Resampling.BOX)))
    return np.stack(pictures)


def _strike_lines(rng) -> list[np.ndarray]:
    kind = rng.random()
    left, right = rng.uniform(-0.05, 0.25), rng.uniform(0.75, 1.05)
    y, tilt = rng.uniform(0.4, 0.6), rng.normal(0, 0.05)
    if kind < 0.45:
        gap = rng.uniform(0.06, 0.13)
        return [
            np.array([[left, y + d - tilt], [0.5, y + d], [right, y + d + tilt]])
            for d in (-gap, gap)
        ]
    if kind < 0.6:
        top, bottom = rng.uniform(0.0, 0.25), rng.uniform(0.75, 1.0)
        return [
            np.array([[left, top], [right, bottom]]),
            np.array([[right, top], [left, bottom]]),
        ]
    turns = int(rng.integers(5, 14))
    t = np.linspace(0, 1, turns)
    side = np.where(np.arange(turns) % 2 == 0, left, right)
    if kind < 0.85:
        return [np.stack([side, rng.uniform(0.1, 0.3) + t * rng.uniform(0.3, 0.6)], 1)]
    return [rng.uniform(0.15, 0.85, (turns + 6, 2))]


def font_pictures(paths: list[str]) -> tuple[np.ndarray, np.ndarray]:
    pictures, labels = [], []
    for path in paths:
        for name, picture in fonts.render(path, WRITTEN, SIDE).items():
            pictures.append(picture)
            labels.append(classes.INDEX[name])
    return np.stack(pictures), np.array(labels, np.int16)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kanjivg", required=True)
    parser.add_argument("--fonts", nargs="*", default=[])
    parser.add_argument("--chunks", nargs="*", type=int, default=[])
    parser.add_argument("--pool", required=True, type=Path)
    given = parser.parse_args()
    given.pool.mkdir(parents=True, exist_ok=True)
    if given.fonts:
        pictures, labels = font_pictures(given.fonts)
        np.savez(given.pool / "fonts.npz", x=pictures, y=labels)
        np.save(given.pool / "strikes.npy", strikes(4000, 77))
    for seed in given.chunks:
        pictures, labels = stroke_chunk(given.kanjivg, seed)
        # Written under another name first: training may be looking on.
        half = given.pool / f"part-{seed}.npz"
        np.savez(half, x=pictures, y=labels)
        half.rename(given.pool / f"strokes-{seed}.npz")


if __name__ == "__main__":
    main()
