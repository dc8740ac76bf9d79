import Readings
import Workflows

extension CaseContent {
  /// What people's answers teach of the judge's scores.
  ///
  /// 個人番号 never teaches. Left out is also what a doubt speaks of, since no score decided about it,
  /// and every value of a case that came back from the citizen, whose paper may say something else now, and
  /// what the site's own lessons made another value, of which the judge as shipped knows nothing.
  /// Pictures and values stay where they are, sealed under the case's key and gone with it.
  public var answers: [AnsweredValue] {
    guard !findings.contains(where: { $0.code == Finding.fromCitizen(nil).code }) else { return [] }
    return fields.compactMap { field in
      guard field.isSettled, case .person = field.decidedBy,
        FieldType(rawValue: field.reading.type)?.isSpeciallyProtected == false,
        let evidence = field.reading.evidence, evidence.structure != .broken,
        evidence.learned != true,
        let score = field.reading.score,
        !field.reading.findings.contains(where: { $0.severity == .doubt })
      else { return nil }
      return AnsweredValue(
        evidence: evidence, score: score, type: field.reading.type,
        isRight: field.value == field.reading.value)
    }
  }
}
