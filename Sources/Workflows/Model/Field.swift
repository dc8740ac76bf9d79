/// What a field holds; decides its repertoire, its normalisation and its canonical form.
public enum FieldType: String, Codable, Hashable, Sendable, CaseIterable {
  /// Free Japanese text.
  case text
  /// A reading of a name in kana; canonical form full-width katakana.
  case kana
  /// A person's name, posted as written.
  case name
  case address
  /// 〒, canonical form `1234567`.
  case postalCode = "postal_code"
  case phone
  /// A calendar date, canonical form ISO 8601 `yyyy-MM-dd`.
  case date
  /// A whole number or an amount of yen.
  case number
  /// A code of digits, leading zeros kept.
  case digits
  /// 個人番号, twelve digits with a check digit.
  case myNumber = "my_number"
  /// 法人番号, thirteen digits with a check digit.
  case corporateNumber = "corporate_number"
  /// Exactly one of several marks.
  case choice
  /// Any number of several marks.
  case choices
  /// A seal impression: present or not.
  case seal
  /// A signature: present or not.
  case signature
  /// Rows of the same columns.
  case table

  /// Whether the field holds characters that a reader must read.
  public var isText: Bool {
    switch self {
    case .choice, .choices, .seal, .signature, .table: false
    default: true
    }
  }

  /// Whether a value of this type must never be learned from or searched for.
  public var isSpeciallyProtected: Bool { self == .myNumber }
}

/// How a choice is marked on paper.
public enum MarkStyle: String, Codable, Hashable, Sendable, CaseIterable {
  /// A tick, cross or filling in a small box.
  case check
  /// A ring drawn around a printed word.
  case circle
}

/// One possible answer of a choice and the place where it is marked.
public struct Mark: Codable, Hashable, Sendable {
  public var label: String
  /// The small box, or the printed word that is ringed; millimetres.
  public var box: Box

  public init(label: String, box: Box) {
    self.label = label
    self.box = box
  }
}

/// Where one part of a split date stands.
public enum DatePart: Codable, Hashable, Sendable {
  /// Printed on the form or implied, never read.
  case fixed(String)
  case box(Box)
  case cells(Cells)
  /// One of several marks, as 明・大・昭・平・令.
  case marks(MarkStyle, [Mark])
}

/// Where a field stands on its page.
public enum FieldSource: Codable, Hashable, Sendable {
  case box(Box)
  case cells(Cells)
  /// A date in parts. `era` is nil where the form asks for Western years.
  case dateParts(era: DatePart?, year: DatePart, month: DatePart, day: DatePart)
  case marks(MarkStyle, [Mark])
  /// A barcode or QR code within the box; of any kind where none is named.
  case code(Box, kinds: [CodeKind])
  case table(Table)
}

/// A table of equal rows; blank rows are dropped.
public struct Table: Codable, Hashable, Sendable {
  /// Top edge of the first row, millimetres.
  public var firstRow: Double
  /// From the top of one row to the top of the next, millimetres.
  public var pitch: Double
  public var rowCount: Int
  /// Column boxes are relative to the top of their row: `y` counts from the row's top edge.
  public var columns: [Field]

  public init(firstRow: Double, pitch: Double, rowCount: Int, columns: [Field]) {
    self.firstRow = firstRow
    self.pitch = pitch
    self.rowCount = rowCount
    self.columns = columns
  }
}

/// One field of a form.
public struct Field: Codable, Hashable, Sendable {
  public var name: String
  public var type: FieldType
  /// 1 for the first page.
  public var page: Int
  public var required: Bool
  public var source: FieldSource
  /// Another field whose value supports this one: フリガナ for 氏名, 郵便番号 for 住所.
  public var agreesWith: String?
  /// Code posted for a mark's label or a listed text.
  public var codes: [String: String]
  /// The values that a text may take; empty where any is allowed.
  public var oneOf: [String]
  /// Printed by the city before the citizen got the form.
  public var printed: Bool
  /// For `digits`: how many are expected, nil where any number is.
  public var length: Int?

  public init(
    name: String, type: FieldType, page: Int = 1, required: Bool = false, source: FieldSource,
    agreesWith: String? = nil, codes: [String: String] = [:], oneOf: [String] = [],
    printed: Bool = false, length: Int? = nil
  ) {
    self.name = name
    self.type = type
    self.page = page
    self.required = required
    self.source = source
    self.agreesWith = agreesWith
    self.codes = codes
    self.oneOf = oneOf
    self.printed = printed
    self.length = length
  }
}
