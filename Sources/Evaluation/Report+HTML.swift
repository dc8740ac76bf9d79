public import Foundation

extension EvaluationReport {
  /// One self-contained page: figures, the reliability of probabilities, time, then every wrong field
  /// with what was expected.
  ///
  /// - Parameter pictures: PNGs of wrong fields by `pictureKey`.
  public func html(pictures: [String: Data] = [:]) -> String {
    var rows = ""
    for (about, figures) in sections {
      rows += "<tr><th>\(escaped(about.japanese))</th>"
      for figure in [figures.characters, figures.fields, figures.accepted, figures.wrongAccepted] {
        rows += "<td>\(figure.japanese)</td>"
      }
      rows += "</tr>\n"
    }
    var errors = ""
    for scan in scans {
      for field in scan.fields where !field.isRight {
        errors +=
          "<tr class=\"\(field.accepted ? "passed" : "held")\"><td>\(escaped(scan.file))</td>"
          + "<td>\(escaped(field.field))</td><td>\(escaped(field.type))</td>"
          + "<td>\(escaped(field.expected ?? "（空欄）"))</td><td>\(escaped(field.value ?? "（空欄）"))</td>"
          + "<td>\(field.accepted ? "受入" : "確認待ち") \(percent(field.confidence)) %</td>"
          + "<td>\(picture(pictures[Self.pictureKey(scan.file, field.field)]))</td></tr>\n"
      }
    }
    return """
      <!doctype html>
      <html lang="ja"><head><meta charset="utf-8"><title>読取の評価</title>
      <style>
      body{font:15px/1.6 "Noto Sans CJK JP",sans-serif;margin:2rem auto;max-width:70rem;padding:0 1.5rem;color:#222}
      table{border-collapse:collapse;margin:1rem 0}
      th,td{border:1px solid #bbb;padding:.25rem .6rem;text-align:left;font-variant-numeric:tabular-nums}
      .passed{background:#fdd}
      td img{max-width:24rem;max-height:6rem;display:block}
      </style></head><body>
      <h1>読取の評価</h1>
      <p>スキャン \(summary.scans) 件。帳票を正しく見分けた案件 \(summary.casesRight.japanese)。\
      括弧内は95%信頼区間（Wilson）と、数えた件数。読取器 \(escaped(reader))。</p>
      <table><tr><th>種類</th><th>正しい文字</th><th>正しい項目</th><th>人を介さず受入</th><th>受入のうち誤り</th></tr>
      \(rows)</table>
      <h2>確信度と実際の正解率</h2>
      <p>横は与えた確信度、縦は実際に正しかった割合。点が線に近いほど確信度を信じてよい。</p>
      \(summary.reliability.svg)
      \(summary.reliability.table)
      \(timeTable)
      <h2>誤った項目</h2>
      <table><tr><th>ファイル</th><th>項目</th><th>種類</th><th>正解</th><th>読取</th><th>扱い・確信度</th>\
      <th>画像</th></tr>
      \(errors)</table>
      </body></html>

      """
  }

  /// Where a field's picture stands in a dictionary.
  public static func pictureKey(_ file: String, _ field: String) -> String {
    file + "\u{0}" + field
  }

  private func picture(_ png: Data?) -> String {
    png.map { "<img alt=\"\" src=\"data:image/png;base64,\($0.base64EncodedString())\">" } ?? ""
  }

  /// The stages of `StageClock`.
  private static let stages = [
    "decode": "画像の展開", "identify": "帳票の見分け", "register": "位置合わせ", "crop": "欄の切り出し",
    "recognise": "文字の認識", "check": "欄どうしの確認",
  ]

  private var timeTable: String {
    guard !timeByStage.isEmpty else { return "" }
    let rows = timeByStage.map {
      "<tr><th>\(escaped(Self.stages[$0.stage] ?? $0.stage))</th>"
        + "<td>\(Int($0.milliseconds.rounded()))</td></tr>"
    }
    return "<h2>時間</h2><table><tr><th>段階</th><th>1ページあたりミリ秒</th></tr>"
      + rows.joined() + "</table>"
  }
}

extension EvaluationReport.Section {
  fileprivate var japanese: String {
    switch self {
    case .all: "すべて"
    case .type(let name): name
    case .hand(let name): "書き手 \(name)"
    case .level(let name): "紙の傷み \(name)"
    }
  }
}

extension Proportion {
  /// `97.70 %（95.10–98.90、216件）`
  var japanese: String {
    guard let share, let interval else { return "–" }
    return "\(percent(share)) %"
      + "（\(percent(interval.lowerBound))–\(percent(interval.upperBound))、\(count)件）"
  }
}

/// Text as it may stand in HTML.
private func escaped(_ text: String) -> String {
  text.reduce(into: "") { result, character in
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.append(character)
    }
  }
}
