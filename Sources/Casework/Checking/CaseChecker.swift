public import Japanese
public import Readings
public import Workflows

/// What a case is beside its form's fields; rules and columns name them 受付番号, 受付日, 部署.
public struct CaseFacts: Hashable, Sendable {
  public var receptionNumber: ReceptionNumber
  public var receptionDay: CalendarDate
  public var department: String

  public init(receptionNumber: ReceptionNumber, receptionDay: CalendarDate, department: String) {
    self.receptionNumber = receptionNumber
    self.receptionDay = receptionDay
    self.department = department
  }
}

/// A text that a person typed is no value of its field.
public struct InvalidValue: Error, Hashable, Sendable {
  public var finding: Finding

  public init(_ finding: Finding) { self.finding = finding }
}

/// Checks what people enter, and the case as a whole after it.
public protocol CaseChecker: Sendable {
  /// Canonical form of a typed text; nil for empty.
  func canonical(_ typed: String, of field: Field, named name: String) throws(InvalidValue)
    -> String?

  /// Doubts about the values as they stand: required fields, rules, characters that a target's
  /// encoding lacks. Always the same for the same values.
  func findings(_ workflow: Workflow, content: CaseContent, facts: CaseFacts) -> [Finding]

  /// Codes of the findings that it makes. The reader may have raised the same doubts about what
  /// it read; they give way to these, which follow the values.
  var codes: Set<String> { get }
}

extension Workflow {
  /// The field behind a name as readings use it: a field, or a column for a cell `表[2].列`.
  public func fieldOfReading(named name: String) -> Field? {
    if let field = field(named: name) { return field }
    guard let cell = FieldReading.cell(of: name),
      case .table(let table)? = field(
        named: cell.table)?.source
    else { return nil }
    return table.columns.first { $0.name == cell.column }
  }

  /// Whether two persons must confirm the field: named itself, or as `表.列` or `表`.
  func needsTwo(_ name: String) -> Bool {
    if review.double.contains(name) { return true }
    guard let cell = FieldReading.cell(of: name) else { return false }
    return review.double.contains("\(cell.table).\(cell.column)")
      || review.double.contains(cell.table)
  }
}
