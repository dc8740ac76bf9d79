"""What brushes and running hands do to letters: strokes that swell and taper, hang together and run dry."""

import cv2
import numpy as np


def apart(lines: list[np.ndarray], rng, sigma: float) -> list[np.ndarray]:
    """The first strokes and the rest, each part with a place and a size of its own; `sigma` in units of the em square."""
    if len(lines) < 4:
        return lines
    k = int(rng.integers(2, len(lines) - 1))
    moved = []
    for part in (lines[:k], lines[k:]):
        points = np.vstack(part)
        middle = (points.min(0) + points.max(0)) / 2
        size = np.clip(1 + rng.normal(0, 1.6 * sigma / 109, 2), 0.8, 1.15)
        shift = rng.normal(0, sigma, 2)
        moved += [(s - middle) * size + middle + shift for s in part]
    return moved


def joined(lines: list[np.ndarray], rng, chance: float) -> list[tuple[np.ndarray, float]]:
    """Strokes with their weight, and between some of them the thin way of the brush to the next."""
    found = []
    for k, line in enumerate(lines):
        found.append((line, 1.0))
        if k + 1 < len(lines) and rng.random() < chance:
            a, b = line[-1], lines[k + 1][0]
            length = np.hypot(*(b - a))
            if 3 < length < 60:
                t = np.linspace(0, 1, max(3, int(length / 4)))[:, None]
                across = np.array([-(b - a)[1], (b - a)[0]]) * rng.normal(0, 0.12)
                found.append((a + (b - a) * t + (1 - (2 * t - 1) ** 2) * across, rng.uniform(0.2, 0.6)))
    return found


def stroked(image: np.ndarray, line: np.ndarray, width: float, rng) -> None:
    """One stroke of a brush: it sets down heavily, thins, and stops or tapers; `line` and `width` in pixels."""
    steps = np.r_[0, np.cumsum(np.hypot(*np.diff(line, axis=0).T))]
    if steps[-1] < 1:
        return
    count = max(4, int(steps[-1] / 2.0))
    at = np.linspace(0, steps[-1], count)
    points = np.stack([np.interp(at, steps, line[:, k]) for k in (0, 1)], 1)
    begin, middle = rng.uniform(0.7, 1.5), rng.uniform(0.55, 1.0)
    end = rng.uniform(0.05, 0.4) if rng.random() < 0.45 else rng.uniform(0.7, 1.4)
    t = np.linspace(0, 1, count)
    widths = width * np.interp(t, [0, 0.15, 0.55, 0.85, 1], [begin, middle, middle, (middle + end) / 2, end])
    # A flat brush held aslant: strokes to the right are thinner than strokes down.
    d = np.gradient(points, axis=0)
    widths *= 1 - rng.uniform(0, 0.45) * np.abs(d[:, 0]) / np.maximum(np.hypot(*d.T), 1e-6)
    whole = np.round(points * 16).astype(np.int32)
    for a, b, w in zip(whole[:-1], whole[1:], widths):
        cv2.line(image, a.tolist(), b.tolist(), 255, max(1, int(round(w))), cv2.LINE_AA, 4)


def dried(fine: np.ndarray, rng) -> np.ndarray:
    """Ink that runs out: streaks of paper along one direction, where a slow field says that the brush is dry."""
    side = fine.shape[0]
    long = int(rng.integers(side // 24, side // 4))
    streaks = cv2.resize(rng.normal(0, 1, (side, long)).astype(np.float32), (side, side), interpolation=cv2.INTER_LINEAR)
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), float(rng.uniform(0, 180)), 1.0)
    streaks = cv2.warpAffine(streaks, turn, (side, side), borderMode=cv2.BORDER_REFLECT)
    slow = cv2.resize(rng.normal(0, 1, (5, 5)).astype(np.float32), (side, side), interpolation=cv2.INTER_CUBIC)
    field = streaks / max(1e-6, float(streaks.std())) + slow * rng.uniform(0.3, 1.5)
    inked = field[fine > 128]
    if len(inked) < 20:
        return fine
    edge = np.quantile(inked, rng.uniform(0.03, 0.4))
    kept = np.clip((field - edge) * rng.uniform(1.5, 6) + 0.5, 0, 1)
    return (fine * np.maximum(kept, rng.uniform(0, 0.25))).astype(np.uint8)


def thinned(fine: np.ndarray, rng) -> np.ndarray:
    """The same letter with a thinner pen, as far as most of its ink allows."""
    distance = cv2.distanceTransform((fine > 100).astype(np.uint8), cv2.DIST_L2, 3)
    usual = float(np.median(distance[distance > 0])) if (distance > 0).any() else 0.0
    edge = usual * rng.uniform(0.4, 1.3)
    thin = np.clip(distance - edge + 0.5, 0, 1)
    if thin.sum() * 255 < 0.25 * fine.sum():
        return fine
    return (thin * 255).astype(np.uint8)
