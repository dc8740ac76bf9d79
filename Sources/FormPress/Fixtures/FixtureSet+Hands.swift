extension FixtureSet {
  /// The part of `fixtures/README.md` about hands that need data.
  static let hands = """
    ## Hands that are no fonts

    次の書き手は書体ではなく公開のデータから描きます。データは再配布せず、このフォルダの見本にも使っていません。
    描く人が取得し、場所を指定します。

    These hands of `formpress fill` are drawn from public data that is not in the repository and that
    no fixture uses. Who draws with them takes the data from its source and says where it lies.

    | hand | what | needs |
    | --- | --- | --- |
    | `strokes-2` `strokes-3` `strokes-4` | the strokes of KanjiVG, each moved, turned and bent by a normal of 2, 3, 4 % of the character's box; `strokes` is one of the last two | `--strokes FILE` or `UKETSUKE_KANJIVG` |
    | `mnist-tune` | digits that people wrote, from MNIST, to tune and calibrate on; all else as `strokes-3` | also `--digits FOLDER` or `UKETSUKE_MNIST` |
    | `mnist-report` | the same with other digits, to report on and never tune on | the same |

    KanjiVG (Ulrich Apel, kanjivg.tagaini.net, CC BY-SA 3.0): a JSON object from characters to lists of
    stroke paths in a square of 109, plain or packed with gzip. A few signs that it lacks, such as the
    hyphen and 〒, are our own; any other character it lacks is drawn with the font Klee One.

    MNIST (LeCun, Cortes, Burges; commonly given as CC BY-SA 3.0): a folder with
    `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`, plain or packed with gzip, ordered by digit
    as `models/boxed` was trained on it; another order is refused. Only the 5,000 digits that the
    training held apart are drawn; of each digit every other one is for tuning, the rest for reporting.
    Training looked at the 5,000 to know when to stop and to scale its probabilities, never to learn
    from. MNIST does not say who wrote a digit, so the digits of one form are by many people.

    Strokes are told apart by the seed alone: tune and report on different ones.

    """
}
