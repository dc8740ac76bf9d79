/// The eras since Meiji (元号).
public enum Era: String, Codable, Hashable, Sendable, CaseIterable {
  case meiji, taisho, showa, heisei, reiwa

  /// 明治, 大正, 昭和, 平成, 令和.
  public var name: String {
    switch self {
    case .meiji: "明治"
    case .taisho: "大正"
    case .showa: "昭和"
    case .heisei: "平成"
    case .reiwa: "令和"
    }
  }

  /// 明, 大, 昭, 平, 令.
  public var abbreviation: String { String(name.prefix(1)) }

  /// M, T, S, H, R.
  public var letter: String {
    switch self {
    case .meiji: "M"
    case .taisho: "T"
    case .showa: "S"
    case .heisei: "H"
    case .reiwa: "R"
    }
  }

  /// 1 to 5 from Meiji on, as municipal systems number the eras in seven-digit dates.
  public var code: Int {
    switch self {
    case .meiji: 1
    case .taisho: 2
    case .showa: 3
    case .heisei: 4
    case .reiwa: 5
    }
  }

  /// First day of the era, which counts as a whole to it: the edicts say "from this day on".
  ///
  /// Meiji begins on 23 October 1868, the day of its edict (明治元年9月8日 by the lunisolar
  /// calendar). That calendar was in use until 明治5年12月2日; 明治6年1月1日 is 1 January 1873, and
  /// from there month and day agree with the Gregorian ones. For earlier days month and day are
  /// taken as Gregorian here, as registers that were converted later do.
  public var firstDay: CalendarDate {
    switch self {
    case .meiji: CalendarDate(knownYear: 1868, month: 10, day: 23)
    case .taisho: CalendarDate(knownYear: 1912, month: 7, day: 30)
    case .showa: CalendarDate(knownYear: 1926, month: 12, day: 25)
    case .heisei: CalendarDate(knownYear: 1989, month: 1, day: 8)
    case .reiwa: CalendarDate(knownYear: 2019, month: 5, day: 1)
    }
  }

  /// Last day of the era, the day before the next one began; nil for the present era.
  public var lastDay: CalendarDate? {
    switch self {
    case .meiji: CalendarDate(knownYear: 1912, month: 7, day: 29)
    case .taisho: CalendarDate(knownYear: 1926, month: 12, day: 24)
    case .showa: CalendarDate(knownYear: 1989, month: 1, day: 7)
    case .heisei: CalendarDate(knownYear: 2019, month: 4, day: 30)
    case .reiwa: nil
    }
  }

  public func contains(_ date: CalendarDate) -> Bool {
    date >= firstDay && lastDay.map { date <= $0 } ?? true
  }

  /// The era of a day; nil before Meiji.
  public init?(_ date: CalendarDate) {
    guard let era = Era.allCases.first(where: { $0.contains(date) }) else { return nil }
    self = era
  }

  /// By name (令和), abbreviation (令), letter of either width and case (R, ｒ) or square sign
  /// (㋿). Spaces around are ignored; nil for anything else.
  public init?(name: String) {
    let name = TextFolding.halfwidthASCII(name).trimmingSpaces().uppercased()
    guard
      let era = Era.allCases.first(where: {
        name == $0.name || name == $0.abbreviation || name == $0.letter || name == $0.sign
      })
    else { return nil }
    self = era
  }

  /// ㍾, ㍽, ㍼, ㍻, ㋿.
  public var sign: String {
    switch self {
    case .meiji: "㍾"
    case .taisho: "㍽"
    case .showa: "㍼"
    case .heisei: "㍻"
    case .reiwa: "㋿"
    }
  }
}
