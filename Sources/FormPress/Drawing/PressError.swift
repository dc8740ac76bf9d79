/// What stops the press: never something about a drawn value.
public enum PressError: Error, Sendable, CustomStringConvertible {
  /// A drawing library refused.
  case drawing(String)
  /// A font is not installed; fontconfig would silently take another.
  case missingFont(family: String, package: String)
  /// No such form, level, hand or format.
  case unknown(kind: String, name: String, known: [String])
  /// A blank page of a workflow cannot be drawn.
  case blankPage(path: String, reason: String)
  /// A file cannot be written.
  case unwritable(path: String, reason: String)
  /// A hand is drawn from data that was not named.
  case missingData(hand: String, data: String, option: String, variable: String)
  /// Data for a hand cannot be used.
  case unusableData(path: String, japanese: String, english: String)
  /// These options do not go together.
  case impossible(String)

  public var description: String {
    switch self {
    case .drawing(let what):
      "描画に失敗しました（\(what)）。cairo・pangoを確かめてください。 Drawing failed (\(what))."
    case .missingFont(let family, let package):
      "フォント「\(family)」がありません。apt install \(package) を実行してください。 "
        + "Font \(family) is missing: install the package \(package)."
    case .unknown(let kind, let name, let known):
      "\(kind)「\(name)」はありません。使えるもの: \(known.joined(separator: ", "))。 "
        + "Unknown name \(name); known: \(known.joined(separator: ", "))."
    case .blankPage(let path, let reason):
      "白紙の帳票 \(path) を描けません（\(reason)）。 Cannot draw the blank form \(path): \(reason)."
    case .unwritable(let path, let reason):
      "\(path) に書けません（\(reason)）。 Cannot write \(path): \(reason)."
    case .missingData(let hand, let data, let option, let variable):
      "書き手「\(hand)」には\(data)のデータが要ります。\(option) か環境変数 \(variable) で場所を指定してください。 "
        + "Hand \(hand) needs the data of \(data): say where it lies by \(option) or the environment "
        + "variable \(variable)."
    case .unusableData(let path, let japanese, let english):
      "書き手のデータ \(path) を使えません（\(japanese)）。fixtures/README.mdの出所から取り直してください。 "
        + "Data for hands \(path) cannot be used: \(english). Take it anew from the source named in "
        + "fixtures/README.md."
    case .impossible(let why): why
    }
  }
}
