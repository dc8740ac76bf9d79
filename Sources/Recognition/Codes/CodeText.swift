import Japanese

/// The text of a code's bytes.
enum CodeText {
  /// UTF-8 where the bytes are that, else Shift_JIS, as Japanese systems write QR codes; nil where they
  /// are neither, or hold a control character other than tabulators and line breaks.
  static func text(of bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) ?? ShiftJIS.decode(bytes),
      text.unicodeScalars.allSatisfy({
        $0.value >= 0x20 && $0.value != 0x7F || "\t\r\n".unicodeScalars.contains($0)
      })
    else { return nil }
    return text
  }

  /// The text without what the kind's own frame adds: the letters A to D around NW-7.
  static func content(_ text: String, of symbology: CodeSymbology) -> String {
    guard symbology == .nw7, text.count > 2, let first = text.first, let last = text.last,
      "ABCDabcd".contains(first), "ABCDabcd".contains(last)
    else { return text }
    return String(text.dropFirst().dropLast())
  }
}
