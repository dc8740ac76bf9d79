/// A value in a PDF file (ISO 32000-1, 7.3). Strings are skipped over: nothing here needs them.
indirect enum PDFValue {
  case null
  case boolean(Bool)
  case number(Double)
  case string
  case name(String)
  case array([PDFValue])
  case dictionary([String: PDFValue])
  case reference(Int)
  /// A bare word: `obj`, `stream`, or an operator of a content stream.
  case keyword(String)

  var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  var integer: Int? {
    guard let number, abs(number) < 1e15 else { return nil }
    return Int(number)
  }

  var name: String? {
    if case .name(let value) = self { value } else { nil }
  }

  var dictionary: [String: PDFValue]? {
    if case .dictionary(let value) = self { value } else { nil }
  }

  var array: [PDFValue]? {
    if case .array(let value) = self { value } else { nil }
  }
}
