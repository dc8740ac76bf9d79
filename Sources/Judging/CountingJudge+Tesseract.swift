extension CountingJudge {
  /// For Tesseract alone.
  ///
  /// Counted on 2,118 pages that `formpress` drew: all six shipped forms; levels fresh, office, worn
  /// and fax in printing fonts, and office in handwriting fonts with one entry in ten mended; six
  /// pages for each seed from 100100 and from 500100 in steps of 100. Groups of fewer than twenty
  /// values are left out. Numbers with a check digit are counted before the check. The counts are
  /// older than two demands that only take values out of the sure groups: that the ink shows as many
  /// digits as were read, and that five even digits, not three, make a typed text.
  ///
  /// On real handwriting (lines of four and seven digits from MNIST) the two engines agreed on 30 of
  /// 700 lines, two of those rightly.
  public static let tesseract = CountingJudge(
    name: "counting-1",
    tallies: [
      "amount/free/hand/agree/none/high": .init(right: 236, wrong: 0),
      "amount/free/sure/agree/none/high": .init(right: 118, wrong: 0),
      "date/any/hand/agree/calendar/any": .init(right: 2671, wrong: 5),
      "date/any/hand/disagree/calendar/any": .init(right: 295, wrong: 126),
      "date/any/sure/agree/calendar/any": .init(right: 3351, wrong: 0),
      "date/any/sure/disagree/calendar/any": .init(right: 215, wrong: 37),
      "digits/boxed/hand/agree/count/high": .init(right: 585, wrong: 7),
      "digits/boxed/hand/disagree/count/high": .init(right: 174, wrong: 31),
      "digits/boxed/sure/agree/count/high": .init(right: 3380, wrong: 0),
      "digits/boxed/sure/disagree/count/high": .init(right: 124, wrong: 3),
      "empty/free/sure/single/none/high": .init(right: 3464, wrong: 0),
      "empty/free/sure/single/none/middle": .init(right: 99, wrong: 0),
      "impression/free/sure/single/none/high": .init(right: 1664, wrong: 0),
      "impression/free/sure/single/none/low": .init(right: 57, wrong: 1),
      "japanese/free/hand/single/listed/high": .init(right: 1748, wrong: 0),
      "japanese/free/hand/single/listed/middle": .init(right: 33, wrong: 0),
      "japanese/free/hand/single/none/high": .init(right: 6959, wrong: 1269),
      "japanese/free/hand/single/none/low": .init(right: 13, wrong: 203),
      "japanese/free/hand/single/none/middle": .init(right: 301, wrong: 1099),
      "kana/boxed/hand/single/count/high": .init(right: 1227, wrong: 48),
      "kana/free/hand/single/none/low": .init(right: 884, wrong: 123),
      "kana/free/hand/single/none/middle": .init(right: 15, wrong: 10),
      "mark/boxed/sure/single/listed/high": .init(right: 4741, wrong: 0),
      "mark/free/sure/single/listed/high": .init(right: 4348, wrong: 0),
      "phone/free/hand/agree/none/high": .init(right: 99, wrong: 1),
      "phone/free/hand/disagree/none/high": .init(right: 82, wrong: 19),
      "phone/free/hand/disagree/none/middle": .init(right: 105, wrong: 13),
      "phone/free/sure/agree/none/high": .init(right: 1392, wrong: 0),
      "phone/free/sure/disagree/none/high": .init(right: 119, wrong: 1),
    ], trustsHandwriting: false)
}
