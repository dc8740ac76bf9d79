"""Characters drawn from stroke paths: each stroke moved, turned and bent on its own."""

import gzip
import json
import re

import numpy as np
from PIL import Image, ImageDraw

EM = 109.0
"""Side of the square in which the paths are given (KanjiVG's)."""

# Shapes that KanjiVG does not have, and forms of digits that people in Japan write.
OWN = {
    "-": [["M28,54 L81,54"]],
    "/": [["M76,14 L33,95"]],
    "(": [["M70,12 C38,36 38,74 70,97"]],
    ")": [["M39,12 C71,36 71,74 39,97"]],
    "〒": [["M20,22 L89,22", "M16,46 L93,46", "M54,46 L54,96"]],
    "1": [["M54,14 L54,94"], ["M40,30 L56,14 L56,93", "M36,93 L76,93"], ["M60,14 L50,94"]],
    "7": [
        ["M26,18 L24,40", "M26,18 L80,18 C70,40 58,62 54,95"],
        ["M27,20 L82,18 L46,94"],
        ["M27,20 L80,20 L46,94", "M38,55 L74,52"],
        ["M26,18 L26,46", "M26,20 L78,20 L76,40 L60,94"],
    ],
    "4": [["M46,14 L24,64 L84,64", "M64,40 L62,96"], ["M36,16 L32,56 L80,54", "M70,14 L68,96"]],
    "0": [["M60,16 C18,14 16,92 54,93 C92,92 92,18 50,18 L46,22"]],
    "9": [["M76,36 C72,8 30,12 32,38 C34,64 76,58 77,24 L76,95"]],
    "5": [["M76,18 L38,18 L34,50 C60,36 82,50 78,72 C74,96 40,98 28,80"]],
    "2": [["M30,32 C34,6 84,10 76,38 C70,58 46,78 30,90 C42,74 54,84 84,88"]],
    "8": [["M54,52 C20,40 30,14 54,14 C80,14 84,40 54,52 C16,66 24,94 54,94 C86,94 88,66 54,52"]],
    "6": [["M62,14 C40,32 28,58 32,78 C38,100 78,98 78,72 C76,52 44,52 34,76"]],
    "・": [["M52,52 L57,57"]],
    ".": [["M36,84 L40,88"]],
}

_TOKEN = re.compile(r"[A-Za-z]|-?\d*\.?\d+(?:e-?\d+)?")


def flatten(path: str) -> np.ndarray:
    """A path of M, L, C, S, H, V (either case) as a polyline; curves in nine steps."""
    tokens = _TOKEN.findall(path)
    points: list[np.ndarray] = []
    at, control, command, i = np.zeros(2), None, "M", 0

    def take(n: int) -> np.ndarray:
        nonlocal i
        values = np.array([float(t) for t in tokens[i : i + n]])
        i += n
        return values

    while i < len(tokens):
        if tokens[i].isalpha():
            command = tokens[i]
            i += 1
        base = at if command.islower() else np.zeros(2)
        kind = command.upper()
        if kind in "ML":
            at = base + take(2)
            points.append(at)
            control = None
        elif kind == "H":
            at = np.array([base[0] + take(1)[0], at[1]])
            points.append(at)
        elif kind == "V":
            at = np.array([at[0], base[1] + take(1)[0]])
            points.append(at)
        elif kind in "CS":
            if kind == "C":
                first = base + take(2)
            else:
                first = at if control is None else 2 * at - control
            second, end = base + take(2), None
            end = base + take(2)
            t = np.linspace(0, 1, 10)[1:, None]
            curve = (1 - t) ** 3 * at + 3 * t * (1 - t) ** 2 * first
            points.extend(curve + 3 * t**2 * (1 - t) * second + t**3 * end)
            at, control = end, second
        else:
            raise ValueError(f"path command {command} is not known")
    return np.array(points)


def resample(line: np.ndarray, step: float) -> np.ndarray:
    """The polyline with points about `step` apart."""
    if len(line) < 2:
        return np.vstack([line, line + 0.5])
    lengths = np.r_[0, np.cumsum(np.hypot(*np.diff(line, axis=0).T))]
    count = max(3, int(lengths[-1] / step) + 1)
    at = np.linspace(0, lengths[-1], count)
    return np.stack([np.interp(at, lengths, line[:, k]) for k in (0, 1)], 1)


class StrokeFont:
    """Shapes of each character: lists of strokes, each a polyline in the EM square."""

    def __init__(self, kanjivg: str, wanted: list[str]):
        with gzip.open(kanjivg, "rt", encoding="utf-8") as file:
            paths = json.load(file)
        self.shapes: dict[str, list[list[np.ndarray]]] = {}
        for name in wanted:
            given = ([paths[name]] if name in paths else []) + OWN.get(name, [])
            if given:
                self.shapes[name] = [[resample(flatten(p), 4.0) for p in s] for s in given]

    def base_shapes(self, name: str) -> int:
        return len(self.shapes.get(name, []))

    def displaced(self, name, rng, sigma: float, shape: int | None = None) -> list[np.ndarray]:
        """One writing of a character; `sigma` is the displacement as a share of the box."""
        shapes = self.shapes[name]
        strokes = shapes[rng.integers(len(shapes)) if shape is None else shape]
        return [displace(s, rng, sigma * EM) for s in strokes]


def displace(line: np.ndarray, rng, sigma: float) -> np.ndarray:
    """The stroke moved, turned and bent; `sigma` in units of the EM square for each of the three."""
    middle = line.mean(0)
    half = max(12.0, np.hypot(*(line - middle).T).max())
    angle = np.clip(rng.normal(0, sigma / half), -0.6, 0.6)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    t = np.linspace(-1, 1, len(line))[:, None]
    along = line[-1] - line[0]
    length = np.hypot(*along)
    across = np.array([-along[1], along[0]]) / length if length > 1 else np.array([1.0, 0.0])
    bend = rng.normal(0, sigma) * min(1.0, half / 30)
    return (line - middle) @ turn + middle + rng.normal(0, sigma, 2) + (1 - t**2) * bend * across


def smooth(line: np.ndarray, rounds: int) -> np.ndarray:
    """Corners rounded as a quick hand rounds them."""
    for _ in range(rounds):
        inner = (line[:-2] + 2 * line[1:-1] + line[2:]) / 4
        line = np.vstack([line[:1], inner, line[-1:]])
    return line


def draw(strokes: list[np.ndarray], size: int, width: float, rng, scale=2) -> Image.Image:
    """White ink on black, `size` pixels square; `width` in pixels of the result; pressure varies."""
    side = size * scale
    image = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(image)
    for line in strokes:
        n = len(line)
        ends = rng.uniform(0.6, 1.15, 2)
        wave = np.interp(np.arange(n), [0, n / 2, n - 1], [ends[0], 1.0, ends[1]])
        widths = np.maximum(1.0, width * scale * wave)
        points = line * side
        for k in range(n - 1):
            pen.line([*points[k], *points[k + 1]], fill=255, width=int(round(widths[k])))
        for (x, y), w in zip(points, widths / 2 - 0.3):
            pen.ellipse([x - w, y - w, x + w, y + w], fill=255)
    return image.resize((size, size), Image.Resampling.BOX)
