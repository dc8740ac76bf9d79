"""The classes of the boxed-character reader, in the order of its logits."""

from pathlib import Path

DIGITS = list("0123456789")
KATAKANA = [chr(c) for c in range(0x30A1, 0x30F7)] + ["ー"]
HIRAGANA = [chr(c) for c in range(0x3041, 0x3095)]
LATIN = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
SIGNS = list("-.゛゜・〒/()")

# Two classes are no characters: a box that nobody wrote in, and one struck out.
NOTHING = "nothing"
STRUCK = "struck"

CLASSES = DIGITS + KATAKANA + HIRAGANA + LATIN + SIGNS + [NOTHING, STRUCK]
INDEX = {name: i for i, name in enumerate(CLASSES)}

FAMILIES = {
    "digits": DIGITS,
    "katakana": KATAKANA,
    "hiragana": HIRAGANA,
    "latin": LATIN,
    "signs": SIGNS,
}

SMALL = set("ァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ")
"""Written at about half size; never enlarged to the size of their big sisters in training."""


def family_of(name: str) -> str:
    """The family of a class, or its own name for the two that are no characters."""
    for family, members in FAMILIES.items():
        if name in members:
            return family
    return name


def write(path: Path) -> None:
    path.write_text("\n".join(CLASSES) + "\n", encoding="utf-8")
