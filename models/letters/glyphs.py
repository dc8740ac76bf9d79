"""Letters drawn with fonts ahead of training: uint8 squares of SIDE, 255 is ink, the em square in the middle.

    python glyphs.py --out glyphs FONT... [--often FONT...]

What `--often` names comes four times as often as the others: hands and brushes among much type.
"""

import argparse
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

import alphabet

SIDE = 88
EM = 72
OFTEN = 4


def glyphs(path: str, names: list[str]):
    font = ImageFont.truetype(path, EM)
    ascent, descent = font.getmetrics()

    def draw(text):
        image = Image.new("L", (SIDE, SIDE), 0)
        left = (SIDE - font.getlength(text)) / 2
        top = (SIDE - ascent - descent) / 2
        ImageDraw.Draw(image).text((left, top), text, fill=255, font=font)
        return np.asarray(image)

    missing = [draw("\U0010fffd"), draw("\U000e0fff"), draw("\u0378")]
    for index, name in enumerate(names):
        if name == alphabet.JUNK:
            continue
        picture = draw(name)
        # Some fonts have empty glyphs, or one dot, for what they lack.
        if picture.sum() < 255 * 20 or any(np.array_equal(picture, m) for m in missing):
            continue
        yield index, picture


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("fonts", nargs="+")
    parser.add_argument("--often", nargs="*", default=[])
    given = parser.parse_args()
    names = alphabet.load()
    pictures, labels, sources = [], [], []
    for number, path in enumerate(given.fonts + given.often):
        before = len(labels)
        for index, picture in glyphs(path, names):
            pictures.append(picture)
            labels.append(index)
            sources.append(number)
        print(Path(path).name, len(labels) - before)
    given.out.mkdir(parents=True, exist_ok=True)
    np.save(given.out / "pictures.npy", np.stack(pictures))
    times = np.where(np.array(sources) < len(given.fonts), 1, OFTEN)
    np.savez(given.out / "labels.npz", y=np.array(labels), font=np.array(sources), times=times)


if __name__ == "__main__":
    main()
