/// What is written on a page of which no form is known: its lines, and what its labels seem to name.
///
/// Nothing of it is ever accepted without a person.
public struct PageTranscript: Codable, Hashable, Sendable {
  /// From the top down.
  public var lines: [TranscribedLine]
  /// Values that stand beside known labels.
  public var candidates: [ValueCandidate]
  /// Lines that were seen but not read: more than allowed, or too late.
  public var unreadLines: Int

  public init(
    lines: [TranscribedLine] = [], candidates: [ValueCandidate] = [], unreadLines: Int = 0
  ) {
    self.lines = lines
    self.candidates = candidates
    self.unreadLines = unreadLines
  }
}

/// One line of a page. Personal.
public struct TranscribedLine: Codable, Hashable, Sendable {
  /// Corners on the upright page, pixels, clockwise from the top left: x, y, x, y, …
  public var corners: [Double]
  /// Empty where nothing could be read with any certainty. A 個人番号 is masked.
  public var text: String
  /// The reader's own certainty, 0 to 1, not calibrated.
  public var confidence: Double
  /// Numbers in it were masked.
  public var isMasked: Bool

  public init(
    corners: [Double], text: String, confidence: Double, isMasked: Bool = false
  ) {
    self.corners = corners
    self.text = text
    self.confidence = confidence
    self.isMasked = isMasked
  }
}

/// A value that may be what a label names, for a person to confirm. Personal.
public struct ValueCandidate: Codable, Hashable, Sendable {
  /// Where the value stands as seen from its label.
  public enum Place: String, Codable, Hashable, Sendable, CaseIterable {
    /// In the label's own line.
    case sameLine
    /// To the right of the label, in the next cell or on free paper.
    case right
    /// Under the label.
    case below
    /// In the next column to the left of the label, where lines run down the page.
    case left
  }

  /// What the label means, in the words of the table of labels, such as `氏名`.
  public var name: String
  /// `FieldType` of a field of this kind, by its raw value.
  public var type: String
  /// The label as the page has it, such as `届出人氏名`.
  public var label: String
  public var place: Place
  /// Of the value on the upright page, pixels, clockwise from the top left: x, y, x, y, …
  public var corners: [Double]
  /// The value's text as read; empty where it could not be read, masked for a 個人番号.
  public var raw: String
  /// Canonical form; nil where the text is no plausible value of this kind, or is masked.
  public var value: String?
  /// The reader's own certainty, 0 to 1, not calibrated.
  public var confidence: Double
  /// A 個人番号: where it stands is told, what it is is not.
  public var isMasked: Bool
  /// Why it is not plausible, or not readable.
  public var findings: [Finding]

  public init(
    name: String, type: String, label: String, place: Place, corners: [Double], raw: String,
    value: String? = nil, confidence: Double, isMasked: Bool = false, findings: [Finding] = []
  ) {
    self.name = name
    self.type = type
    self.label = label
    self.place = place
    self.corners = corners
    self.raw = raw
    self.value = value
    self.confidence = confidence
    self.isMasked = isMasked
    self.findings = findings
  }
}
