/// What changed between two evaluations of the same scans.
public struct ReportDifference: Codable, Hashable, Sendable {
  public struct Change: Codable, Hashable, Sendable {
    public var file: String
    public var field: String
    public var expected: String?
    public var before: String?
    public var after: String?
  }

  public var becameRight: [Change] = []
  public var becameWrong: [Change] = []
  /// Accepted now and not before, and the other way round, of the fields that both have.
  public var newlyAccepted = Proportion()
  public var noLongerAccepted = Proportion()
  /// Fields that both have.
  public var common = 0

  public init(from before: EvaluationReport, to after: EvaluationReport) {
    var old: [String: FieldComparison] = [:]
    for scan in before.scans {
      for field in scan.fields { old[scan.file + "\u{0}" + field.field] = field }
    }
    for scan in after.scans {
      for field in scan.fields {
        guard let was = old[scan.file + "\u{0}" + field.field] else { continue }
        common += 1
        newlyAccepted.count(field.accepted && !was.accepted)
        noLongerAccepted.count(!field.accepted && was.accepted)
        guard was.isRight != field.isRight else { continue }
        let change = Change(
          file: scan.file, field: field.field, expected: field.expected, before: was.value,
          after: field.value)
        if field.isRight { becameRight.append(change) } else { becameWrong.append(change) }
      }
    }
  }

  /// For a terminal.
  public var text: String {
    var lines = [
      "\(common) fields in both: \(becameRight.count) became right, \(becameWrong.count) became "
        + "wrong, \(newlyAccepted.hits) newly accepted, \(noLongerAccepted.hits) no longer"
    ]
    lines += becameWrong.map { "− \($0.described)" }
    lines += becameRight.map { "+ \($0.described)" }
    return lines.joined(separator: "\n")
  }
}

extension ReportDifference.Change {
  fileprivate var described: String {
    func shown(_ text: String?) -> String { text ?? "（空欄）" }
    return "\(file) \(field): \(shown(before)) → \(shown(after)); \(shown(expected))"
  }
}
