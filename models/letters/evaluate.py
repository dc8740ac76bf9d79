"""Reads letters drawn with fonts and strokes that nothing was trained on, and says how many are right.

    python evaluate.py --model letters.onnx --kanjivg FILE --fonts FONT...
"""

import argparse
import math
from pathlib import Path

import numpy as np

import alphabet
import glyphs
from export import open_session
from letters import Level, Letters
from train import shares

COUNT = 3000
WORN = Level(age=0.7, warp=0.2, brush=0.0)


def interval(right: int, count: int) -> tuple[float, float]:
    """Wilson's, 95 %."""
    z, p = 1.96, right / count
    middle = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return middle - half, middle + half


def logits(session, pictures):
    parts = [pictures[k : k + 256] for k in range(0, len(pictures), 256)]
    return np.concatenate([session.run(["p"], {"x": part[:, None]})[0] for part in parts])


def own_letters(given, path, names, seed):
    drawn = dict(glyphs.glyphs(path, names))
    letters = Letters(given.kanjivg, given.glyphs, names, seed)
    keys = sorted(drawn)
    if not keys:
        return letters, keys
    letters.pictures = np.stack([drawn[k] for k in keys])
    letters.drawn = [np.array([], int)] * len(names)
    for place, key in enumerate(keys):
        letters.drawn[key] = np.array([place])
    return letters, keys


def say(session, name, names, y, pictures, variants):
    values = logits(session, np.stack(pictures))
    right = int((values.argmax(1) == y).sum())
    low, high = interval(right, len(y))
    line = f"{name}: {right} of {len(y)}, {100 * low:.2f} to {100 * high:.2f} %"
    told = count = 0
    for row, index in zip(values, y):
        group = variants.get(names[index])
        if group:
            count += 1
            told += max(group, key=lambda k: row[k]) == index
    print(line + f"; letters with variants {told} of {count}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--kanjivg", required=True)
    parser.add_argument("--glyphs", required=True, type=Path)
    parser.add_argument("--fonts", nargs="*", default=[])
    parser.add_argument("--seed", type=int, default=4001)
    given = parser.parse_args()
    names = alphabet.load()
    share = shares(names)
    session = open_session(given.model)
    variants = {}
    for group in alphabet.VARIANTS:
        if len(group) > 1:
            for letter in group:
                variants[letter] = [names.index(k) for k in group]
    some = [names.index(k) for k in variants]
    rng = np.random.default_rng(given.seed)
    for sigma in (0.03, 0.04):
        letters = Letters(given.kanjivg, given.glyphs, names, given.seed)
        level = Level(displaced=(sigma, sigma), age=0.7, warp=0.2, brush=0.0)
        y = np.r_[rng.choice(len(names), COUNT, p=share), rng.choice(some, 600)]
        y = np.array([k for k in y if names[k] in letters.strokes])
        pictures = [letters.sample(int(k), level, 0.0) for k in y]
        say(session, f"strokes, {sigma:.0%} displaced", names, y, pictures, variants)
    for path in given.fonts:
        letters, keys = own_letters(given, path, names, given.seed)
        if not keys:
            print(f"{Path(path).stem}: none of the letters", flush=True)
            continue
        y = np.r_[rng.choice(keys, COUNT, p=share[keys] / share[keys].sum()), rng.choice([k for k in some if k in keys], 600)]
        pictures = [letters.sample(int(k), WORN, 1.0) for k in y]
        say(session, Path(path).stem, names, y, pictures, variants)


if __name__ == "__main__":
    main()
