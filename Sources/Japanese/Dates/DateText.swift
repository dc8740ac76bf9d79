/// Dates as people write them.
public enum DateText {
  /// The day that a free text names.
  ///
  /// Era or four-digit Western year, month and day, in digits of either width or kanji, with
  /// 年月日, hyphens, slashes, points or spaces between: `2026-11-23`, `２０２６年１１月２３日`,
  /// `令和8年11月23日`, `R8.11.23`, `H31/4/30`, `㍼64.1.7`, `昭和六十四年一月七日`, `令和元年五月一日`;
  /// also compact as `20261123` and `R081123`. A weekday in brackets behind must be right.
  ///
  /// Throws `date.empty`, `date.form` (not a date in form), `date.eraMissing` (a year of less than
  /// four digits without an era), `date.impossible`, `date.outsideEra` or `date.weekday`.
  public static func parse(_ text: String) throws(ValueIssue) -> CalendarDate {
    var scalars = Array(plain(text).unicodeScalars)
    guard !scalars.isEmpty else { throw .emptyDate }
    let weekday = takeWeekday(&scalars)
    let era = takeEra(&scalars)
    let date = try date(era: era, numbers: split(scalars))
    if let weekday, weekday != date.weekday {
      throw ValueIssue(
        code: "date.weekday", japanese: "日付と曜日が合いません。どちらが正しいか確かめてください。",
        english: "Day and weekday do not agree. Check which is right.")
    }
    return date
  }

  /// The characters that a reader may expect in a date, before normalisation.
  public static let repertoire =
    "0123456789元年月日明治大正昭和平成令MTSHR./-・一二三四五六七八九十〇()火水木金土曜"

  /// The day whose parts stand in boxes of their own. `era` is nil where the form asks for Western
  /// years. 年, 月 and 日 behind the numbers are ignored; 元 is the year 1.
  ///
  /// Throws as `parse(_:)` does, and `date.era` where the era's text is none.
  public static func parse(
    era: String?, year: String, month: String, day: String
  ) throws(ValueIssue) -> CalendarDate {
    let parts = [year, month, day].map { plain($0) }
    let eraText = plain(era ?? "")
    guard parts.contains(where: { !$0.isEmpty }) else { throw .emptyDate }
    guard let yearNumber = number(parts[0], unit: "年"),
      let monthNumber = number(parts[1], unit: "月"), let dayNumber = number(parts[2], unit: "日")
    else { throw .dateForm }
    let numbers = Numbers(
      year: yearNumber, month: monthNumber, day: dayNumber, isWestern: yearNumber >= 1000)
    guard era != nil else { return try date(era: nil, numbers: numbers) }
    guard let known = Era(name: eraText) else {
      throw ValueIssue(
        code: "date.era", japanese: "元号を読み取れません。元号を確かめてください。",
        english: "The era cannot be told. Check the era.")
    }
    return try date(era: known, numbers: numbers)
  }

  /// A number in digits of either width or kanji, 元 as 1, `unit` behind it ignored.
  static func number(_ text: String, unit: Character) -> Int? {
    let bare = text.last == unit ? String(text.dropLast()) : text
    return bare == "元" ? 1 : KanjiNumeral.parse(bare)
  }

  struct Numbers {
    var year: Int
    var month: Int
    var day: Int
    /// Whether the year is written in four digits or by thousands.
    var isWestern: Bool
  }

  private static func date(era: Era?, numbers: Numbers) throws(ValueIssue) -> CalendarDate {
    if let era {
      return try EraDate(
        era: era, year: numbers.year, month: numbers.month, day: numbers.day
      ).calendarDate
    }
    guard numbers.isWestern else {
      throw ValueIssue(
        code: "date.eraMissing", japanese: "元号がありません。元号または西暦4桁の年を補ってください。",
        english: "The era is missing. Add the era or a year of four digits.")
    }
    guard
      let date = CalendarDate(year: numbers.year, month: numbers.month, day: numbers.day)
    else { throw .impossibleDate }
    return date
  }

  /// Width folded, all kinds of space dropped.
  private static func plain(_ text: String) -> String {
    TextFolding.halfwidthASCII(text).droppingSpaces()
  }
}

