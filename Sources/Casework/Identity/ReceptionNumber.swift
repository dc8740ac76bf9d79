public import Japanese

/// 受付番号: given at intake by fiscal year of the 受付日 and department, never reused.
///
/// Written `R8-国保年金課-000123`; further cases of one document carry a branch,
/// `R8-国保年金課-000123-2`. Holds no personal data.
public struct ReceptionNumber: Hashable, Sendable, CustomStringConvertible {
  public let fiscalYear: FiscalYear
  /// As `DepartmentName` folds it.
  public let department: String
  /// From 1, without gaps but for documents that were refused by the store.
  public let number: Int
  /// 1 for the document and its first case; 2 and up for its further cases.
  public let branch: Int

  public init(fiscalYear: FiscalYear, department: String, number: Int, branch: Int = 1) {
    self.fiscalYear = fiscalYear
    self.department = DepartmentName.folded(department)
    self.number = number
    self.branch = branch
  }

  public var description: String {
    let base = "\(fiscalYear.label)-\(department)-\(zeroPadded(number, 6))"
    return branch > 1 ? "\(base)-\(branch)" : base
  }

  /// With `*` for the department, for logs: a folder that no workflow knows becomes a department
  /// too, and somebody may have named it after a citizen.
  public var withoutDepartment: String {
    Self(fiscalYear: fiscalYear, department: "*", number: number, branch: branch).description
  }

  /// The number of another case of the same document.
  public func branch(_ branch: Int) -> Self {
    Self(fiscalYear: fiscalYear, department: department, number: number, branch: branch)
  }

  /// Reads a number as written or as typed: letters, digits and dashes of full width count too,
  /// and blanks around the parts, in the year and in the digits do not. Nil where it is none.
  /// Departments may contain hyphens, and blanks inside.
  public init?(_ text: String) {
    // As it stands first: the department itself may be written with another dash.
    guard let number = Self(exact: text) ?? Self(exact: Self.dashesFolded(text)) else {
      return nil
    }
    self = number
  }

  private init?(exact text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, let year = FiscalYear(label: Self.narrowed(Self.closed(parts[0])))
    else { return nil }
    // The running number has at least six digits, a branch never that many: which of the two
    // the last part is follows from its length.
    var branch = 1
    var end = parts.count - 1
    if Self.closed(parts[end]).count < 6 {
      guard let given = Self.digits(parts[end]), given > 1, parts.count >= 4 else { return nil }
      branch = given
      end -= 1
    }
    guard Self.closed(parts[end]).count >= 6, let number = Self.digits(parts[end]), number > 0
    else { return nil }
    let department = DepartmentName.folded(parts[1..<end].joined(separator: "-"))
    guard !department.isEmpty else { return nil }
    self.init(fiscalYear: year, department: department, number: number, branch: branch)
  }

  private static func digits(_ part: String) -> Int? {
    let narrow = narrowed(closed(part))
    return narrow.utf8.allSatisfy { (48...57).contains($0) } ? Int(narrow) : nil
  }

  private static func closed(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  private static func narrowed(_ text: String) -> String {
    mapped(text) { scalar in
      switch scalar.value {
      case 0xFF10...0xFF19, 0xFF21...0xFF3A:
        Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
      default: scalar
      }
    }
  }

  private static func dashesFolded(_ text: String) -> String {
    mapped(text) { scalar in
      switch scalar.value {
      case 0xFF0D, 0x2010...0x2015, 0x2212: "-"
      default: scalar
      }
    }
  }

  private static func mapped(_ text: String, _ change: (Unicode.Scalar) -> Unicode.Scalar)
    -> String
  {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(change(scalar)) }
    return String(scalars)
  }
}

extension ReceptionNumber: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let number = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a reception number")
    }
    self = number
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
