public import Casework

/// What would be taken of candidates, in words for staff.
public enum TakingWords {
  public static func standing(_ line: TakingProposal.Line) -> String {
    let words =
      switch line.standing {
      case .named: "指定"
      case .proposed: "取り込み案"
      case .several: "候補が複数（番号を指定）"
      case .toBeTyped: "入力が必要"
      case .none: "候補なし"
      }
    return line.value == nil || line.findings.isEmpty ? words : words + "（指摘あり）"
  }

  /// The numbers as people type them.
  public static func numbers(_ line: TakingProposal.Line) -> String {
    line.candidates.map(String.init).joined(separator: "、")
  }

  /// What would be taken, or that nothing is.
  public static func value(_ line: TakingProposal.Line) -> String {
    if let value = line.value { return value }
    return line.standing == .named ? "（空欄）" : "（取り込みません）"
  }
}
