import Readings

extension CaseContent {
  /// The content as it may be shown to those who decide its values.
  ///
  /// Whatever a person was ever asked for is shown alike: whether the judge held it for sure, how
  /// sure, and whether it was drawn by chance is left out, since who knows a sample looks at it with
  /// other eyes, and the sample is all that measures the judge. `ReviewReason.doubt` stands for all
  /// three, `confidence` is 0.
  public var shown: CaseContent {
    var shown = self
    for index in shown.fields.indices { shown.fields[index].hideJudgement() }
    shown.reader = nil
    return shown
  }
}

extension CaseDetail {
  /// As `CaseContent.shown`.
  public var shown: CaseDetail {
    var shown = self
    shown.content = content?.shown
    return shown
  }
}

extension FieldState {
  fileprivate mutating func hideJudgement() {
    sample = nil
    reading.boxes = nil
    guard !reasons.isEmpty else { return }
    if !reasons.isDisjoint(with: [.doubt, .sample, .all]) {
      reasons.subtract([.sample, .all])
      reasons.insert(.doubt)
    }
    reading.accepted = false
    reading.confidence = 0
    reading.evidence = nil
    reading.score = nil
    reading.standing = nil
    reading.findings.removeAll { $0.code == "judge.unproven" }
    for index in reading.readers.indices {
      reading.readers[index].confidence = 0
      for other in reading.readers[index].alternatives.indices {
        reading.readers[index].alternatives[other].confidence = 0
      }
    }
  }
}
