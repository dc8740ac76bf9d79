extension Address {
  /// `TextFolding.foldedForMatching`, and beyond that: numerals in kanji become digits wherever
  /// they make a number (also in 八王子, which does no harm as both sides are folded), 丁目 番地
  /// 番 号 の between numbers become hyphens and vanish behind the last, ガ between kanji becomes
  /// ケ (霞が関, 霞ヶ関). Folding a folded text changes nothing.
  public static func folded(_ text: String) -> String {
    var scalars = Array(TextFolding.foldedForMatching(text).unicodeScalars)
    // A dropped counter may bring numerals together that make a number only then.
    for _ in 0..<8 {
      let next = joiningNumbers(convertingNumerals(scalars))
      if next == scalars { break }
      scalars = next
    }
    unifyingGa(&scalars)
    return String(String.UnicodeScalarView(scalars))
  }

  /// Each longest run of numerals that is a number, by its digits.
  private static func convertingNumerals(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      var end = index
      while end < scalars.count, scalars[end].isASCIIDigit || KanjiNumeral.isNumeral(scalars[end]) {
        end += 1
      }
      if end == index {
        result.append(scalars[index])
        index += 1
        continue
      }
      let run = scalars[index..<end]
      if run.allSatisfy(\.isASCIIDigit) {
        result.append(contentsOf: run)
      } else if let number = KanjiNumeral.parse(String(String.UnicodeScalarView(run))) {
        result.append(contentsOf: String(number).unicodeScalars)
      } else {
        result.append(contentsOf: run)
      }
      index = end
    }
    return result
  }

  /// Counters behind a number: a hyphen where a number follows, nothing otherwise.
  private static func joiningNumbers(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      guard let last = result.last, last.isASCIIDigit else {
        result.append(scalars[index])
        index += 1
        continue
      }
      var end = index
      while let length = counter(scalars, at: end) { end += length }
      if end == index {
        result.append(scalars[index])
        index += 1
      } else if end < scalars.count, scalars[end].isASCIIDigit {
        result.append("-")
        index = end
      } else if end < scalars.count, onlyHyphens(scalars[index..<end]), end - index == 1 {
        // 3-B: the hyphen stands before something other than a number.
        result.append("-")
        index = end
      } else {
        index = end
      }
    }
    return result
  }

  private static func onlyHyphens(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.allSatisfy { $0 == "-" }
  }

  /// Length of the counter that stands here, or nil.
  private static func counter(_ scalars: [Unicode.Scalar], at index: Int) -> Int? {
    guard index < scalars.count, counterStarts.contains(scalars[index]) else { return nil }
    for word in counters where scalars[index...].starts(with: word) {
      let next = index + word.count < scalars.count ? scalars[index + word.count] : nil
      // 一番町, 三番丁, 二号館 and 五番街 are names.
      if word.count == 1, word != hyphen, let next, notCounted.contains(next) { return nil }
      // ノ joins numbers only: 二ノ宮 is a name.
      if word == no, !(next?.isASCIIDigit ?? false) { return nil }
      return word.count
    }
    return nil
  }

  private static let hyphen: [Unicode.Scalar] = ["-"]
  private static let no: [Unicode.Scalar] = ["ノ"]

  /// Longer ones first. In folded text の is ノ.
  private static let counters: [[Unicode.Scalar]] = [
    "丁目ノ", "番地ノ", "丁目", "番地", "号室", "番ノ", "号ノ", "番", "号", "ノ", "-",
  ].map { Array($0.unicodeScalars) }

  private static let counterStarts = Set(counters.compactMap(\.first))

  private static let notCounted: Set<Unicode.Scalar> = [
    "町", "丁", "館", "街", "棟", "線", "通", "組", "割", "橋", "池", "沢", "川", "塔",
  ]

  /// 霞ガ関 → 霞ケ関.
  private static func unifyingGa(_ scalars: inout [Unicode.Scalar]) {
    for index in scalars.indices.dropFirst().dropLast() where scalars[index] == "ガ" {
      if scalars[index - 1].isIdeograph, scalars[index + 1].isIdeograph { scalars[index] = "ケ" }
    }
  }
}
