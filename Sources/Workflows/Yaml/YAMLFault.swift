import Yams

/// A fault that the YAML parser found, in words for administrators.
struct YAMLFault {
  let position: SourcePosition
  let problem: String
  let context: String?

  init(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      position = SourcePosition(mark)
      self.problem = problem
      self.context = context.map { "\($0.text) (\($0.mark.line):\($0.mark.column))" }
    case .reader(let problem, let offset, _, let yaml):
      position = Self.position(ofByte: offset ?? 0, in: yaml)
      self.problem = problem
      context = nil
    default:
      position = .start
      problem = "the text cannot be read"
      context = nil
    }
  }

  private static func position(ofByte offset: Int, in yaml: String) -> SourcePosition {
    var line = 1
    var column = 1
    var bytes = 0
    for scalar in yaml.unicodeScalars {
      if bytes >= offset { break }
      bytes += UTF8.width(scalar)
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return SourcePosition(line: line, column: column)
  }

  func report(into bag: inout DiagnosticBag) {
    let several = problem.contains("another document")
    let where_ = context.map { " (\($0))" } ?? ""
    bag.error(
      several ? "yaml.several-documents" : "yaml.syntax", at: position,
      "YAML の書き方が正しくありません: \(japanese)", "YAML: \(problem)\(where_)")
  }

  /// What the commonest faults look like to the one who wrote the line.
  private var japanese: String {
    let hints: [(String, String)] = [
      ("cannot start any token", "この文字はここに書けません（タブでの字下げ、` や @ で始まる値など）"),
      ("mapping values are not allowed", "ここに「:」は書けません（字下げ、または値の引用符を確かめてください）"),
      ("did not find expected key", "キーの字下げがそろっていないか、括弧や引用符の後に余分な文字があります"),
      ("did not find expected '-' indicator", "「-」の字下げがそろっていません"),
      ("expected ',' or '}'", "{ } の中に「,」か「}」が足りません"),
      ("expected ',' or ']'", "[ ] の中に「,」か「]」が足りません"),
      ("could not find expected ':'", "キーの後の「:」が見つかりません（「:」の後には半角の空白が要ります）"),
      ("unexpected end of stream", "引用符か括弧が閉じられていません"),
      ("document start", "括弧や引用符の後に余分な文字があります"),
      ("undefined alias", "「*」で始まる値は引用符で囲んでください"),
      ("another document", "一つのファイルには一つのワークフローだけを書きます（---）"),
      ("control characters", "制御文字が含まれています"),
      ("escape character", "\" \" の中の「\\」の書き方が正しくありません"),
      ("tab", "字下げにタブは使えません。半角の空白を使ってください"),
    ]
    return hints.first { problem.contains($0.0) }?.1 ?? problem
  }
}