extension DateText {
  /// Takes `(月)` or `(月曜日)` off the end.
  private static func takeWeekday(_ scalars: inout [Unicode.Scalar]) -> Weekday? {
    guard scalars.last == ")", let open = scalars.lastIndex(of: "(") else { return nil }
    let inner = String(String.UnicodeScalarView(scalars[(open + 1)..<(scalars.count - 1)]))
    guard
      let weekday = Weekday.allCases.first(where: {
        inner == $0.name || inner == $0.name + "曜" || inner == $0.name + "曜日"
      })
    else { return nil }
    scalars.removeSubrange(open...)
    return weekday
  }

  /// Takes an era, or 西暦, off the start.
  private static func takeEra(_ scalars: inout [Unicode.Scalar]) -> Era? {
    if scalars.starts(with: "西暦".unicodeScalars) {
      scalars.removeFirst(2)
      return nil
    }
    for length in [2, 1] where scalars.count > length {
      let head = String(String.UnicodeScalarView(scalars.prefix(length)))
      if let era = Era(name: head) {
        scalars.removeFirst(length)
        // R.8.11.23, 令和・8・11・23
        if let next = scalars.first, separators.contains(next) { scalars.removeFirst() }
        return era
      }
    }
    return nil
  }

  /// Three numbers with separators of one kind of place: 年月日, or the same mark twice.
  private static func split(_ scalars: [Unicode.Scalar]) throws(ValueIssue) -> Numbers {
    var pieces: [[Unicode.Scalar]] = [[]]
    var marks: [Unicode.Scalar] = []
    for scalar in scalars {
      if scalar.isASCIIDigit || scalar == "元" || KanjiNumeral.isNumeral(scalar) {
        pieces[pieces.count - 1].append(scalar)
      } else if "年月日".unicodeScalars.contains(scalar) || separators.contains(scalar) {
        marks.append(scalar)
        pieces.append([])
      } else {
        throw .dateForm
      }
    }
    if pieces.count == 4, pieces[3].isEmpty, marks[2] == "日" { pieces.removeLast() }
    if pieces.count == 1 { return try compact(pieces[0]) }
    guard pieces.count == 3, isOrdered(marks) else { throw .dateForm }
    let texts = pieces.map { String(String.UnicodeScalarView($0)) }
    guard let year = number(texts[0], unit: "年"), texts[1] != "元", texts[2] != "元",
      let month = number(texts[1], unit: "月"), let day = number(texts[2], unit: "日")
    else { throw .dateForm }
    return Numbers(year: year, month: month, day: day, isWestern: year >= 1000)
  }

  /// yyyyMMdd, or yyMMdd behind an era.
  private static func compact(_ digits: [Unicode.Scalar]) throws(ValueIssue) -> Numbers {
    let values = digits.compactMap { $0.isASCIIDigit ? Int($0.value) - 48 : nil }
    guard values.count == digits.count, values.count == 8 || values.count == 6 else {
      throw .dateForm
    }
    let yearDigits = values.count - 4
    func number(_ range: Range<Int>) -> Int { values[range].reduce(0) { $0 * 10 + $1 } }
    return Numbers(
      year: number(0..<yearDigits), month: number(yearDigits..<yearDigits + 2),
      day: number(yearDigits + 2..<values.count), isWestern: yearDigits == 4)
  }

  private static func isOrdered(_ marks: [Unicode.Scalar]) -> Bool {
    let kanji = marks.map { "年月日".unicodeScalars.contains($0) }
    if kanji.allSatisfy({ $0 }) { return Array("年月日".unicodeScalars).starts(with: marks) }
    return !kanji.contains(true) && marks.count == 2
  }

  private static let separators: Set<Unicode.Scalar> = [
    "-", "/", ".", "・", ",", "、", "．", "ー", "－", "−", "‐", "―", "·",
  ]
}

extension ValueIssue {
  static let emptyDate = ValueIssue(
    code: "date.empty", japanese: "日付がありません。", english: "There is no date.")

  static let dateForm = ValueIssue(
    code: "date.form", japanese: "日付として読めません。年・月・日を確かめてください。",
    english: "This is not a date. Check year, month and day.")
}
