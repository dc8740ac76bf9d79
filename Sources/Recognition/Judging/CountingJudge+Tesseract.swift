extension CountingJudge {
  /// For Tesseract alone.
  ///
  /// Counted on 532 pages that `formpress` drew: all six shipped forms; levels fresh, office, worn
  /// and fax in printing fonts, and office in handwriting fonts with one entry in ten mended; six
  /// pages for each seed from 100100 in steps of 100. Groups of fewer than twenty values are left
  /// out. Numbers with a check digit are counted before the check. On real handwriting (lines of four
  /// and seven digits from MNIST) the two engines agreed on 30 of 700 lines, two of those rightly.
  public static let tesseract = CountingJudge(
    name: "counting-1/tesseract",
    tallies: [
      "amount/free/hand/agree/none/high": .init(right: 47, wrong: 0),
      "amount/free/sure/agree/none/high": .init(right: 21, wrong: 0),
      "date/any/hand/agree/calendar/any": .init(right: 710, wrong: 0),
      "date/any/hand/disagree/calendar/any": .init(right: 66, wrong: 25),
      "date/any/sure/agree/calendar/any": .init(right: 760, wrong: 0),
      "date/any/sure/disagree/calendar/any": .init(right: 53, wrong: 12),
      "digits/boxed/hand/agree/count/high": .init(right: 144, wrong: 3),
      "digits/boxed/hand/disagree/count/high": .init(right: 45, wrong: 4),
      "digits/boxed/sure/agree/count/high": .init(right: 810, wrong: 0),
      "digits/boxed/sure/disagree/count/high": .init(right: 32, wrong: 1),
      "empty/free/sure/single/none/high": .init(right: 928, wrong: 0),
      "empty/free/sure/single/none/middle": .init(right: 24, wrong: 0),
      "impression/free/sure/single/none/high": .init(right: 403, wrong: 0),
      "impression/free/sure/single/none/low": .init(right: 22, wrong: 0),
      "japanese/free/hand/single/listed/high": .init(right: 461, wrong: 0),
      "japanese/free/hand/single/none/high": .init(right: 1624, wrong: 357),
      "japanese/free/hand/single/none/low": .init(right: 1, wrong: 43),
      "japanese/free/hand/single/none/middle": .init(right: 69, wrong: 280),
      "kana/boxed/hand/single/count/high": .init(right: 323, wrong: 12),
      "kana/free/hand/single/none/low": .init(right: 177, wrong: 34),
      "mark/boxed/sure/single/listed/high": .init(right: 1176, wrong: 0),
      "mark/free/sure/single/listed/high": .init(right: 1044, wrong: 0),
      "phone/free/hand/disagree/none/high": .init(right: 24, wrong: 2),
      "phone/free/hand/disagree/none/middle": .init(right: 29, wrong: 6),
      "phone/free/sure/agree/none/high": .init(right: 353, wrong: 0),
      "phone/free/sure/disagree/none/high": .init(right: 30, wrong: 0),
    ], trustsHandwriting: false)
}
