extension CountingJudge {
  /// For Tesseract alone.
  ///
  /// Counted on 1781 pages that `formpress` drew: all six shipped forms; levels fresh, office, worn
  /// and fax in printing fonts, and office in handwriting fonts with one entry in ten mended; six
  /// pages for each seed from 100100 in steps of 100. Groups of fewer than twenty values are left
  /// out. Numbers with a check digit are counted before the check. On real handwriting (lines of four
  /// and seven digits from MNIST) the two engines agreed on 30 of 700 lines, two of those rightly.
  public static let tesseract = CountingJudge(
    name: "counting-1/tesseract",
    tallies: [
      "amount/free/hand/agree/none/high": .init(right: 185, wrong: 0),
      "amount/free/sure/agree/none/high": .init(right: 95, wrong: 0),
      "date/any/hand/agree/calendar/any": .init(right: 2253, wrong: 4),
      "date/any/hand/disagree/calendar/any": .init(right: 258, wrong: 108),
      "date/any/sure/agree/calendar/any": .init(right: 2819, wrong: 0),
      "date/any/sure/disagree/calendar/any": .init(right: 183, wrong: 35),
      "digits/boxed/hand/agree/count/high": .init(right: 475, wrong: 7),
      "digits/boxed/hand/disagree/count/high": .init(right: 149, wrong: 27),
      "digits/boxed/sure/agree/count/high": .init(right: 2834, wrong: 0),
      "digits/boxed/sure/disagree/count/high": .init(right: 112, wrong: 3),
      "empty/free/sure/single/none/high": .init(right: 2895, wrong: 0),
      "empty/free/sure/single/none/middle": .init(right: 81, wrong: 0),
      "impression/free/sure/single/none/high": .init(right: 1412, wrong: 0),
      "impression/free/sure/single/none/low": .init(right: 48, wrong: 0),
      "japanese/free/hand/single/listed/high": .init(right: 1533, wrong: 0),
      "japanese/free/hand/single/listed/middle": .init(right: 28, wrong: 0),
      "japanese/free/hand/single/none/high": .init(right: 5807, wrong: 1097),
      "japanese/free/hand/single/none/low": .init(right: 10, wrong: 165),
      "japanese/free/hand/single/none/middle": .init(right: 255, wrong: 960),
      "kana/boxed/hand/single/count/high": .init(right: 1037, wrong: 35),
      "kana/free/hand/single/none/low": .init(right: 758, wrong: 116),
      "kana/free/hand/single/none/middle": .init(right: 14, wrong: 10),
      "mark/boxed/sure/single/listed/high": .init(right: 3937, wrong: 0),
      "mark/free/sure/single/listed/high": .init(right: 3673, wrong: 0),
      "phone/free/hand/agree/none/high": .init(right: 79, wrong: 1),
      "phone/free/hand/disagree/none/high": .init(right: 73, wrong: 16),
      "phone/free/hand/disagree/none/middle": .init(right: 89, wrong: 11),
      "phone/free/sure/agree/none/high": .init(right: 1153, wrong: 0),
      "phone/free/sure/disagree/none/high": .init(right: 98, wrong: 1),
    ], trustsHandwriting: false)
}
