#!/usr/bin/env python3
"""Counts which letters follow one another in Japanese, for the line reader (Recognition/Language).

    deploy/letter-table.py words TO --dictionary DIR --frequencies FILE --postal FILE [--edition NAME]
    deploy/letter-table.py readings TO --dictionary DIR [--edition NAME]

DIR holds the word lists of IPADIC (*.csv, EUC-JP, Debian's package mecab-ipadic). FREQUENCIES is
large_ja.msgpack.gz of the Python package wordfreq. POSTAL is postal.table, as deploy/postal-table.py
writes it. The same input gives the same bytes.

`words` counts what may stand in any field: words by how often they are used, names of people and
places, and the counters of an address. `readings` counts the katakana of people's names.

Text is taken for words that follow one another as they like: a letter continues a word, or the word
ends and another begins. Digits are one letter, 0. The file, little-endian throughout:

    8 bytes     UKLETTR and a zero
    16 bytes    edition in ASCII, padded with zeros
    4 × u32     counts: letters, pairs, 0, 0
    letters     u32 code points, rising
    first       u8 for each letter: a word begins with it
    alone       u8 for each letter: it stands anywhere
    end         u8 for each letter: a word ends after it
    rest        u8 for each letter: another letter follows than the pairs tell
    starts      u32 for each letter and one more: where its pairs begin
    next        u16 for each pair: place of the letter that follows
    cost        u8 for each pair: that it follows

All bytes are negative natural logarithms of probabilities in steps of an eighth; 255 is never.
"""
import collections
import csv
import gzip
import math
import os
import re
import struct
import sys
import unicodedata

MAGIC = b"UKLETTR\0"
# What a word of a list weighs at least, beside the common ones.
UNIT = 1e-6
# Shares of the sources in `words`.
SHARES = {
    "used": 0.42,
    "nouns": 0.10,
    "places": 0.20,
    "place words": 0.03,
    "people": 0.15,
    "organisations": 0.05,
    "counters": 0.04,
    "young names": 0.01,
}
# Letters of given names that became usual after IPADIC was made, most of them of 人名用漢字別表.
YOUNG = (
    "颯澪紬葵凛湊蓮樹翔陽結愛咲莉杏芽依琴彩楓陸悠奏隼晴律蒼碧旭暖煌凪絆詩羽彪瑛琉蒔楽朔梛桜桃梓柚椛楠榎槙"
    "玲琥琳瑚瑞瑠璃珠翠翼耀胡芙茉茜菫萌董蕾藍蘭虹蝶諒迪那邑郁釉雫雛雅霞颯飛馨駿鳳鴻鷹黎俐倖偲凜叶吏哉唯"
    "圭尊惺慧慶成拓斗日昂昊春晃晏晟智柊栞汐洸海清湧凌涼渚漣澄灯琶瑳瑶皐眸碧禅稀空笙紗紡絃綸緋蓬藤虎衣赳輝遥"
)
COUNTERS = (
    "0丁目 丁目0 丁目0番 丁目0番0号 0番地 番地0 0番地0 番地の0 0番 0番0 0番0号 0号 0号室 番 号 号室 丁目 番地"
).split()
# A frequency is lifted to this power, so that rare words count for something beside particles.
TEMPER = 0.6


def letters_of(word):
    """The word with half-width letters and one digit; nothing where it holds anything but Japanese."""
    if re.search("[！-～ｦ-ﾟ]", word):
        word = unicodedata.normalize("NFKC", word)
    word = re.sub("[0-9]", "0", word)
    japanese = re.fullmatch("[0々〆ヶ\u3041-\u3096\u30a1-\u30fc\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff]+", word)
    return word if japanese and len(word) <= 24 else None


def unpacked(data, at=0):
    """A value of MessagePack (https://msgpack.org), as far as wordfreq uses it, and where it ends."""
    kind = data[at]
    if kind <= 0x7F:
        return kind, at + 1
    if kind <= 0x8F or kind in (0xDE, 0xDF):
        size, at = (kind & 15, at + 1) if kind <= 0x8F else sized(data, at, kind == 0xDF)
        result = {}
        for _ in range(size):
            key, at = unpacked(data, at)
            result[key], at = unpacked(data, at)
        return result, at
    if kind <= 0x9F or kind in (0xDC, 0xDD):
        size, at = (kind & 15, at + 1) if kind <= 0x9F else sized(data, at, kind == 0xDD)
        result = []
        for _ in range(size):
            value, at = unpacked(data, at)
            result.append(value)
        return result, at
    if kind <= 0xBF:
        return data[at + 1 : at + 1 + (kind & 31)].decode(), at + 1 + (kind & 31)
    if kind == 0xD9:
        return data[at + 2 : at + 2 + data[at + 1]].decode(), at + 2 + data[at + 1]
    if kind in (0xCC, 0xCD):
        size = kind - 0xCB
        return int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size
    raise SystemExit(f"letter-table: the frequencies hold a value of kind {kind:#x}")


def sized(data, at, is_long):
    size = 4 if is_long else 2
    return int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size


def frequencies(path):
    """Words by how often they are used: wordfreq keeps them in steps of a hundredth of a decade."""
    with gzip.open(path) as file:
        steps, _ = unpacked(file.read())
    words = collections.Counter()
    for step, members in enumerate(steps[1:]):
        for word in filter(None, map(letters_of, members)):
            words[word] += 10 ** (-step / 100 * TEMPER)
    return words


