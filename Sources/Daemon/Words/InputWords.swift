public import Foundation

/// What is wrong with JSON that a person handed in. Values may be personal: none is repeated but
/// the word of an action or decision.
public struct InputWords: Hashable, Sendable {
  public var japanese: String
  public var english: String

  /// - Parameter data: the JSON that could not be decoded.
  public init(_ error: DecodingError, in data: Data) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(missing: key.stringValue, context.codingPath)
    case .valueNotFound(_, let context) where !context.codingPath.isEmpty:
      self.init(missing: context.codingPath.last?.stringValue ?? "", context.codingPath.dropLast())
    case .typeMismatch(_, let context) where !context.codingPath.isEmpty:
      self.init(wrong: context.codingPath, data)
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      self.init(wrong: context.codingPath, data)
    case .typeMismatch:
      self.init(
        japanese: "JSONの全体が { } で囲まれていません。コマンドの --help の例を見てください。",
        english: "The JSON is not an object in { }; see the example of the command's --help.")
    default:
      self.init(
        japanese: "JSONの書き方に誤りがあります。引用符、カンマ、括弧の対応を確認してください。",
        english: "This is not well-formed JSON; check quotes, commas and brackets.")
    }
  }

  private init(japanese: String, english: String) {
    self.japanese = japanese
    self.english = english
  }

  private init(missing key: String, _ path: some Collection<any CodingKey>) {
    let place = Self.place(path)
    japanese = "JSON\(place.japanese)に \(key)\(Self.note(key))がありません。"
    english = "The JSON has no '\(key)'\(place.english)."
  }

  private init(wrong path: [any CodingKey], _ data: Data) {
    let key = path.last?.stringValue ?? ""
    let place = Self.place(path.dropLast())
    let word = Self.word(at: path, in: data)
    switch key {
    case "action":
      japanese =
        "JSON\(place.japanese)の action\(word)は使えません。confirm（確認）か correct（訂正）を指定してください。"
      english = "The action\(place.english) must be confirm or correct."
    case "decision":
      japanese =
        "JSON\(place.japanese)の decision\(word)は使えません。approve（決裁）か return（差戻し）を指定してください。"
      english = "The decision\(place.english) must be approve or return."
    case "case":
      japanese = "JSONの case（受付番号）の形式が正しくありません（例：R8-国保年金課-000001）。"
      english = "The 'case' of the JSON is no reception number, such as R8-国保年金課-000001."
    default:
      japanese = "JSON\(place.japanese)の \(key)\(Self.note(key))の値の種類が正しくありません。"
      english = "The value of '\(key)'\(place.english) is of the wrong kind."
    }
  }

  private static func place(_ path: some Collection<any CodingKey>) -> (
    japanese: String, english: String
  ) {
    guard let index = path.compactMap(\.intValue).last else { return ("", "") }
    return ("の\(index + 1)番目の判断", " of decision \(index + 1)")
  }

  private static func note(_ key: String) -> String {
    let notes = [
      "case": "受付番号", "by": "職員のアカウント", "role": "役職", "decision": "決裁か差戻しか",
      "field": "項目名", "action": "確認か訂正か", "value": "値", "decisions": "判断", "reason": "理由",
    ]
    return notes[key].map { "（\($0)）" } ?? ""
  }

  /// The word in brackets where it is one short word, as actions are.
  private static func word(at path: [any CodingKey], in data: Data) -> String {
    var node = try? JSONSerialization.jsonObject(with: data)
    for key in path {
      if let index = key.intValue, let list = node as? [Any], list.indices.contains(index) {
        node = list[index]
      } else {
        node = (node as? [String: Any])?[key.stringValue]
      }
    }
    guard let text = node as? String, text.count <= 20 else { return "の値" }
    return "「\(text)」"
  }
}
