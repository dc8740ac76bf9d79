public import Readings

/// One field of one scan, read and true.
public struct FieldComparison: Codable, Hashable, Sendable {
  public var field: String
  public var type: String
  /// nil where the field is empty.
  public var expected: String?
  public var value: String?
  /// What was read where it is no valid value, a number whose check digit does not fit among them; else nil.
  public var raw: String?
  public var accepted: Bool
  public var confidence: Double
  /// What the judge weighed, with every doubt of the case; nil where nothing was read.
  public var evidence: Evidence?
  /// Page of the document, 1 for the first, and corners on it, upright pixels; nil where unknown.
  public var page: Int?
  public var corners: [Double]?

  public var isRight: Bool { expected == value }
}

/// A scan's cases against its truth.
public struct ScanComparison: Codable, Hashable, Sendable {
  public var file: String
  /// Whether every case was found, in order, and is of the right form.
  public var formsRight: Bool
  public var casesExpected: Int
  public var casesFound: Int
  public var fields: [FieldComparison]
  public var hand: String?
  public var level: String?
  /// Pages, and time by stage in milliseconds; nil where they were not measured.
  public var pages: Int?
  public var milliseconds: [String: Double]?

  public init(
    file: String, formsRight: Bool, casesExpected: Int, casesFound: Int, fields: [FieldComparison],
    hand: String? = nil, level: String? = nil, pages: Int? = nil,
    milliseconds: [String: Double]? = nil
  ) {
    self.file = file
    self.formsRight = formsRight
    self.casesExpected = casesExpected
    self.casesFound = casesFound
    self.fields = fields
    self.hand = hand
    self.level = level
    self.pages = pages
    self.milliseconds = milliseconds
  }
}

extension Truth {
  /// Holds the cases that were read against this truth. A case of the wrong form counts every
  /// field of the truth as wrong and waiting for a person.
  public func compare(with cases: [CaseReading], file: String) -> ScanComparison {
    var fields: [FieldComparison] = []
    var formsRight = cases.count == self.cases.count
    for (index, expected) in self.cases.enumerated() {
      let read = index < cases.count ? cases[index] : nil
      guard let read, read.workflow == expected.workflow else {
        formsRight = false
        fields += expected.flattened.map { name, value in
          FieldComparison(
            field: name, type: "unidentified", expected: value, value: nil, accepted: false,
            confidence: 0)
        }
        continue
      }
      fields += expected.compare(with: read)
    }
    return ScanComparison(
      file: file, formsRight: formsRight, casesExpected: self.cases.count, casesFound: cases.count,
      fields: fields, hand: hand, level: level)
  }
}

extension Truth.Case {
  /// Values by name, the cells of tables by their cell names.
  public var flattened: [(String, String?)] {
    fields.sorted { $0.key < $1.key }.flatMap { name, value -> [(String, String?)] in
      switch value {
      case nil: [(name, nil)]
      case .text(let text): [(name, text.isEmpty ? nil : text)]
      case .list(let list): [(name, list.isEmpty ? nil : list.joined(separator: ";"))]
      case .rows(let rows):
        rows.enumerated().flatMap { index, row in
          row.sorted { $0.key < $1.key }.map { column, text in
            (FieldReading.cellName(table: name, row: index + 1, column: column), text)
          }
        }
      }
    }
  }

  /// Every field that was read or that should have been.
  func compare(with read: CaseReading) -> [FieldComparison] {
    var open = Dictionary(flattened, uniquingKeysWith: { first, _ in first })
    let numbered = renumberedRows(read.fields)
    var result: [FieldComparison] = []
    for (name, reading) in numbered where reading.type != "table" {
      let expected = open.removeValue(forKey: name) ?? nil
      result.append(
        FieldComparison(
          field: name, type: reading.type, expected: expected, value: reading.value,
          raw: reading.value == nil && !reading.raw.isEmpty ? reading.raw : nil,
          accepted: reading.accepted, confidence: reading.confidence,
          evidence: reading.doubtedEvidence, page: reading.page, corners: reading.corners))
    }
    for (name, expected) in open.sorted(by: { $0.key < $1.key }) where expected != nil {
      result.append(
        FieldComparison(
          field: name, type: "missing", expected: expected, value: nil, accepted: false,
          confidence: 0))
    }
    return result
  }

  /// Truth counts the rows that are filled; paper may leave rows blank between them.
  private func renumberedRows(_ fields: [FieldReading]) -> [(String, FieldReading)] {
    var rows: [String: [Int]] = [:]
    for field in fields {
      guard let cell = FieldReading.cell(of: field.name) else { continue }
      if rows[cell.table, default: []].last != cell.row {
        rows[cell.table, default: []].append(cell.row)
      }
    }
    return fields.map { field in
      guard let cell = FieldReading.cell(of: field.name),
        let place = rows[cell.table]?.firstIndex(of: cell.row)
      else { return (field.name, field) }
      return (
        FieldReading.cellName(table: cell.table, row: place + 1, column: cell.column), field
      )
    }
  }
}

extension FieldReading {
  /// The evidence as broken where the field or its case left any doubt.
  fileprivate var doubtedEvidence: Evidence? {
    var evidence = evidence
    if findings.contains(where: { $0.severity == .doubt }) { evidence?.structure = .broken }
    return evidence
  }
}
