public import Foundation

/// Times as staff read them: Japan's clock, to the minute or second.
public enum JapanTime {
  public static func minutes(_ date: Date) -> String { text(date, "yyyy-MM-dd HH:mm") }

  public static func seconds(_ date: Date) -> String { text(date, "yyyy-MM-dd HH:mm:ss") }

  private static func text(_ date: Date, _ pattern: String) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "Asia/Tokyo")
    format.dateFormat = pattern
    return format.string(from: date)
  }
}
