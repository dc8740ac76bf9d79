package import Logging

extension Logger {
  /// Says nothing.
  package static var quiet: Logger {
    Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  }
}
