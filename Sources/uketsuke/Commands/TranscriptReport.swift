import Casework
import Daemon
import Foundation
import Readings

/// A page that fits no form, as `uketsuke read --json` and `uketsuke queue show` print it. Personal.
struct TranscriptReport: Encodable {
  /// Page of the document, 1 for the first.
  var page: Int
  /// For a person to confirm; none of them is accepted.
  var candidates: [ValueCandidate]
  var lines: [TranscribedLine]
  var unreadLines: Int
  /// Number of the first candidate among all of a case; nil where they belong to none.
  private var first: Int?

  private enum CodingKeys: CodingKey { case page, candidates, lines, unreadLines }

  init?(_ page: PageReading) {
    guard let transcript = page.transcript else { return nil }
    self.page = page.index
    candidates = transcript.candidates
    lines = transcript.lines
    unreadLines = transcript.unreadLines
  }

  /// Those of a case's pages that fit no form, with the numbers by which `queue take` names
  /// candidates.
  static func numbered(_ pages: [PageRecord]) -> [TranscriptReport] {
    let candidates = pages.candidates
    return pages.compactMap { page in
      guard var report = page.reading.flatMap(Self.init) else { return nil }
      report.first =
        candidates.first { $0.document == page.document && $0.page == page.index }?.number
      return report
    }
  }

  /// For people on a terminal.
  var text: String {
    var parts: [String] = []
    if !candidates.isEmpty {
      parts.append("\(page)ページ目の候補（確定していません。画像で確認してください）")
      var table = TextTable("番号", "項目", "候補の値", "判定", "見出し", "位置", "確信度", "原文")
      for (offset, one) in candidates.enumerated() {
        table.rows.append([
          String((first ?? 1) + offset), one.name, TranscriptWords.value(one), "要確認", one.label,
          TranscriptWords.place(one.place),
          String(format: "%.2f", one.confidence), one.raw,
        ])
      }
      parts.append(table.text)
      parts += CaseWords.lines(candidates.flatMap(\.findings))
    }
    let transcript = PageTranscript(lines: lines)
    if !lines.isEmpty {
      parts.append("\(page)ページ目の文字（\(lines.count)行）")
      parts += TranscriptWords.lines(transcript).map { "  " + $0 }
    }
    return parts.joined(separator: "\n")
  }
}
