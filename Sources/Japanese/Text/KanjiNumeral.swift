/// Whole numbers in kanji, 大字 included, alone or mixed with digits.
public enum KanjiNumeral {
  /// The number that a text of kanji numerals or digits of either width stands for, from 0 to
  /// 9,999,999,999,999,999; nil where it is none.
  ///
  /// By unit (百二十三, 一万二千, 2万5千), by place (一二三, 二〇二六), or by place before 万 億 兆
  /// (一二〇万). Units must fall: 百千 and 二三十 are no numbers.
  public static func parse(_ text: String) -> Int? {
    let scalars = Array(TextFolding.halfwidthASCII(text).unicodeScalars)
    guard !scalars.isEmpty, scalars.count <= 64 else { return nil }
    var total = 0
    var section: [Unicode.Scalar] = []
    var lastUnit = Int.max
    for scalar in scalars {
      guard let unit = largeUnits[scalar] else {
        section.append(scalar)
        continue
      }
      guard unit < lastUnit, let value = parseSection(section, longest: 4), value > 0
      else { return nil }
      total += value * unit
      lastUnit = unit
      section = []
    }
    if !section.isEmpty {
      let longest = lastUnit == .max ? 16 : 4
      guard let value = parseSection(section, longest: longest), lastUnit == .max || value > 0
      else { return nil }
      total += value
    }
    return total
  }

  /// By unit, without 一 before 十, 百 and a leading 千: 12 → 十二, 1000 → 千, 10000 → 一万, 0 → 〇.
  /// nil for negative numbers and from 10,000,000,000,000,000 on.
  public static func format(_ number: Int) -> String? {
    guard (0..<10_000_000_000_000_000).contains(number) else { return nil }
    if number == 0 { return "〇" }
    var rest = number
    var result = ""
    for (name, unit) in [("兆", 1_000_000_000_000), ("億", 100_000_000), ("万", 10_000), ("", 1)] {
      let section = rest / unit
      rest %= unit
      if section > 0 { result += formatSection(section) + name }
    }
    return result
  }

  /// By place: 2026 → 二〇二六. nil for negative numbers.
  public static func formatByPlace(_ number: Int) -> String? {
    guard number >= 0 else { return nil }
    return String(number).utf8.map { names[Int($0) - 48] }.joined()
  }

  /// The digit that a kanji stands for by place, 〇 to 九, as it is written or as it is often read; nil for others.
  public static func digit(ofPlace character: Character) -> Int? {
    switch character {
    case "○": 0
    case "ニ": 2
    case "ハ": 8
    default: names.firstIndex(of: String(character))
    }
  }

  /// Whether a character may stand in a numeral in kanji.
  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x3007 && numerals.contains(scalar)
  }

  /// A number by unit, below 万, where a unit occurs, else by place with so many digits at most.
  private static func parseSection(_ scalars: [Unicode.Scalar], longest: Int) -> Int? {
    guard !scalars.isEmpty else { return nil }
    if !scalars.contains(where: { smallUnits[$0] != nil }) {
      guard scalars.count <= longest else { return nil }
      var value = 0
      for scalar in scalars {
        guard let digit = digit(scalar) else { return nil }
        value = value * 10 + digit
      }
      return value
    }
    var total = 0
    var pending: Int?
    var lastUnit = 10_000
    for scalar in scalars {
      if let digit = digit(scalar) {
        guard pending == nil, digit > 0 else { return nil }
        pending = digit
      } else if let unit = smallUnits[scalar] {
        guard unit < lastUnit else { return nil }
        total += (pending ?? 1) * unit
        pending = nil
        lastUnit = unit
      } else {
        return nil
      }
    }
    return total + (pending ?? 0)
  }

  private static func formatSection(_ section: Int) -> String {
    var rest = section
    var result = ""
    for (name, unit) in [("千", 1000), ("百", 100), ("十", 10)] {
      let count = rest / unit
      rest %= unit
      if count > 0 { result += (count == 1 ? "" : names[count]) + name }
    }
    return result + (rest > 0 ? names[rest] : "")
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    scalar.isASCIIDigit ? Int(scalar.value) - 48 : digits[scalar]
  }

  private static let names = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  private static let digits: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "一": 1, "壱": 1, "壹": 1, "二": 2, "弐": 2, "貳": 2, "三": 3, "参": 3, "參": 3,
    "四": 4, "肆": 4, "五": 5, "伍": 5, "六": 6, "陸": 6, "七": 7, "漆": 7, "八": 8, "捌": 8, "九": 9,
    "玖": 9,
  ]

  private static let smallUnits: [Unicode.Scalar: Int] = [
    "十": 10, "拾": 10, "百": 100, "陌": 100, "千": 1000, "阡": 1000,
  ]

  private static let largeUnits: [Unicode.Scalar: Int] = [
    "万": 10_000, "萬": 10_000, "億": 100_000_000, "兆": 1_000_000_000_000,
  ]

  private static let numerals = Set(digits.keys).union(smallUnits.keys).union(largeUnits.keys)
}
