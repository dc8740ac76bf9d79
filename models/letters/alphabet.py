"""The classes of the letter reader, in the order of its logits: classes.txt beside this file.

    python alphabet.py --names Noun.name.csv --postal postal.table

writes it anew from the letters of JIS X 0208's first level, those of names (IPADIC), those that addresses (the
postal table) have often enough, and the variants and given names below. Letters that look alike share a class.
"""

import argparse
import csv
import re
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent

# Variants of letters in names (戸籍統一文字), each group one letter to readers that know no better.
VARIANTS = (
    "崎﨑 吉𠮷 浜濱濵 土圡 鶴靏 晃晄 昂昻 翠翆 嵯嵳 高髙 辺邊邉 徳德 柳栁 恵惠 黒黑 薫薰 冨富 増增 穂穗 真眞 "
    "斉齊 斎齋 頼賴 寛寬 瀬瀨 曽曾 渕淵 凛凜 郎郞 聡聰 己已巳 桜櫻 沢澤 広廣 国國 島嶋嶌 竜龍 滝瀧 栄榮 塩鹽 "
    "条條 関關 円圓 実實 宝寶 寿壽 弥彌 礼禮 遥遙 巌巖 蔵藏 剣劍 万萬 与與 芦蘆 桧檜 祐佑 渚 隆 朗 福 神 祥"
).split()

# Written alike: one class, named by its first letter.
ALIKE = "ー一－‐―-− ロ口 ニ二 カ力 エ工 ハ八 タ夕 ト卜 ヘへ ベべ ペぺ リり 0O〇○ 1Il|｜ オ才 ミ三 チ千 イｲ ノ丿 ・･".split()

# In given names of today, beyond the first level.
GIVEN = (
    "侑俐倖偲凛凜勁凰嶄崚彗徠惺愷晏晟晨暉曖梛椛椰檎檀欅毬洸涅滉澪煌燎燦珈珀琥瑶瑤璋皓眸稟笙羚脩膳茉莉莞菫萊萠"
    "蕾裟詢赳逞邨霙颯駕麒黎實槇遙彌壽廣榮櫻澤濱嶋嶌嶽翔諒澁曉條來兒禰彦徳妃梗晄昊旻旺杜柾栞桔梨楷榛槙樟橙櫂氷"
    "汀洲淳渥湧湘溢漣滸澄瀧灯焔燿犀獅玖珠琢瑞瑠瑳璃瓏甫畝疾皇眉瞭碩磐祇祥禄秀秦稀穣窪竣竪筑箕篁簾紘紺絃綜綴綸"
)

KANA = [chr(c) for c in range(0x3041, 0x3095)] + [chr(c) for c in range(0x30A1, 0x30F7)] + ["ー"]
LATIN = list("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
SIGNS = list("・々ヶ.()/&〆番号")
JUNK = "junk"
"""Halves of two letters, or nothing: what stands between wrong cuts."""


def folding() -> dict[str, str]:
    return {letter: group[0] for group in ALIKE for letter in group}


def load(path: Path = HERE / "classes.txt") -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def is_kanji(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or letter >= "\U00020000"


def first_level() -> list[str]:
    """JIS X 0208, rows 16 to 47."""
    found = []
    for row in range(16, 48):
        for cell in range(1, 95):
            try:
                found.append(bytes([row + 0xA0, cell + 0xA0]).decode("euc_jp"))
            except UnicodeDecodeError:
                continue
    return found


def counts(names: str, postal: str) -> tuple[Counter, set[str]]:
    """How often a letter is in a name of IPADIC or in a place of the postal table, and the letters of names."""
    count = Counter()
    with open(names, encoding="euc_jp") as file:
        for line in csv.reader(file):
            if line[7] in ("姓", "名"):
                count.update(set(line[0]))
    named = set(count)
    count.update(Path(postal).read_bytes().decode("utf-8", "ignore"))
    return Counter({k: n for k, n in count.items() if is_kanji(k) or k in KANA}), named


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", required=True)
    parser.add_argument("--postal", required=True)
    given = parser.parse_args()
    count, named = counts(given.names, given.postal)
    fold = folding()
    in_names = {k for k in named if is_kanji(k)}
    often = sorted(in_names | {k for k, n in count.items() if n >= 4 and is_kanji(k)} | set(GIVEN))
    letters = LATIN + SIGNS + KANA + first_level() + often + list("".join(VARIANTS))
    names = list(dict.fromkeys(fold.get(k, k) for k in letters)) + [JUNK]
    (HERE / "classes.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    frequency = [f"{count[k]}" for k in names]
    (HERE / "counts.txt").write_text("\n".join(frequency) + "\n", encoding="utf-8")
    print(len(names))


if __name__ == "__main__":
    main()
