#!/usr/bin/env python3
"""Turns the names of IPADIC into the file that readers map (Recognition/Lexicon).

    deploy/name-table.py FROM TO [--edition NAME]

FROM is Noun.name.csv of Debian's package mecab-ipadic (EUC-JP). The same input gives the same bytes.

The file, little-endian throughout:

    8 bytes     UKNAMES and a zero
    16 bytes    edition in ASCII, padded with zeros
    4 × u32     counts: letters, names, bytes of names, 0
    letters     u32 code points; names are written by their places in this list
    names       one after the other: u8 kind (1 surname, 2 given name), u8 letters of the name,
                u8 letters of its reading, u8 rarity in steps of an eighth of a natural logarithm,
                then u16 for each letter of the name and of the reading
"""
import csv
import re
import struct
import sys

MAGIC = b"UKNAMES\0"
KINDS = {"姓": 1, "名": 2}
# MeCab's word costs are natural logarithms of probabilities times this, about.
SCALE = 800


def names(path):
    with open(path, encoding="euc_jp") as file:
        for line in csv.reader(file):
            kind, name, reading = KINDS.get(line[7]), line[0], line[11]
            if kind and re.fullmatch("[ァ-ヺー]{1,12}", reading) and 1 <= len(name) <= 8:
                yield kind, name, reading, int(line[3])


def table(entries, edition):
    best = {}
    for kind, name, reading, cost in entries:
        key = (kind, name, reading)
        best[key] = min(cost, best.get(key, cost))
    letters = sorted({letter for _, name, reading in best for letter in name + reading})
    places = {letter: place for place, letter in enumerate(letters)}
    least = min(best.values())
    body = bytearray()
    for (kind, name, reading), cost in sorted(best.items()):
        rarity = min(255, round((cost - least) * 8 / SCALE))
        body += struct.pack("<4B", kind, len(name), len(reading), rarity)
        body += b"".join(struct.pack("<H", places[letter]) for letter in name + reading)
    return b"".join(
        [MAGIC, edition.encode("ascii").ljust(16, b"\0")[:16]]
        + [struct.pack("<4I", len(letters), len(best), len(body), 0)]
        + [struct.pack("<I", ord(letter)) for letter in letters]
        + [bytes(body)]
    )


def main(arguments):
    edition = "own"
    if "--edition" in arguments:
        at = arguments.index("--edition")
        edition = arguments[at + 1]
        del arguments[at : at + 2]
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    data = table(names(arguments[0]), edition)
    with open(arguments[1], "wb") as file:
        file.write(data)


if __name__ == "__main__":
    main(sys.argv[1:])
