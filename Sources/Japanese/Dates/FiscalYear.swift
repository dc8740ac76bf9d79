/// A fiscal year (年度): 1 April to 31 March of the next year (財政法 第11条, 地方自治法 第208条).
public struct FiscalYear: Hashable, Sendable, Codable {
  /// The calendar year in which it begins.
  public let year: Int

  public init(_ year: Int) { self.year = year }

  /// nil outside the years that a `CalendarDate` can tell.
  public var firstDay: CalendarDate? { CalendarDate(year: year, month: 4, day: 1) }
  public var lastDay: CalendarDate? { CalendarDate(year: year + 1, month: 3, day: 31) }

  /// Era and year of the era by which the year goes; nil before Meiji.
  ///
  /// The era of its first day, but for 2019, which is 令和元年度 as a whole
  /// (改元に伴う元号による年表示の取扱いについて, 平成31年4月1日関係省庁連絡会議申合せ).
  public var era: (era: Era, year: Int)? {
    if year == 2019 { return (.reiwa, 1) }
    guard let date = firstDay?.eraDate else { return nil }
    return (date.era, date.year)
  }
}

extension FiscalYear: Comparable {
  public static func < (a: FiscalYear, b: FiscalYear) -> Bool { a.year < b.year }
}

extension FiscalYear: CustomStringConvertible {
  /// 令和8年度, 令和元年度; before Meiji 1800年度.
  public var description: String {
    guard let (era, year) = era else { return "\(year)年度" }
    return era.name + (year == 1 ? "元" : String(year)) + "年度"
  }
}

extension CalendarDate {
  /// The calendar year in which this day's fiscal year began: 2025 on 31 March 2026.
  public var fiscalYear: Int { month >= 4 ? year : year - 1 }

  /// This day's fiscal year with its name by era: 令和8年度.
  public var namedFiscalYear: FiscalYear { FiscalYear(fiscalYear) }
}