def dictionary(folder, files, scale, kinds=None, column=0):
    """Words of IPADIC by their costs, which are logarithms of how rare they are."""
    costs = {}
    for name in files:
        with open(os.path.join(folder, name), encoding="euc_jp") as file:
            for line in csv.reader(file):
                word = letters_of(line[column])
                if word and (kinds is None or line[7] in kinds):
                    costs[word] = min(int(line[3]), costs.get(word, 1 << 20))
    middle = sorted(costs.values())[len(costs) // 2]
    return collections.Counter(
        {word: min(30, math.exp((middle - cost) / scale)) for word, cost in costs.items()}
    )


def places(path):
    """Towns alone, and with their prefecture and city."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:8] != b"UKPOST1\0":
        raise SystemExit(f"letter-table: {path} is no postal table")
    cities, rows, _, _ = struct.unpack_from("<4I", data, 24)
    text = 40 + 16 * cities + 12 * rows

    def name(offset):
        start = text + offset
        return data[start + 1 : start + 1 + data[start]].decode()

    words = collections.Counter()
    for city in range(cities):
        prefecture, own, first, count = struct.unpack_from("<4I", data, 40 + 16 * city)
        for row in range(first, first + count):
            town = name(struct.unpack_from("<I", data, 40 + 16 * cities + 8 * row)[0])
            whole = letters_of(name(prefecture) + name(own) + town)
            for word, weight in ((whole, 1), (letters_of(town), 1), (letters_of(name(own)), 0.05)):
                if word:
                    words[word] += weight
    return words


def mixed(parts):
    words = collections.Counter()
    for share, part in parts:
        total = math.fsum(part.values())
        for word, weight in part.items():
            words[word] += share * weight / total
    return words


def step(probability):
    return 255 if probability <= 0 else max(0, min(254, round(-math.log(probability) * 8)))


def table(words, edition):
    """Pairs within words with the rest by Witten and Bell (1991)."""
    alone, first = collections.Counter(), collections.Counter()
    pairs = collections.defaultdict(collections.Counter)
    for word, weight in words.items():
        first[word[0]] += weight
        for letter, following in zip(word, word[1:] + "#"):
            alone[letter] += weight
            pairs[letter][following] += weight
    letters = sorted(alone)
    place = {letter: index for index, letter in enumerate(letters)}
    total, beginnings = math.fsum(alone.values()), math.fsum(first.values())
    starts, following, costs, ends, rests = [0], [], [], [], []
    for letter in letters:
        row = pairs[letter]
        mass = math.fsum(row.values())
        known = mass / (mass + len(row) * UNIT)
        end = known * row["#"] / mass + (1 - known) / 2
        rest = (1 - known) / 2
        ends.append(step(end))
        rests.append(step(rest))
        for other in sorted(row):
            if other == "#":
                continue
            pair = known * row[other] / mass
            # What the rest says anyway needs no entry.
            anyway = rest * alone[other] / total + end * first[other] / beginnings
            if pair > 0.25 * anyway and step(pair) < 160:
                following.append(place[other])
                costs.append(step(pair))
        starts.append(len(following))
    return b"".join(
        [
            MAGIC,
            edition.encode("ascii").ljust(16, b"\0")[:16],
            struct.pack("<4I", len(letters), len(following), 0, 0),
            struct.pack(f"<{len(letters)}I", *map(ord, letters)),
            bytes(step(first[letter] / beginnings) for letter in letters),
            bytes(step(alone[letter] / total) for letter in letters),
            bytes(ends),
            bytes(rests),
            struct.pack(f"<{len(starts)}I", *starts),
            struct.pack(f"<{len(following)}H", *following),
            bytes(costs),
        ]
    )


def counted(kind, options):
    folder = options["dictionary"]
    people = ["Noun.name.csv"]
    if kind == "readings":
        return mixed([(1, dictionary(folder, people, 1600, ("姓", "名"), column=11))])
    parts = {
        "used": frequencies(options["frequencies"]),
        "nouns": dictionary(folder, ["Noun.csv", "Suffix.csv", "Noun.verbal.csv"], 3000),
        "places": places(options["postal"]),
        "place words": dictionary(folder, ["Noun.place.csv"], 3000),
        "people": dictionary(folder, people, 1600, ("姓", "名")),
        "organisations": dictionary(folder, ["Noun.org.csv", "Noun.proper.csv"], 3000),
        "counters": collections.Counter(COUNTERS),
        "young names": collections.Counter(set(YOUNG)),
    }
    return mixed([(SHARES[name], part) for name, part in parts.items()])


def main(arguments):
    options = {"edition": "own"}
    words = iter(arguments)
    rest = []
    for word in words:
        if word.startswith("--"):
            options[word[2:]] = next(words, "")
        else:
            rest.append(word)
    needed = {"words": ("dictionary", "frequencies", "postal"), "readings": ("dictionary",)}
    if len(rest) != 2 or any(name not in options for name in needed.get(rest[0], ("kind",))):
        raise SystemExit(__doc__)
    with open(rest[1], "wb") as file:
        file.write(table(counted(rest[0], options), options["edition"]))


if __name__ == "__main__":
    main(sys.argv[1:])
