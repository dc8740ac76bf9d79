internal import Foundation

/// Times in records: RFC 3339 in UTC with milliseconds, such as `2025-04-01T09:30:00.000Z`. Texts
/// of this form sort by time.
///
/// Written here and not by a formatter, so that the bytes of a record never hang on how a version
/// of Foundation rounds. Days are turned into dates as in Howard Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms", `civil_from_days` and `days_from_civil`.
enum RecordTime {
  private static let day: Int64 = 86_400_000
  /// The years 1 to 9999, in milliseconds since 1970.
  private static let limits: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

  /// Rounded to the millisecond; times beyond the years 1 to 9999 are set to the nearest in them.
  static func text(_ date: Date) -> String {
    let exact = (date.timeIntervalSince1970 * 1000).rounded()
    let milliseconds = exact.isNaN ? 0 : Int64(exact.clamped(to: limits))
    let days = milliseconds.floorDivided(by: day)
    let rest = Int(milliseconds - days * day)
    let (year, month, dayOfMonth) = civil(days: Int(days))
    return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(dayOfMonth, 2) + "T"
      + digits(rest / 3_600_000, 2) + ":" + digits(rest / 60_000 % 60, 2) + ":"
      + digits(rest / 1000 % 60, 2) + "." + digits(rest % 1000, 3) + "Z"
  }

  /// nil unless the text is exactly of this form and names a day that exists.
  static func date(_ text: String) -> Date? {
    let bytes = Array(text.utf8)
    guard bytes.count == 24 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      guard bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return Int(String(decoding: bytes[range], as: UTF8.self))
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let millisecond = number(20..<23)
    else { return nil }
    let rest = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
    let total = Int64(days(year: year, month: month, day: day)) * Self.day + Int64(rest)
    let date = Date(timeIntervalSince1970: Double(total) / 1000)
    // Writing it again shows a 30 February, an hour 24 or a wrong separator.
    return self.text(date) == text ? date : nil
  }

  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    // Eras of 400 years that start on 1 March 0000.
    let shifted = days + 719_468
    let era = Int(Int64(shifted).floorDivided(by: 146_097))
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * march + 2) / 5 + 1)
  }

  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = Int(Int64(year).floorDivided(by: 400))
    let yearOfEra = year - era * 400
    let march = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * march + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Double {
  fileprivate func clamped(to limits: ClosedRange<Int64>) -> Double {
    Swift.min(Swift.max(self, Double(limits.lowerBound)), Double(limits.upperBound))
  }
}
