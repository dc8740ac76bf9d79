internal import Japanese

/// Folding of what people search by; the same when storing and when finding.
enum SearchFolding {
  static func name(_ text: String) -> String { TextFolding.foldedForMatching(text) }

  static func kana(_ text: String) -> String { TextFolding.foldedForMatching(text) }

  /// ISO 8601; nil where the text names no day.
  static func date(_ text: String) -> String? { (try? DateText.parse(text))?.description }
}
