public import Foundation
public import Japanese

extension CalendarDate {
  /// 受付日: the day in Japan (UTC+9; no daylight saving time since 1952) of an instant. Instants
  /// outside the years 1 to 9999 give the nearest day that can be told.
  public init(receivedAt instant: Date) {
    let days = ((instant.timeIntervalSince1970 + 9 * 3600) / 86_400).rounded(.down)
    let bounded = Int(max(-800_000, min(3_000_000, days)))
    self =
      CalendarDate(year: 1970, month: 1, day: 1)?.adding(days: bounded)
      ?? (bounded < 0 ? .earliest : .latest)
  }
}

func zeroPadded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
