import Foundation
import Japanese
import Recognition

extension ReaderService.Surroundings {
  /// Japan's day, a clock that only goes forward, Tesseract's languages where `TESSDATA_PREFIX` or
  /// the distribution puts them, and the networks' models where `ModelFolder.find` finds them.
  public static var ofThisProcess: Self {
    Self(
      today: dayInJapan, now: monotonicMilliseconds,
      models: ModelFolder.find(
        environment: ProcessInfo.processInfo.environment, program: CommandLine.arguments[0]))
  }

  /// Whatever time zone the machine is set to. Japan knows no summer time.
  private static func dayInJapan() -> CalendarDate {
    var seconds = time(nil) + 9 * 3600
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return CalendarDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? CalendarDate.earliest
  }

  private static func monotonicMilliseconds() -> Double {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return Double(moment.tv_sec) * 1_000 + Double(moment.tv_nsec) / 1_000_000
  }
}

/// The reader program as provenance names it.
public enum ReaderProgram {
  public static let version = "0.1.0"
}
