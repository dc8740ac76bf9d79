/// A date as Japanese paper writes it: era, year of the era, month, day. It need not exist until
/// `calendarDate` says so.
public struct EraDate: Codable, Hashable, Sendable {
  public var era: Era
  /// 1 for 元年.
  public var year: Int
  public var month: Int
  public var day: Int

  public init(era: Era, year: Int, month: Int, day: Int) {
    self.era = era
    self.year = year
    self.month = month
    self.day = day
  }

  /// The same day of the Gregorian calendar.
  ///
  /// Throws `date.impossible` where month and day do not exist in that year, and
  /// `date.outsideEra` where the day exists but the era had ended or not begun: 昭和64年1月8日.
  public var calendarDate: CalendarDate {
    get throws(ValueIssue) {
      guard year >= 1, year < 10_000,
        let date = CalendarDate(
          year: era.firstDay.year + year - 1, month: month, day: day)
      else { throw .impossibleDate }
      // 令和2026年 is a Western year behind an era, not a day to come.
      guard year < 1000, era.contains(date) else { throw .outsideEra(era) }
      return date
    }
  }
}

extension EraDate: CustomStringConvertible {
  /// 令和元年5月1日.
  public var description: String {
    "\(era.name)\(year == 1 ? "元" : String(year))年\(month)月\(day)日"
  }
}

extension CalendarDate {
  /// This day by era; nil before Meiji (23 October 1868).
  public var eraDate: EraDate? {
    guard let era = Era(self) else { return nil }
    return EraDate(era: era, year: year - era.firstDay.year + 1, month: month, day: day)
  }

  /// 令和8年11月23日; before Meiji 1800年1月1日.
  public var japanese: String { eraDate?.description ?? "\(year)年\(month)月\(day)日" }
}

extension ValueIssue {
  static let impossibleDate = ValueIssue(
    code: "date.impossible", japanese: "暦にない日付です。年月日を確かめてください。",
    english: "There is no such day. Check year, month and day.")

  static func outsideEra(_ era: Era) -> ValueIssue {
    let first = era.firstDay.eraDate?.description ?? ""
    let last = era.lastDay?.eraDate?.description ?? ""
    return ValueIssue(
      code: "date.outsideEra",
      japanese: "\(era.name)の期間（\(first)から\(last)まで）にない日付です。元号と年を確かめてください。",
      english: "The day is outside the era \(era.name) (\(era.firstDay) to "
        + "\(era.lastDay?.description ?? "now")). Check era and year.")
  }
}
