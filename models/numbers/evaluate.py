"""Figures of an exported network on lines drawn from what training never saw, as a table for the model card."""

import argparse
import math
import time
from pathlib import Path

import numpy as np

from export import open_session
from lines import Level, Lines
from train import padded


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    z, p = 1.959964, right / count
    middle = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count**2)) / (1 + z * z / count)
    return middle - half, middle + half


def read(session, picture: np.ndarray) -> list[int]:
    logits = session.run(["p"], {"x": padded([picture]).numpy()})[0][0]
    best = logits.argmax(1).tolist()
    return [c - 1 for k, c in enumerate(best) if c and (k == 0 or best[k - 1] != c)]


def row(session, name: str, lines: Lines, kind: str, level: Level, length: int, count: int) -> None:
    made = [lines.sample(length, kind, level) for _ in range(count)]
    right = sum(read(session, picture) == digits for picture, digits in made)
    low, high = wilson(right, count)
    print(f"| {name} | {length} | {right} of {count} | {100 * low:.2f} to {100 * high:.2f} % |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, type=Path)
    parser.add_argument("--mnist", required=True)
    parser.add_argument("--kanjivg", required=True)
    parser.add_argument("--fonts", nargs="+", required=True, help="fonts that are not trained on")
    parser.add_argument("--seed", type=int, default=7001)
    given = parser.parse_args()
    session = open_session(given.model)
    lines = Lines(given.kanjivg, given.mnist, given.fonts, given.seed, held=True)
    print("| lines of | digits | right | 95 % |")
    print("| --- | --- | --- | --- |")
    for length in (1, 2, 7, 11):
        for name, kind, sigma in (
            ("real digits held apart", "real", 0.0),
            ("strokes, 3 % displaced", "strokes", 0.03),
            ("strokes, 4 % displaced", "strokes", 0.04),
            ("fonts never trained on", "font", 0.0),
        ):
            level = Level(displaced=(sigma, sigma), warp=0.3, age=0.5, disorder=0.5)
            row(session, name, lines, kind, level, length, 1000)
    picture = lines.sample(7, "real")[0]
    begun = time.perf_counter()
    for _ in range(100):
        read(session, picture)
    print(f"{(time.perf_counter() - begun) * 10:.1f} ms a line of seven digits")


if __name__ == "__main__":
    main()
