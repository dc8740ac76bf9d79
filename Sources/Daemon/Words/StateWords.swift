import Casework

/// States by the names that staff and machines use.
public enum StateWords {
  public static func document(_ state: String) -> String {
    DocumentLife.State(rawValue: state)?.japanese ?? state
  }

  public static func `case`(_ state: String) -> String {
    CaseLife.State(rawValue: state)?.japanese ?? state
  }

  /// The states of documents and cases that a text names, in Japanese or as machines do.
  static func states(_ text: String) -> (
    documents: Set<DocumentLife.State>, cases: Set<CaseLife.State>
  ) {
    (
      Set(DocumentLife.State.allCases.filter { $0.rawValue == text || $0.japanese == text }),
      Set(CaseLife.State.allCases.filter { $0.rawValue == text || $0.japanese == text })
    )
  }

  /// - Throws: `DeskFailure` for a text that names no state.
  static func check(_ text: String) throws {
    let found = states(text)
    guard found.documents.isEmpty, found.cases.isEmpty else { return }
    let known =
      CaseLife.State.allCases.map { "\($0.japanese) \($0.rawValue)" }
      + DocumentLife.State.allCases.filter { $0 != .erased && $0 != .read }
      .map { "\($0.japanese) \($0.rawValue)" }
    throw DeskFailure(
      .refused,
      japanese: "状態の指定が正しくありません：\(text)（指定できる値：\(known.joined(separator: "、"))）",
      english: "There is no state \(text); the states are \(known.joined(separator: ", ")).")
  }
}
