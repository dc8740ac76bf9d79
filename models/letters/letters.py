"""One letter cut out of a line on an old scan, drawn anew for every sample.

The picture is a square as high as SQUARE heights of the line, around the middle of the letter's columns;
0 is paper, 1 the darkest ink; what lies beside the cuts is paper.
"""

from dataclasses import dataclass

import cv2
import numpy as np

import brush
import glyphs
from shapes import EM, strokes_of
from strokes import displace, smooth

cv2.setNumThreads(1)
OUT = 64
SQUARE = 1.25
FINE = 128


@dataclass(frozen=True)
class Level:
    """How much happens to a letter; shares are chances."""

    displaced: tuple[float, float] = (0.0, 0.05)
    warp: float = 1.0
    age: float = 1.0
    cuts: float = 1.0
    brush: float = 1.0


TRAIN = Level()


class Letters:
    def __init__(self, kanjivg: str, folder, names: list[str], seed: int):
        self.rng = np.random.default_rng(seed)
        self.names = names
        self.strokes = strokes_of(kanjivg, names)
        self.pictures = np.load(folder / "pictures.npy", mmap_mode="r")
        given = np.load(folder / "labels.npz")
        order = np.argsort(given["y"], kind="stable")
        order = np.repeat(order, given["times"][order])
        starts = np.searchsorted(given["y"][order], np.arange(len(names) + 1))
        self.drawn = [order[a:b] for a, b in zip(starts[:-1], starts[1:])]
        self.last = np.zeros((OUT, OUT), np.float32)

    # Ink, FINE pixels square, the em square in the middle at three quarters of it.

    def by_strokes(self, name: str, level: Level) -> np.ndarray:
        rng = self.rng
        ways = self.strokes[name]
        sigma = rng.uniform(*level.displaced) * EM
        rounds = int(rng.integers(0, 5))
        lines = [smooth(displace(s, rng, sigma), rounds) for s in ways[rng.integers(len(ways))]]
        if rng.random() < 0.3 * level.brush:
            lines = brush.apart(lines, rng, min(sigma, 0.035 * EM))
        if rng.random() < 0.3 * level.brush:
            return self.by_brush(lines)
        if len(lines) > 1 and rng.random() < 0.15:
            # One stroke runs into the next.
            k = int(rng.integers(len(lines) - 1))
            lines[k : k + 2] = [np.vstack([lines[k], lines[k + 1]])]
        em = FINE * 0.75
        width = em * np.clip(np.exp(rng.normal(np.log(0.05), 0.38)), 0.02, 0.11)
        image = np.zeros((FINE, FINE), np.uint8)
        for line in lines:
            points = np.round(((line / EM - 0.5) * em + FINE / 2) * 16).astype(np.int32)
            wide = max(1, int(round(width * rng.uniform(0.75, 1.2))))
            cv2.polylines(image, [points], False, 255, wide, cv2.LINE_AA, 4)
        return image

    def by_brush(self, lines: list[np.ndarray]) -> np.ndarray:
        rng = self.rng
        em = FINE * 0.75
        width = em * np.clip(np.exp(rng.normal(np.log(0.065), 0.4)), 0.025, 0.14)
        image = np.zeros((FINE, FINE), np.uint8)
        chance = rng.uniform(0, 0.5) if rng.random() < 0.6 else 0.0
        for line, weight in brush.joined(lines, rng, chance):
            brush.stroked(image, (line / EM - 0.5) * em + FINE / 2, max(1.2, width * weight), rng)
        return image

    def by_font(self, index: int) -> np.ndarray:
        here = self.drawn[index]
        picture = self.pictures[here[self.rng.integers(len(here))]]
        side = int(FINE * 0.75 * glyphs.SIDE / glyphs.EM)
        image = cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA)
        edge = (FINE - side) // 2
        fine = np.zeros((FINE, FINE), np.uint8)
        if edge >= 0:
            fine[edge : edge + side, edge : edge + side] = image
        else:
            fine[:] = image[-edge : FINE - edge, -edge : FINE - edge]
        pen = self.rng.uniform()
        if pen < 0.3:
            fine = cv2.dilate(fine, np.ones((2 + (pen < 0.1), 2), np.uint8))
        elif pen < 0.42:
            thin = cv2.erode(fine, np.ones((2, 2), np.uint8))
            fine = thin if thin.sum() > 0.35 * fine.sum() else fine
        return fine

    def ink(self, index: int, level: Level, font_share=0.4) -> tuple[np.ndarray, bool]:
        name = self.names[index]
        font = len(self.drawn[index]) > 0 and (
            name not in self.strokes or self.rng.random() < font_share
        )
        fine = self.by_font(index) if font else self.by_strokes(name, level)
        if self.rng.random() < 0.12 * level.brush:
            fine = brush.thinned(fine, self.rng)
        if self.rng.random() < 0.2 * level.brush:
            fine = brush.dried(fine, self.rng)
        return fine, font

    def placed(self, fine: np.ndarray, font: bool, level: Level) -> np.ndarray:
        """Scaled, turned, slanted, warped and put into a square."""
        rng = self.rng
        # A font as it is, now and then: type is not warped.
        straight = font and rng.random() < 0.35
        size = rng.normal(0.8, 0.03 if straight else 0.08) / SQUARE * 1.25 / 0.75
        size *= 1.0 if straight else np.clip(rng.normal(1, 0.05), 0.8, 1.2)
        stretch = 1.0 if straight else np.exp(rng.normal(0, 0.1))
        turn, lean = (0, 0) if straight else (rng.normal(0, 0.05), rng.normal(0, 0.1))
        x = rng.normal(0, 0.05) * OUT + OUT / 2
        y = rng.normal(0, 0.05) * OUT + OUT / 2
        if not straight and level.warp:
            field = rng.normal(0, 1, (2, 5, 5)).astype(np.float32)
            field *= rng.uniform(0, 1) * (4.2 if font else 2.0) * level.warp
            grid = np.arange(FINE, dtype=np.float32)
            dx = cv2.resize(field[0], (FINE, FINE), interpolation=cv2.INTER_CUBIC)
            dy = cv2.resize(field[1], (FINE, FINE), interpolation=cv2.INTER_CUBIC)
            fine = cv2.remap(fine, grid[None] + dx, grid[:, None] + dy, cv2.INTER_LINEAR)
        # Twice the size, then means of squares: thin strokes keep their weight.
        scale = size * OUT / FINE * 2
        cos, sin = np.cos(turn), np.sin(turn)
        a = np.array([[cos * stretch, -sin + lean], [sin, cos / stretch]]) * scale
        t = np.array([x, y]) * 2 - a @ np.array([FINE / 2, FINE / 2])
        wide = cv2.warpAffine(fine, np.c_[a, t], (2 * OUT, 2 * OUT), flags=cv2.INTER_LINEAR)
        return wide

    def cut(self, wide: np.ndarray, level: Level) -> np.ndarray:
        """Cuts that take a little off, or leave a little of the neighbour."""
        rng = self.rng
        columns = np.flatnonzero(wide.max(0) > 60)
        if not len(columns):
            return wide
        left, right = columns[0], columns[-1] + 1
        for side in (-1, 1):
            kind = rng.random()
            if kind < 0.12 * level.cuts:
                by = int(rng.integers(1, 9))
                if side < 0:
                    wide[:, : left + by] = 0
                else:
                    wide[:, right - by :] = 0
            elif kind < 0.3 * level.cuts and self.last.shape == wide.shape:
                by, gap = int(rng.integers(2, 16)), int(rng.integers(0, 8))
                other = np.flatnonzero(self.last.max(0) > 60)
                if len(other) < 20:
                    continue
                if side < 0:
                    end = max(0, left - gap)
                    part = self.last[:, other[-1] + 1 - by : other[-1] + 1][:, -end:] if end else None
                    if part is not None:
                        place = wide[:, end - part.shape[1] : end]
                        np.maximum(place, part, out=place)
                else:
                    start = min(wide.shape[1], right + gap)
                    part = self.last[:, other[0] : other[0] + by][:, : wide.shape[1] - start]
                    place = wide[:, start : start + part.shape[1]]
                    np.maximum(place, part, out=place)
        return wide

    def aged(self, wide: np.ndarray, level: Level) -> np.ndarray:
        rng = self.rng
        # Pixels that the scanner had for the square.
        side = int(np.exp(rng.uniform(np.log(30), np.log(120))))
        image = cv2.resize(wide, (side, side), interpolation=cv2.INTER_AREA)
        image = image.astype(np.float32) / 255
        image = np.clip((image - 0.1) * rng.uniform(1.0, 1.9), 0, 1)
        if rng.random() < 0.5 * level.age:
            image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.3, 1.1) * side / 80)
        bilevel = rng.random() < 0.2 * level.age
        image += rng.normal(0, 1, image.shape).astype(np.float32) * rng.uniform(0, 0.1) * level.age
        if bilevel:
            image = (image > rng.uniform(0.3, 0.6)).astype(np.float32)
        if rng.random() < 0.3 * level.age:
            specks = rng.random(image.shape) < rng.uniform(0, 0.004)
            image = np.maximum(image, specks.astype(np.float32) * rng.uniform(0.4, 1))
        if rng.random() < 0.15 * level.age:
            code = cv2.imencode(
                ".jpg",
                (np.clip(1 - image, 0, 1) * 255).astype(np.uint8),
                [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(30, 85))],
            )[1]
            image = 1 - cv2.imdecode(code, cv2.IMREAD_GRAYSCALE).astype(np.float32) / 255
        how = cv2.INTER_AREA if side > OUT else cv2.INTER_LINEAR
        image = cv2.resize(image, (OUT, OUT), interpolation=how)
        return np.clip(image * rng.uniform(0.75, 1.15), 0, 1)

    def sample(self, index: int, level: Level = TRAIN, font_share=0.4) -> np.ndarray:
        wide = self.placed(*self.ink(index, level, font_share), level)
        whole = wide.copy()
        wide = self.cut(wide, level)
        self.last = whole
        return self.aged(wide, level)

    def junk(self, a: int, b: int, level: Level = TRAIN) -> np.ndarray:
        """Halves of two letters side by side."""
        left = self.placed(*self.ink(a, level), level)
        right = self.placed(*self.ink(b, level), level)
        both = np.zeros_like(left)
        middle = OUT + int(self.rng.integers(-12, 13))
        shift = int(OUT * self.rng.uniform(0.6, 1.0))
        both[:, : 2 * OUT - shift] = left[:, shift:]
        both[:, shift:] = np.maximum(both[:, shift:], right[:, : 2 * OUT - shift])
        keep = int(OUT * self.rng.uniform(0.5, 0.9))
        both[:, : max(0, middle - keep)] = 0
        both[:, middle + keep :] = 0
        return self.aged(both, level)
