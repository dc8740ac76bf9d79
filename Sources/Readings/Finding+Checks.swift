/// Doubts of what a workflow asks of a case's values. The reader raises them of what it read, the daemon
/// again of what people made of it, so that both must have one code and one sentence.
extension Finding {
  /// Codes of the doubts below.
  public enum CheckCode: String, CaseIterable, Sendable {
    case required = "field.required"
    case rule = "rule.broken"
    case unusableRules = "rules.unusable"
    case unencodable = "delivery.unencodable"
  }

  public static func required(_ field: String) -> Finding {
    Finding(
      code: CheckCode.required.rawValue, fields: [field],
      japanese: "「\(field)」は必須ですが、記入がないようです。",
      english: "'\(field)' is required but seems to be empty.")
  }

  /// The rule's own words, by its workflow.
  public static func rule(_ fields: [String], say japanese: String, english: String) -> Finding {
    Finding(
      code: CheckCode.rule.rawValue, fields: fields, japanese: japanese, english: english)
  }

  /// The loader refuses such a workflow, so that only a damaged one gets here.
  public static var unusableRules: Finding {
    Finding(
      code: CheckCode.unusableRules.rawValue,
      japanese: "ワークフローの規則を評価できません。管理者に連絡してください。",
      english: "The workflow's rules cannot be evaluated. Tell the administrator.")
  }

  /// - Parameter lacking: the characters, as `ShiftJIS.Unencodable` describes them.
  public static func unencodable(_ field: String, _ lacking: [String]) -> Finding {
    let list = lacking.joined(separator: "、")
    return Finding(
      code: CheckCode.unencodable.rawValue, fields: [field],
      japanese: "「\(field)」に連携先の文字コード（Shift_JIS）で表せない文字があります：\(list)",
      english: "'\(field)' has characters that the delivery's encoding (Shift_JIS) lacks: \(list)")
  }
}
