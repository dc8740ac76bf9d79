"""Lines of digits as people write them and scanners see them, drawn anew for every sample.

A line is HEIGHT pixels high, 0 is paper, 1 the darkest ink; its ink is as high as GLYPH and stands FRAME from
the left edge. Its label is its digits; hyphens, brackets, dots and specks between them are no digits.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

sys.path.append(str(Path(__file__).resolve().parent.parent / "boxed"))
import fonts  # noqa: E402
import mnist  # noqa: E402
from strokes import EM, StrokeFont, smooth  # noqa: E402

cv2.setNumThreads(1)
HEIGHT = 32
GLYPH = HEIGHT * 32 / 48
FRAME = HEIGHT * 8 / 48
FINE = 2
"""Lines are put together this much larger."""
TALL = GLYPH * FINE
SIDE = 72
DIGITS = list("0123456789")
SIGNS = list("-/().・")


@dataclass(frozen=True)
class Level:
    """How much happens to a line; shares are chances."""

    displaced: tuple[float, float] = (0.0, 0.05)
    warp: float = 1.0
    age: float = 1.0
    # Spread of sizes, places and gaps, and how often digits touch.
    disorder: float = 1.0


TRAIN = Level()
WORN = Level(displaced=(0.035, 0.035), warp=0.4, age=0.7, disorder=0.6)


class Ink:
    """Digits alone: squares of SIDE, uint8, 255 is ink, at one em."""

    def __init__(self, kanjivg: str, folder: str | None, paths: list[str], held: bool):
        self.strokes = StrokeFont(kanjivg, DIGITS + SIGNS)
        self.real = None
        if folder:
            images, labels = mnist.load(folder)
            train, apart = mnist.split(len(images))
            here = apart if held else train
            self.real = [images[here[labels[here] == d]] for d in range(10)]
        self.fonts = []
        for path in paths:
            drawn = fonts.render(path, DIGITS, SIDE)
            if len(drawn) == 10:
                self.fonts.append(drawn)

    def by_hand(self, digit: int, rng) -> np.ndarray:
        images = self.real[digit]
        image = images[rng.integers(len(images))]
        # 20 of its 28 pixels are the digit's.
        a = np.array([[2.45, 0, SIDE / 2 - 2.45 * 13.5], [0, 2.45, SIDE / 2 - 2.45 * 13.5]])
        return cv2.warpAffine(image, a, (SIDE, SIDE), flags=cv2.INTER_CUBIC)

    def by_strokes(self, name: str, rng, sigma: float, width: float) -> np.ndarray:
        rounds = int(rng.integers(0, 5))
        lines = [smooth(s, rounds) for s in self.strokes.displaced(name, rng, sigma)]
        if len(lines) > 1 and rng.random() < 0.08:
            lines = [np.vstack(lines)]
        image = np.zeros((SIDE, SIDE), np.uint8)
        for line in lines:
            points = np.round(((line / EM - 0.5) * SIDE * 0.86 + SIDE / 2) * 16).astype(np.int32)
            wide = max(1, int(round(width * SIDE * rng.uniform(0.8, 1.2))))
            cv2.polylines(image, [points], False, 255, wide, cv2.LINE_AA, 4)
        return image


class Lines:
    def __init__(self, kanjivg: str, folder: str | None, paths: list[str], seed: int, held=False):
        self.rng = np.random.default_rng(seed)
        self.ink = Ink(kanjivg, folder, paths, held)

    def placed(self, fine: np.ndarray, size: float, lean: float, warp: float, level: Level):
        """The digit scaled, turned, slanted and warped, cut to its ink; size is that of its em."""
        rng = self.rng
        if warp:
            field = rng.normal(0, 1, (2, 4, 4)).astype(np.float32) * rng.uniform(0, 1) * warp * level.warp
            grid = np.arange(SIDE, dtype=np.float32)
            dx = cv2.resize(field[0], (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
            dy = cv2.resize(field[1], (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
            fine = cv2.remap(fine, grid[None] + dx, grid[:, None] + dy, cv2.INTER_LINEAR)
        turn = rng.normal(0, 0.04) * level.disorder
        stretch = np.exp(rng.normal(0, 0.1 * level.disorder))
        cos, sin = np.cos(turn), np.sin(turn)
        a = np.array([[cos * stretch, -sin - lean], [sin, cos / stretch]]) * size / (SIDE * 0.74)
        side = int(size * 2.2)
        t = np.array([side / 2, side / 2]) - a @ np.array([SIDE / 2, SIDE / 2])
        image = cv2.warpAffine(fine, np.c_[a, t], (side, side), flags=cv2.INTER_LINEAR)
        rows, columns = np.flatnonzero(image.max(1) > 50), np.flatnonzero(image.max(0) > 50)
        if not len(rows):
            return None
        top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
        return image[top:bottom, left:right], top - side / 2

    def digit(self, value: int, kind: str, style, level: Level):
        rng = self.rng
        if kind == "real":
            return self.ink.by_hand(value, rng), 0.8
        if kind == "font":
            fine = style["font"][DIGITS[value]]
            return fine, 0.0 if style["typed"] else 3.0
        return self.ink.by_strokes(DIGITS[value], rng, style["sigma"], style["width"]), 1.2

    def style(self, kind: str, level: Level) -> dict:
        rng = self.rng
        style = {
            "sigma": rng.uniform(*level.displaced),
            "width": np.clip(np.exp(rng.normal(np.log(0.062), 0.38)), 0.02, 0.13),
            # What people wrote has its own slant.
            "lean": rng.normal(0, 0.04 if kind == "real" else 0.12) * level.disorder,
            "typed": kind == "font" and rng.random() < 0.4,
            "gap": rng.normal(0.32, 0.05) if rng.random() < 0.5 else rng.uniform(-0.06, 0.6),
            "size": rng.uniform(0.8, 1.0),
        }
        if style["typed"]:
            style["lean"], style["gap"] = 0.0, rng.uniform(0.08, 0.35)
        if kind == "font":
            style["font"] = self.ink.fonts[rng.integers(len(self.ink.fonts))]
        return style

    def groups(self, count: int) -> set[int]:
        """Places before which a new group of digits begins."""
        rng = self.rng
        if count >= 10 and rng.random() < 0.75:
            first = int(rng.choice([2, 3, 3, 4]))
            return {first, count - 4}
        if count == 7 and rng.random() < 0.4:
            return {3}
        if 3 <= count <= 8 and rng.random() < 0.45:
            # Year, month, day.
            day = int(rng.integers(1, 3))
            month = int(rng.integers(1, 3))
            return {place for place in (count - day, count - day - month) if place > 0}
        return {p for p in range(1, count) if rng.random() < 0.03}

    def sample(self, count: int, kind: str, level: Level = TRAIN) -> tuple[np.ndarray, list[int]]:
        rng = self.rng
        digits = [int(d) for d in rng.integers(0, 10, count)]
        style = self.style(kind, level)
        groups = self.groups(count)
        parted = rng.random() < (0.7 if count >= 10 else 0.3)
        pieces, x = [], 0.0
        drift = rng.normal(0, 0.012) * level.disorder
        for place, value in enumerate(digits):
            if place in groups:
                x = self.between(pieces, x, parted, style, level)
            fine, warp = self.digit(value, kind, style, level)
            size = TALL * style["size"] * (1 if style["typed"] else np.clip(rng.normal(1, 0.08 * level.disorder), 0.7, 1.25))
            lean = style["lean"] + (0 if kind == "real" or style["typed"] else rng.normal(0, 0.04))
            found = self.placed(fine, size, lean, warp, level)
            if found is None:
                return self.sample(count, kind, level)
            image, top = found
            rise = 0 if style["typed"] else rng.normal(0, 0.05 * level.disorder) * TALL
            if pieces:
                gap = style["gap"] + (0 if style["typed"] else rng.normal(0, 0.08) * level.disorder)
                x += max(-0.12, gap) * TALL
            pieces.append((image, x, top + rise + drift * x))
            x += image.shape[1]
        return self.scanned(self.together(pieces), level), digits

    def between(self, pieces, x, parted, style, level) -> float:
        """A gap, or a sign that is no digit."""
        rng = self.rng
        if not parted or not pieces:
            return x + rng.uniform(0.2, 1.1) * TALL
        kind = rng.random()
        if kind < 0.92:
            # A hyphen, anywhere from nearly a dot to as wide as a digit.
            wide = int(rng.uniform(0.2, 0.8) * TALL) + 2
            pen = max(1, int(style["width"] * TALL * rng.uniform(0.8, 1.3)))
            image = np.zeros((pen * 2 + 8, wide + 4), np.uint8)
            y = image.shape[0] // 2
            bend = int(rng.integers(-2, 3))
            cv2.line(image, (2, y - bend), (wide, y + bend), 255, pen, cv2.LINE_AA)
            top = rng.normal(0, 0.1) * TALL - image.shape[0] / 2
        else:
            name = SIGNS[1 + int(rng.integers(len(SIGNS) - 1))]
            fine = self.ink.by_strokes(name, rng, style["sigma"], style["width"])
            found = self.placed(fine, TALL * rng.uniform(0.8, 1.1), style["lean"], 0, level)
            if found is None:
                return x + 0.5 * TALL
            image, top = found
        x += max(0.04, rng.normal(0.25, 0.12)) * TALL
        pieces.append((image, x, top))
        return x + image.shape[1] + max(0.0, rng.normal(0.1, 0.1)) * TALL

    def together(self, pieces) -> np.ndarray:
        rng = self.rng
        left = min(x for _, x, _ in pieces)
        top = min(y for _, _, y in pieces)
        right = max(x + i.shape[1] for i, x, _ in pieces)
        bottom = max(y + i.shape[0] for i, _, y in pieces)
        image = np.zeros((int(bottom - top) + 2, int(right - left) + 2), np.uint8)
        for piece, x, y in pieces:
            at_x, at_y = int(x - left), int(y - top)
            place = image[at_y : at_y + piece.shape[0], at_x : at_x + piece.shape[1]]
            np.maximum(place, piece[: place.shape[0], : place.shape[1]], out=place)
        # The ink fills the glyphs' height but where something else is taller.
        factor = TALL / image.shape[0]
        factor *= rng.uniform(0.97, 1.03) if rng.random() < 0.8 else rng.uniform(0.7, 1.0)
        how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
        size = (max(2, round(image.shape[1] * factor)), max(2, round(image.shape[0] * factor)))
        image = cv2.resize(image, size, interpolation=how)
        height, frame = HEIGHT * FINE, FRAME * FINE
        width = image.shape[1] + int(2 * frame)
        out = np.zeros((height, width), np.uint8)
        y = int(np.clip((height - image.shape[0]) / 2 + rng.normal(0, 1.5), 0, max(0, height - image.shape[0])))
        image = image[:height]
        out[y : y + image.shape[0], int(frame) : int(frame) + image.shape[1]] = image
        return out

    def scanned(self, image: np.ndarray, level: Level) -> np.ndarray:
        rng = self.rng
        pen = rng.random()
        if pen < 0.2:
            image = cv2.dilate(image, np.ones((2, 2), np.uint8))
        elif pen < 0.3:
            thin = cv2.erode(image, np.ones((2, 2), np.uint8))
            image = thin if thin.sum() > 0.4 * image.sum() else image
        image = image.astype(np.float32) / 255
        image = np.clip((image - 0.1) * rng.uniform(1.0, 1.9), 0, 1)
        if rng.random() < 0.5 * level.age:
            image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.3, 1.2))
        if rng.random() < 0.4 * level.age:
            image += rng.normal(0, 1, image.shape).astype(np.float32) * rng.uniform(0, 0.1)
        if rng.random() < 0.2 * level.age:
            # As a fax leaves it.
            side = (max(8, int(image.shape[1] * rng.uniform(0.5, 1))), int(image.shape[0] * rng.uniform(0.5, 1)))
            coarse = cv2.resize(image, side, interpolation=cv2.INTER_AREA)
            coarse = (coarse > rng.uniform(0.3, 0.6)).astype(np.float32)
            image = cv2.resize(coarse, image.shape[::-1], interpolation=cv2.INTER_LINEAR)
        if rng.random() < 0.25 * level.age:
            specks = (rng.random(image.shape) < rng.uniform(0, 0.003)).astype(np.float32)
            image = np.maximum(image, cv2.dilate(specks, np.ones((2, 2))) * rng.uniform(0.4, 1))
        if rng.random() < 0.3 * level.age:
            # Paper instead of ink where a rule was taken out, or its rest.
            across = rng.random() < 0.5
            at = int(rng.integers(image.shape[0 if across else 1]))
            line = image[at : at + 2] if across else image[:, at : at + 2]
            line[:] = 0 if rng.random() < 0.6 else np.maximum(line, rng.uniform(0.2, 0.9))
        if rng.random() < 0.2 * level.age:
            holes = rng.random(image.shape) < rng.uniform(0, 0.03)
            image[holes] *= 0.3
        image = cv2.resize(image, (max(8, image.shape[1] // FINE), HEIGHT), interpolation=cv2.INTER_AREA)
        return np.clip(image * rng.uniform(0.75, 1.15), 0, 1).astype(np.float32)
