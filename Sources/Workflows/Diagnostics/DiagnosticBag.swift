/// Where something stands in a text; both count from 1, columns in Unicode scalars.
struct SourcePosition: Hashable, Sendable, Comparable {
  var line: Int
  var column: Int

  static let start = SourcePosition(line: 1, column: 1)

  static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// Collects the problems of one file, so that all of them are shown at once.
struct DiagnosticBag {
  let file: String
  private(set) var list: [Diagnostic] = []

  init(file: String) { self.file = file }

  var hasErrors: Bool { list.contains { $0.severity == .error } }

  mutating func error(
    _ code: String, at position: SourcePosition, _ japanese: String, _ english: String,
    suggestion: String? = nil
  ) {
    add(.error, code, position, japanese, english, suggestion)
  }

  mutating func warning(
    _ code: String, at position: SourcePosition, _ japanese: String, _ english: String,
    suggestion: String? = nil
  ) {
    add(.warning, code, position, japanese, english, suggestion)
  }

  mutating func note(
    _ code: String, at position: SourcePosition, _ japanese: String, _ english: String
  ) {
    add(.note, code, position, japanese, english, nil)
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, _ position: SourcePosition,
    _ japanese: String, _ english: String, _ suggestion: String?
  ) {
    let diagnostic = Diagnostic(
      severity: severity, file: file, line: position.line, column: position.column, code: code,
      japanese: japanese, english: english, suggestion: suggestion)
    // The same node can be reached by two checks, or twice through an alias.
    if !list.contains(diagnostic) { list.append(diagnostic) }
  }

  /// In the order of the file.
  var sorted: [Diagnostic] { list.sorted() }
}
