/// Figures over many fields.
public struct FieldFigures: Codable, Hashable, Sendable {
  /// Characters of filled text fields that were read right: those not to be edited away of the value, or of
  /// what was read where it is no valid value.
  public var characters = Proportion()
  public var fields = Proportion()
  /// Fields that may go on without a person.
  public var accepted = Proportion()
  /// Wrong ones among those.
  public var wrongAccepted = Proportion()

  public init() {}

  mutating func count(_ field: FieldComparison) {
    fields.count(field.isRight)
    accepted.count(field.accepted)
    if field.accepted { wrongAccepted.count(!field.isRight) }
    if let expected = field.expected {
      let wrong = min(expected.count, editDistance(expected, field.value ?? field.raw ?? ""))
      characters.add(Proportion(hits: expected.count - wrong, count: expected.count))
    }
  }
}

/// Figures over many scans.
public struct EvaluationSummary: Codable, Hashable, Sendable {
  public var scans = 0
  public var casesRight = Proportion()
  public var all = FieldFigures()
  public var byType: [String: FieldFigures] = [:]
  /// By hand and level of age, where the truth names them.
  public var byHand: [String: FieldFigures] = [:]
  public var byLevel: [String: FieldFigures] = [:]
  public var refused: [String] = []
  public var reliability = Reliability()
  /// Pages whose time by stage was measured, and the stages' milliseconds over all of them.
  public var timedPages = 0
  public var milliseconds: [String: Double] = [:]

  public init() {}

  public mutating func count(_ scan: ScanComparison) {
    scans += 1
    casesRight.count(scan.formsRight)
    if let pages = scan.pages, let milliseconds = scan.milliseconds {
      timedPages += pages
      self.milliseconds.merge(milliseconds, uniquingKeysWith: +)
    }
    for field in scan.fields {
      all.count(field)
      reliability.count(field)
      byType[field.type, default: .init()].count(field)
      if let hand = scan.hand { byHand[hand, default: .init()].count(field) }
      if let level = scan.level { byLevel[level, default: .init()].count(field) }
    }
  }

  public mutating func refuse(_ file: String) {
    scans += 1
    refused.append(file)
  }
}
