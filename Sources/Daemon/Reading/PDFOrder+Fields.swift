import Readings
import Workflows

extension PDFOrder.Page {
  /// A page with its fields' texts.
  ///
  /// - Parameters:
  ///   - document: place of its document among those of the order.
  ///   - reading: what the reader found out about it; nil leaves the page as it was scanned.
  ///   - fields: of this page, with the values that count now.
  ///   - tellsNumbers: that a 個人番号 may be searched for.
  init(
    document: Int, page: Int, reading: PageReading?,
    fields: [(reading: FieldReading, value: String?)], tellsNumbers: Bool
  ) {
    self.init(
      document: document, page: page, rotation: reading?.rotation ?? 0, skew: reading?.skew ?? 0)
    for (field, value) in fields where field.corners.count == 8 {
      guard let type = FieldType(rawValue: field.type), type.isText else { continue }
      covered.append(field.corners)
      guard tellsNumbers || !type.isSpeciallyProtected else { continue }
      let text = Self.text(of: field, value)
      if !text.isEmpty { texts.append(PlacedText(text: text, corners: field.corners)) }
    }
  }

  /// As it stands on paper where the machine's value still counts; what a person put in its place
  /// otherwise.
  private static func text(of field: FieldReading, _ value: String?) -> String {
    value == field.value ? field.raw : value ?? ""
  }
}
