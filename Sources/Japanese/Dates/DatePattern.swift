/// How a delivered column writes a date.
///
/// | letters | stands for | 3 May 2019 |
/// | --- | --- | --- |
/// | `yyyy` | Western year, four digits | 2019 |
/// | `G` | era | 令和 |
/// | `g` | era as a letter | R |
/// | `e` | era as a digit, 1 明治 to 5 令和 | 5 |
/// | `yy` | year of the era, two digits | 01 |
/// | `y` | year of the era; 元 where 年 follows and it is the first | 1 |
/// | `MM`, `M` | month with or without a leading zero | 05, 5 |
/// | `dd`, `d` | day with or without a leading zero | 03, 3 |
///
/// Letters of ASCII between `'` stand for themselves, `''` is a `'`; all other characters pass.
/// There is no pattern for two digits of a Western year.
public struct DatePattern: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case literal(String)
    case westernYear, eraName, eraLetter, eraCode, eraYearPadded, eraYear, eraYearOrGan
    case monthPadded, month, dayPadded, day
  }

  /// The pattern as written.
  public let text: String
  let parts: [Part]

  /// Throws `datePattern.unknown` for a letter or a run of letters that is not in the table, and
  /// `datePattern.quote` for a `'` that is not closed.
  public init(_ text: String) throws(ValueIssue) {
    self.text = text
    var parts: [Part] = []
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "'" {
        parts.append(.literal(try Self.quoted(scalars, &index)))
      } else if scalar.properties.isAlphabetic, scalar.isASCII {
        var end = index
        while end < scalars.count, scalars[end] == scalar { end += 1 }
        let run = String(String.UnicodeScalarView(scalars[index..<end]))
        guard var part = Self.letters[run] else { throw .unknownDateLetters(run) }
        if part == .eraYear, end < scalars.count, scalars[end] == "年" { part = .eraYearOrGan }
        parts.append(part)
        index = end
      } else {
        parts.append(.literal(String(scalar)))
        index += 1
      }
    }
    self.parts = parts
  }

  /// Whether it asks for an era, which days before Meiji have not.
  public var needsEra: Bool {
    parts.contains { part in
      switch part {
      case .eraName, .eraLetter, .eraCode, .eraYearPadded, .eraYear, .eraYearOrGan: true
      default: false
      }
    }
  }

  /// Throws `date.beforeEras` where the pattern asks for an era and the day has none.
  public func format(_ date: CalendarDate) throws(ValueIssue) -> String {
    let era = date.eraDate
    if needsEra, era == nil { throw .beforeEras }
    let eraYear = era?.year ?? 0
    return parts.map { part in
      switch part {
      case .literal(let text): text
      case .westernYear: zeroPadded(date.year, 4)
      case .eraName: era?.era.name ?? ""
      case .eraLetter: era?.era.letter ?? ""
      case .eraCode: String(era?.era.code ?? 0)
      case .eraYearPadded: zeroPadded(eraYear, 2)
      case .eraYear: String(eraYear)
      case .eraYearOrGan: eraYear == 1 ? "元" : String(eraYear)
      case .monthPadded: zeroPadded(date.month, 2)
      case .month: String(date.month)
      case .dayPadded: zeroPadded(date.day, 2)
      case .day: String(date.day)
      }
    }.joined()
  }

  private static let letters: [String: Part] = [
    "yyyy": .westernYear, "G": .eraName, "g": .eraLetter, "e": .eraCode, "yy": .eraYearPadded,
    "y": .eraYear, "MM": .monthPadded, "M": .month, "dd": .dayPadded, "d": .day,
  ]

  /// The text between quotes; `index` moves behind the closing one.
  private static func quoted(
    _ scalars: [Unicode.Scalar], _ index: inout Int
  ) throws(ValueIssue) -> String {
    index += 1
    var text = String.UnicodeScalarView()
    while index < scalars.count {
      if scalars[index] == "'" {
        index += 1
        if text.isEmpty { return "'" }
        return String(text)
      }
      text.append(scalars[index])
      index += 1
    }
    throw ValueIssue(
      code: "datePattern.quote", japanese: "日付の書式の引用符 ' が閉じていません。",
      english: "A quote ' in the date pattern is not closed.")
  }
}

/// Dates as text for delivery.
public enum DateFormatting {
  /// A date by a pattern: see `DatePattern`, whose errors it throws.
  public static func format(
    _ date: CalendarDate, pattern: String
  ) throws(ValueIssue) -> String {
    try DatePattern(pattern).format(date)
  }
}

extension ValueIssue {
  static func unknownDateLetters(_ run: String) -> ValueIssue {
    ValueIssue(
      code: "datePattern.unknown",
      japanese: "日付の書式に使えない文字「\(run)」があります。使えるのは yyyy MM M dd d G g e yy y です。"
        + "英字をそのまま出すときは ' で囲んでください。",
      english:
        "The date pattern has the unknown letters \"\(run)\". Known are yyyy MM M dd d G g e "
        + "yy y; put letters that stand for themselves between '.")
  }

  static let beforeEras = ValueIssue(
    code: "date.beforeEras", japanese: "明治より前の日付は和暦で表せません。",
    english: "A day before Meiji has no era.")
}
