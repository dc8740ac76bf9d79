/// A day of the Gregorian calendar.
struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  var number: Int

  init(number: Int) { self.number = number }

  /// By Howard Hinnant's `days_from_civil` ("chrono-compatible low-level date algorithms").
  init(_ year: Int, _ month: Int, _ day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  var parts: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted + (shifted < 10 ? 3 : -9)
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// `yyyy-MM-dd`.
  var canonical: String {
    let (year, month, day) = parts
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  /// Era, year of the era.
  var era: (name: String, year: Int) {
    let eras = [
      ("令和", Day(2019, 5, 1)), ("平成", Day(1989, 1, 8)), ("昭和", Day(1926, 12, 25)),
      ("大正", Day(1912, 7, 30)), ("明治", Day(1868, 1, 25)),
    ]
    let found = eras.first { self >= $0.1 } ?? eras[4]
    return (found.0, parts.year - found.1.parts.year + 1)
  }

  func plus(_ days: Int) -> Day { Day(number: number + days) }

  static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
