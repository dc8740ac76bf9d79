import Foundation

/// Where a command writes: results to standard output, words about them to standard error.
enum Output {
  static func line(_ text: String = "") {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  static func data(_ data: Data) {
    FileHandle.standardOutput.write(data)
  }

  static func complain(_ text: String) {
    FileHandle.standardError.write(Data(("uketsuke: " + text + "\n").utf8))
  }

  /// Sorted keys, readable, ending in a line feed.
  static func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    data(try encoder.encode(value) + Data("\n".utf8))
  }
}
