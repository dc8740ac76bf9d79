"""Figures of an exported network on sets held apart, as a table for the model card."""

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch

import classes
import heldapart
from export import open_session

ALL = list(classes.FAMILIES)


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    z, p = 1.959964, right / count
    middle = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count**2)) / (1 + z * z / count)
    return middle - half, middle + half


def accepted(confidence: np.ndarray, right: np.ndarray, most=0.001) -> tuple[int, int]:
    """The longest list, most certain first, of which at most `most` are wrong, and how many are."""
    wrong = np.cumsum(~right[np.argsort(-confidence, kind="stable")])
    fits = np.nonzero(wrong <= most * np.arange(1, len(wrong) + 1))[0]
    return (int(fits[-1]) + 1, int(wrong[fits[-1]])) if len(fits) else (0, 0)


def read(session, held: heldapart.Held) -> torch.Tensor:
    parts = [part.float().numpy() / np.float32(255) for part in held.x.split(64)]
    return torch.from_numpy(np.concatenate([session.run(["p"], {"x": p})[0] for p in parts]))


def line(session, name: str, held: heldapart.Held, families: list[str], confusions=0) -> None:
    values = heldapart.masked(read(session, held), families)
    p, said = torch.softmax(values, 1).max(1)
    right = (said == held.y).numpy()
    count, hits = len(right), int(right.sum())
    low, high = wilson(hits, count)
    taken, wrong = accepted(p.numpy(), right)
    sure = p.numpy() >= 0.99
    print(
        f"| {name} | {', '.join(families)} | {hits} of {count} | {100 * hits / count:.2f} % "
        f"({100 * low:.2f} to {100 * high:.2f}) | {100 * taken / count:.1f} % ({wrong} wrong) "
        f"| {100 * sure.mean():.1f} % ({int((~right[sure]).sum())} wrong) "
        f"| {100 * float(p.mean()):.2f} % |",
        flush=True,
    )
    if confusions:
        pairs: dict[tuple[str, str], int] = {}
        for t, s in zip(held.y[~right].tolist(), said[~right].tolist()):
            key = (classes.CLASSES[t], classes.CLASSES[s])
            pairs[key] = pairs.get(key, 0) + 1
        most = sorted(pairs.items(), key=lambda item: -item[1])[:confusions]
        print("<!-- " + " ".join(f"{t}→{s}:{n}" for (t, s), n in most) + " -->")


def fields(session, held: heldapart.Held, length: int) -> None:
    values = heldapart.masked(read(session, held), ["digits"])
    right = (values.argmax(1) == held.y).numpy()
    order = np.random.default_rng(7).permutation(len(right))
    rows = right[order[: len(right) // length * length]].reshape(-1, length).all(1)
    low, high = wilson(int(rows.sum()), len(rows))
    print(
        f"fields of {length} digits drawn from it: {int(rows.sum())} of {len(rows)} right, "
        f"{100 * rows.mean():.2f} % ({100 * low:.2f} to {100 * high:.2f})"
    )


def speed(session) -> None:
    for count in (1, 12):
        x = np.random.default_rng(1).random((count, 1, 48, 48), np.float32)
        times = []
        for _ in range(200):
            begun = time.perf_counter()
            session.run(["p"], {"x": x})
            times.append((time.perf_counter() - begun) / count * 1000)
        print(f"{count} at a time: least {min(times):.3f} ms, median {np.median(times):.3f} ms each")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, type=Path)
    parser.add_argument("--mnist", required=True)
    parser.add_argument("--kanjivg", required=True)
    parser.add_argument("--font", help="a font never trained")
    given = parser.parse_args()
    session = open_session(given.model)
    print("| set | compete | right | share, 95 % | accepted at ≤ 0.1 % wrong | p ≥ 0.99 | mean p |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for level in heldapart.LEVELS:
        real = heldapart.real_digits(given.mnist, level)
        line(session, f"real digits held apart, {level}", real, ["digits"], 12)
        each = {"digits": 200, "katakana": 40, "hiragana": 12, "latin": 20, "signs": 40}
        for sigma in (0.03, 0.04):
            seed = heldapart.SEEDS["report"] + int(sigma * 1000)
            drawn = heldapart.strokes(given.kanjivg, sigma, each, level, seed)
            name = f"strokes {100 * sigma:.0f} %, {level}"
            line(session, name, drawn.only("digits"), ["digits"])
            line(session, name, drawn.only("katakana"), ["katakana"], 20)
            line(session, name, drawn.only("hiragana"), ["hiragana"])
            line(session, name, drawn.only("latin"), ["latin", "digits"])
        if given.font:
            drawn = heldapart.font(given.font, 12, level)
            line(session, f"font never trained, {level}", drawn.only("digits"), ["digits"])
            line(session, f"font never trained, {level}", drawn.only("katakana"), ["katakana"], 20)
            line(session, f"font never trained, {level}", drawn.only("hiragana"), ["hiragana"])
    seed = heldapart.SEEDS["report"]
    line(session, "empty boxes, worn", heldapart.empty(given.kanjivg, 3000, seed), ALL)
    line(session, "struck out, worn", heldapart.struck(given.kanjivg, 2000, seed), ALL)
    for level in heldapart.LEVELS:
        fields(session, heldapart.real_digits(given.mnist, level), 7)
    speed(session)


if __name__ == "__main__":
    main()
