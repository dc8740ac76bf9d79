/// An address, kept as written but for spaces: trimmed, each run inside one full-width space
/// (between ASCII characters one space).
public struct Address: TextValue {
  public let canonical: String

  /// Throws `address.empty`.
  public init(parsing text: String) throws(ValueIssue) {
    let text = text.normalisingSpaces(keepingASCII: true)
    if text.isEmpty { throw .empty("address", "住所", "The address") }
    canonical = text
  }

  /// The key under which 三丁目五番地, 3-5 and ３－５ are equal. For matching only.
  public var folded: String { Self.folded(canonical) }

  public var foldedForMatching: String { folded }

  public static let repertoire: String? = nil

  public static func == (a: Address, b: Address) -> Bool {
    a.canonical.unicodeScalars.elementsEqual(b.canonical.unicodeScalars)
  }
}
