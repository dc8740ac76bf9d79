/// One problem of a workflow file: where it is, what is wrong, and what to write instead.
public struct Diagnostic: Codable, Hashable, Sendable {
  public enum Severity: String, Codable, Hashable, Sendable {
    /// The file cannot be used.
    case error
    /// The file can be used, but does hardly what its author wants.
    case warning
    /// Nothing is wrong; its author should know something.
    case note
  }

  public var severity: Severity
  /// The file's path as it was given to the loader.
  public var file: String
  /// 1 for the first line.
  public var line: Int
  /// 1 for the first column; counted in Unicode scalars.
  public var column: Int
  /// Stable name for machines, such as `key.unknown`.
  public var code: String
  public var japanese: String
  public var english: String
  /// What the author most likely wants to write.
  public var suggestion: String?

  public init(
    severity: Severity = .error, file: String, line: Int, column: Int, code: String,
    japanese: String, english: String, suggestion: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.code = code
    self.japanese = japanese
    self.english = english
    self.suggestion = suggestion
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: …`, the form that editors and compilers' readers know.
  public var description: String {
    let head = "\(file):\(line):\(column): \(severity.rawValue): \(japanese) / \(english) [\(code)]"
    guard let suggestion else { return head }
    return head + " → \(suggestion)"
  }
}

extension Diagnostic: Comparable {
  /// By place in the file.
  public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    (a.file, a.line, a.column, a.code, a.japanese) < (b.file, b.line, b.column, b.code, b.japanese)
  }
}
