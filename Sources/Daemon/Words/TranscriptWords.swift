public import Readings

/// What was found on a page that fits no form, in words for staff.
public enum TranscriptWords {
  /// Where the value stands as seen from its label.
  public static func place(_ place: ValueCandidate.Place) -> String {
    switch place {
    case .sameLine: "同じ行"
    case .right: "右"
    case .below: "下"
    case .left: "左"
    }
  }

  /// The value to confirm, or why there is none.
  public static func value(_ candidate: ValueCandidate) -> String {
    if candidate.isMasked { return "（伏せています）" }
    return candidate.value ?? (candidate.raw.isEmpty ? "（読取不可）" : "（形式が合いません）")
  }

  /// Lines of text, those that could not be read said so.
  public static func lines(_ transcript: PageTranscript) -> [String] {
    transcript.lines.map { $0.text.isEmpty ? "（読取不可）" : $0.text }
  }
}
