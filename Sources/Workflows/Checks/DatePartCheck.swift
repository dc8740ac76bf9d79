import Japanese

/// Parts of dates that can never make a date.
enum DatePartCheck: SemanticCheck {
  static func run(_ context: inout CheckContext) {
    for (field, path, _) in context.allFields {
      guard case .dateParts(let era, let year, let month, let day) = field.source else { continue }
      let parts = path + [.key("parts")]
      if let era { checkEra(era, parts + [.key("era")], &context) }
      let years = era == nil ? 1868...2200 : 1...99
      checkNumber(year, "year", years, parts, &context)
      checkNumber(month, "month", 1...12, parts, &context)
      checkNumber(day, "day", 1...31, parts, &context)
      if [era, year, month, day].allSatisfy({ if case .fixed = $0 { true } else { $0 == nil } }) {
        context.bag.error(
          "date.all-fixed", at: context.place(parts), "日付のすべての部分が固定で、読むところがありません",
          "every part of the date is fixed; there is nothing to read")
      }
    }
  }

  /// The era that a word on a form stands for: 令和, 令 or R.
  static func isEra(_ word: String) -> Bool {
    Era.allCases.contains { [$0.name, $0.abbreviation, $0.letter].contains(word) }
  }

  private static func checkEra(
    _ part: DatePart, _ path: [CheckContext.Step], _ context: inout CheckContext
  ) {
    let eras = Era.allCases.map(\.name)
    switch part {
    case .fixed(let word):
      // A form printed for either calendar has 西暦 as one of its words.
      guard !isEra(word), word != "西暦" else { return }
      context.bag.error(
        "date.era", at: context.place(path + [.key("fixed")]), "「\(word)」という元号はありません",
        "there is no era '\(word)'", suggestion: Suggestion.nearest(to: word, among: eras))
    case .marks(let style, let marks):
      let key = style == .circle ? "circle" : "check"
      for mark in marks where !isEra(mark.label) && mark.label != "西暦" {
        context.bag.error(
          "date.era", at: context.place(ofKey: mark.label, in: path + [.key(key)]),
          "「\(mark.label)」という元号はありません", "there is no era '\(mark.label)'",
          suggestion: Suggestion.nearest(to: mark.label, among: eras))
      }
    case .box, .cells: break
    }
  }

  private static func checkNumber(
    _ part: DatePart, _ name: String, _ range: ClosedRange<Int>, _ parts: [CheckContext.Step],
    _ context: inout CheckContext
  ) {
    let path = parts + [.key(name)]
    let words: [(String, SourcePosition)]
    switch part {
    case .fixed(let word): words = [(word, context.place(path + [.key("fixed")]))]
    case .marks(let style, let marks):
      let key = style == .circle ? "circle" : "check"
      words = marks.map { ($0.label, context.place(ofKey: $0.label, in: path + [.key(key)])) }
    case .box, .cells: words = []
    }
    for (word, position) in words {
      guard let number = Int(word), range.contains(number) else {
        if name == "year", word == "元" { continue }
        context.bag.error(
          "date.part", at: position,
          "「\(word)」は \(name) の値ではありません（\(range.lowerBound) から \(range.upperBound)）",
          "'\(word)' is no \(name) (\(range.lowerBound) to \(range.upperBound))")
        continue
      }
    }
  }
}
