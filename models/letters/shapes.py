"""Strokes of letters: KanjiVG's, and variants of names put together of its parts."""

import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parent.parent / "boxed"))
from strokes import EM, StrokeFont, flatten, resample  # noqa: E402

# A variant is a list of parts: a letter, which of its strokes (from, to), and the place they fill, in the
# square of 109 (left, top, right, bottom); no place leaves them where they are. None for the letter: paths of
# our own.
VARIANTS = {
    "﨑": [("崎", (0, 3), None), ("立", (0, 5), (44, 12, 98, 44)), ("崎", (6, 11), None)],
    "髙": [
        ("高", (0, 2), None),
        (None, ["M38,25 L38,54", "M71,25 L71,54", "M38,35 L71,35", "M38,45 L71,45"], None),
        ("高", (5, 10), None),
    ],
    "𠮷": [(None, ["M26,22 L83,22", "M54,8 L54,46", "M12,46 L97,46"], None), ("吉", (3, 6), None)],
    "栁": [("柳", (0, 4), None), ("夕", (0, 3), (44, 16, 72, 92)), ("卯", (3, 5), (70, 14, 98, 98))],
    "德": [("徳", (0, 10), None), (None, ["M46,58 L92,58"], None), ("徳", (10, 14), None)],
    "増": [("増", (0, 14), None)],
    "增": [("土", (0, 3), (8, 14, 38, 86)), ("曾", (0, 12), (40, 10, 98, 98))],
    "圡": [("土", (0, 3), None), (None, ["M70,22 L80,32"], None)],
    "靏": [("雨", (0, 8), (12, 8, 98, 36)), ("鶴", (0, 21), (10, 38, 99, 99))],
    "昻": [("日", (0, 4), (30, 8, 78, 44)), ("卯", (0, 5), (14, 46, 96, 99))],
    "濵": [
        ("浜", (0, 3), None),
        ("宀", (0, 3), (36, 8, 98, 32)),
        ("少", (0, 4), (40, 30, 96, 58)),
        ("貝", (0, 7), (44, 58, 92, 99)),
    ],
    "薰": [("艹", (0, 3), (14, 8, 96, 26)), ("熏", (0, 14), (12, 26, 98, 98))],
    "瀨": [("浜", (0, 3), None), ("束", (0, 7), (34, 12, 64, 96)), ("負", (0, 9), (64, 10, 98, 98))],
    "賴": [("束", (0, 7), (10, 12, 52, 96)), ("負", (0, 9), (54, 10, 98, 98))],
    "寬": [("寛", (0, 13), None), (None, ["M84,78 L90,84"], None)],
}


def moved(strokes, place):
    points = np.vstack(strokes)
    low, high = points.min(0), points.max(0)
    left, top, right, bottom = place
    scale = np.array([right - left, bottom - top]) / np.maximum(high - low, 1)
    return [(s - low) * scale + np.array([left, top]) for s in strokes]


def compose(font: StrokeFont, parts) -> list[np.ndarray] | None:
    found = []
    for letter, which, place in parts:
        if letter is None:
            strokes = [resample(flatten(p), 4.0) for p in which]
        elif letter in font.shapes:
            strokes = font.shapes[letter][0][which[0] : which[1]]
        else:
            return None
        found += moved(strokes, place) if place else strokes
    return found


def strokes_of(kanjivg: str, names: list[str]) -> dict[str, list[list[np.ndarray]]]:
    """For each class the ways to write it, each a list of strokes in the square of 109."""
    wanted = names + [p[0] for parts in VARIANTS.values() for p in parts if p[0]]
    font = StrokeFont(kanjivg, sorted(set(wanted)))
    for letter, parts in VARIANTS.items():
        made = compose(font, parts)
        if made and letter not in font.shapes:
            font.shapes[letter] = [made]
    return {n: font.shapes[n] for n in names if n in font.shapes}


__all__ = ["EM", "strokes_of"]
