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

  init?(_ page: PageReading) {
    guard let transcript = page.transcript else { return nil }
    self.page = page.index
    candidates = transcript.candidates
    lines = transcript.lines
    unreadLines = transcript.unreadLines
  }

  /// For people on a terminal.
  var text: String {
    var parts: [String] = []
    if !candidates.isEmpty {
      parts.append("\(page)ページ目の候補（確定していません。画像で確認してください）")
      var table = TextTable("項目", "候補の値", "判定", "見出し", "位置", "確信度", "原文")
      for one in candidates {
        table.rows.append([
          one.name, TranscriptWords.value(one), "要確認", one.label, TranscriptWords.place(one.place),
          String(format: "%.2f", one.confidence), one.raw,
        ])
      }
      parts.append(table.text)
    }
    let transcript = PageTranscript(lines: lines)
    if !lines.isEmpty {
      parts.append("\(page)ページ目の文字（\(lines.count)行）")
      parts += TranscriptWords.lines(transcript).map { "  " + $0 }
    }
    return parts.joined(separator: "\n")
  }
}
