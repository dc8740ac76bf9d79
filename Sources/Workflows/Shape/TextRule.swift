/// What a text value must look like.
enum TextRule: Sendable, CaseIterable {
  case any
  /// Lower-case letters, digits and hyphens.
  case identifier
  /// A name that rules, columns and joined values can carry.
  case name
  /// A folder below the delivery root.
  case folder
  /// A file beside the workflow file.
  case file

  /// For the schema (ECMA 262); says the same as `allows`.
  var pattern: String? {
    switch self {
    case .any: nil
    case .identifier: "^[a-z0-9]+(-[a-z0-9]+)*$"
    case .name: "^[^;.\\[\\]「」\\s]+$"
    case .folder: "^(?![/\\\\~])(?![A-Za-z]:)(?!(.*[/\\\\])?\\.\\.([/\\\\]|$)).+$"
    case .file: "^(?![/\\\\~])(?![A-Za-z]:).+$"
    }
  }

  func allows(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    switch self {
    case .any: return true
    case .identifier:
      let parts = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
      return parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
    case .name:
      return text.unicodeScalars.allSatisfy {
        !";.[]「」".unicodeScalars.contains($0) && !$0.properties.isWhitespace
      }
    case .folder:
      return Self.isRelative(text)
        && !text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
    case .file: return Self.isRelative(text)
    }
  }

  private static func isRelative(_ path: String) -> Bool {
    guard let first = path.unicodeScalars.first else { return false }
    if "/\\~".unicodeScalars.contains(first) { return false }
    let head = path.unicodeScalars.prefix(2)
    return !(head.count == 2 && head.last == ":" && first.isASCII && first.properties.isAlphabetic)
  }

  /// What is wrong with a text that is not allowed.
  var fault: (code: String, note: Note)? {
    switch self {
    case .any: nil
    case .identifier:
      (
        "value.identifier",
        Note("半角の英小文字・数字・ハイフンだけで書いてください", "write lower-case letters, digits and hyphens only")
      )
    case .name:
      (
        "name.character",
        Note("名前に「;」「.」「[ ]」「「」」や空白は使えません", "a name cannot hold ';', '.', brackets or spaces")
      )
    case .folder:
      (
        "delivery.folder",
        Note(
          "連携フォルダからの相対パスで書き、「..」は使わないでください",
          "write a path relative to the delivery root, without '..'")
      )
    case .file:
      (
        "file.absolute",
        Note("ワークフローファイルからの相対パスで書いてください", "write a path relative to the workflow file")
      )
    }
  }
}
