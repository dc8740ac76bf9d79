"""Characters drawn with fonts, each at the same em square so that small kana stay small."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont


def render(path: str, names: list[str], size: int) -> dict[str, np.ndarray]:
    """Ink of each character the font has, em centred in a square of `size`; uint8, 255 is ink.

    A character the font lacks is drawn as its box of nothing; such pictures are all alike and are
    left out by comparing them with that of a code point no font has.
    """
    scale = 2
    side = size * scale
    font = ImageFont.truetype(path, int(side * 0.86))
    ascent, descent = font.getmetrics()
    missing = _draw(font, "\U0010fffd", side, ascent, descent)
    pictures = {}
    for name in names:
        picture = _draw(font, name, side, ascent, descent)
        if not picture.any() or np.array_equal(picture, missing):
            continue
        small = Image.fromarray(picture).resize((size, size), Image.Resampling.BOX)
        pictures[name] = np.asarray(small)
    return pictures


def _draw(font, text, side, ascent, descent) -> np.ndarray:
    image = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(image)
    width = font.getlength(text)
    top = (side - ascent - descent) / 2
    pen.text(((side - width) / 2, top), text, fill=255, font=font)
    return np.asarray(image)
