package import Readings
package import Recognition
package import Workflows

/// What reading one field came to, before the judge has weighed it.
package struct FieldOutcome: Sendable {
  /// As read and cleaned, before normalisation.
  package var raw: String
  /// Canonical form; nil where the field is empty or holds no sensible value.
  package var value: String?
  package var evidence: Evidence
  /// One for each character of `raw`, for lexicons; empty where no text reader read it.
  package var letters: [ReadLetter]
  package var opinions: [ReaderOpinion]
  package var findings: [Finding]
  /// What may stand in each box that is written in, likeliest first; empty where nobody read box by box.
  package var boxes: [[Candidate]] = []
  /// What a reader of numbers sees of a number; nil for dates, and where it was not asked.
  package var numbers: DigitSteps?
  /// Where the ink that was read stands, millimetres from the top left corner of the field's box; nil for
  /// boxes of single characters and marks.
  package var ink: Box?
  /// Letters of the value, from its first, that a lexicon and another field confirm; spaces do not count.
  package var settled = 0

  package init(
    raw: String = "", value: String? = nil, evidence: Evidence, letters: [ReadLetter] = [],
    opinions: [ReaderOpinion] = [], findings: [Finding] = []
  ) {
    self.raw = raw
    self.value = value
    self.evidence = evidence
    self.letters = letters
    self.opinions = opinions
    self.findings = findings
  }

  /// Adds a doubt that no evidence outweighs.
  mutating func doubt(_ finding: Finding) {
    findings.append(finding)
    evidence.structure = .broken
  }

  /// Whether nothing at all was written, without doubt.
  package var isSurelyBlank: Bool {
    guard value == nil, evidence.structure != .broken else { return false }
    switch evidence.subject {
    case .empty: return true
    case .mark, .impression:
      return raw.isEmpty && findings.allSatisfy { $0.code == "choice.none" }
    default: return false
    }
  }
}
