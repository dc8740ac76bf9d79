/// Shows diagnostics to people on a terminal: the message, the line, and a caret under the place.
public struct DiagnosticRenderer: Sendable {
  public enum Language: String, Sendable, CaseIterable {
    case japanese = "ja"
    case english = "en"
    case both
  }

  public var language: Language

  public init(language: Language = .both) { self.language = language }

  /// Plain text without colours, ending in a line break.
  ///
  /// - Parameter source: the file's text, nil where it could not be read.
  public func render(_ diagnostic: Diagnostic, source: String? = nil) -> String {
    render([diagnostic], source: source)
  }

  /// All diagnostics of one file.
  public func render(_ diagnostics: [Diagnostic], source: String? = nil) -> String {
    let text = source.map { SourceText($0) }
    return diagnostics.map { one($0, text) }.joined()
  }

  private func one(_ diagnostic: Diagnostic, _ source: SourceText?) -> String {
    var lines = [head(diagnostic)]
    if language == .both { lines.append("    \(diagnostic.english)") }
    if let source, diagnostic.line >= 1, diagnostic.line <= source.lineCount {
      let number = String(diagnostic.line)
      let line = source.line(diagnostic.line)
      lines.append("  \(number) | \(line.replacing("\t", with: " "))")
      let gutter = String(repeating: " ", count: number.count)
      let before = line.unicodeScalars.prefix(max(0, diagnostic.column - 1))
      let indent = before.reduce(0) { $0 + DisplayWidth.of($1) }
      lines.append("  \(gutter) | \(String(repeating: " ", count: indent))^")
    }
    if let suggestion = diagnostic.suggestion { lines.append("    → \(suggestion)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func head(_ diagnostic: Diagnostic) -> String {
    let place = "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column)"
    let words = language == .english ? diagnostic.english : diagnostic.japanese
    return "\(place): \(diagnostic.severity.rawValue): \(words) [\(diagnostic.code)]"
  }
}

/// Columns that a terminal gives a character.
package enum DisplayWidth {
  package static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// 2 for wide and full-width characters after Unicode Standard Annex 11, in the ranges that
  /// Japanese text uses; 0 for combining marks; 1 otherwise.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0x3099...0x309A, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
