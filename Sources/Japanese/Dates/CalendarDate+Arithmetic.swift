/// A day of the week.
public enum Weekday: Int, Codable, Hashable, Sendable, CaseIterable {
  case sunday, monday, tuesday, wednesday, thursday, friday, saturday

  /// 日, 月, 火 …
  public var name: String { ["日", "月", "火", "水", "木", "金", "土"][rawValue] }
}

extension CalendarDate {
  /// Days since 0000-03-01, after which a year's leap day is its last: the months' lengths then
  /// follow one linear formula (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let m = month <= 2 ? month + 9 : month - 3
    return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
  }

  private init?(dayNumber: Int) {
    guard dayNumber >= 0 else { return nil }
    let era = dayNumber / 146_097
    let ofEra = dayNumber % 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * ofYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: ofYear - (153 * m + 2) / 5 + 1)
  }

  /// The day so many days later (earlier where negative); nil outside the years 1 to 9999.
  public func adding(days: Int) -> CalendarDate? {
    let (sum, overflow) = dayNumber.addingReportingOverflow(days)
    guard !overflow, sum <= CalendarDate.latest.dayNumber else { return nil }
    return CalendarDate(dayNumber: sum)
  }

  /// Days from the other day to this one; negative where the other is later.
  public func days(since other: CalendarDate) -> Int { dayNumber - other.dayNumber }

  /// The same day so many years later; 29 February becomes 1 March in a common year, as no
  /// anniversary exists there and the period has run out with 28 February (民法 第143条第2項).
  /// nil outside the years 1 to 9999.
  public func adding(years: Int) -> CalendarDate? {
    let (sum, overflow) = year.addingReportingOverflow(years)
    guard !overflow else { return nil }
    return CalendarDate(year: sum, month: month, day: day)
      ?? CalendarDate(year: sum, month: 3, day: month == 2 && day == 29 ? 1 : 0)
  }

  public var weekday: Weekday {
    // 0000-03-01 was a Wednesday.
    Weekday(rawValue: (dayNumber + 3) % 7) ?? .sunday
  }
}
