/// A person's name, kept as written: no glyph is replaced, only spaces are brought to one
/// full-width space between the parts of the name. Variants count only in `foldedForMatching`.
public struct PersonName: TextValue {
  public let canonical: String

  /// Throws `name.empty`.
  public init(parsing text: String) throws(ValueIssue) {
    let text = text.normalisingSpaces()
    if text.isEmpty { throw .empty("name", "氏名", "The name") }
    canonical = text
  }

  /// The key under which 髙橋　太郎 and 高橋太郎 are equal: see `TextFolding.foldedForMatching`.
  public var foldedForMatching: String { TextFolding.foldedForMatching(canonical) }

  public static let repertoire: String? = nil

  // String compares by canonical equivalence, under which 神 (U+FA19) equals 神 (U+795E).
  public static func == (a: PersonName, b: PersonName) -> Bool {
    a.canonical.unicodeScalars.elementsEqual(b.canonical.unicodeScalars)
  }
}

/// Free Japanese text, kept as written: trimmed, spaces within a line brought to one full-width
/// space (a single space between ASCII characters stays one), line ends to `\n`, blank lines
/// dropped.
public struct FreeText: TextValue {
  public let canonical: String

  /// Throws `text.empty`.
  public init(parsing text: String) throws(ValueIssue) {
    let lines = text.split(whereSeparator: \.isNewline).map {
      String($0).normalisingSpaces(keepingASCII: true)
    }
    let text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    if text.isEmpty { throw .empty("text", "文字", "The text") }
    canonical = text
  }

  /// See `TextFolding.foldedForMatching`.
  public var foldedForMatching: String { TextFolding.foldedForMatching(canonical) }

  public static let repertoire: String? = nil

  public static func == (a: FreeText, b: FreeText) -> Bool {
    a.canonical.unicodeScalars.elementsEqual(b.canonical.unicodeScalars)
  }
}
