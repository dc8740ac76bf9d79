import ArgumentParser

/// The exit codes of `sysexits.h`.
extension ExitCode {
  /// EX_USAGE: the command was used wrongly.
  static let usage = ExitCode(64)
  /// EX_DATAERR: the input is not as it should be.
  static let dataError = ExitCode(65)
  /// EX_NOINPUT: an input file does not exist or cannot be read.
  static let noInput = ExitCode(66)
  /// EX_UNAVAILABLE: something that is needed is missing.
  static let unavailable = ExitCode(69)
  /// EX_SOFTWARE: the program itself failed.
  static let software = ExitCode(70)
  /// EX_CANTCREAT: an output file cannot be made.
  static let cannotCreate = ExitCode(73)
  /// EX_TEMPFAIL: it may work later.
  static let temporaryFailure = ExitCode(75)
  /// EX_CONFIG: the configuration is wrong.
  static let configuration = ExitCode(78)
}
