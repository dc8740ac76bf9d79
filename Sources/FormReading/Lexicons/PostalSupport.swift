import Foundation
import Readings
import Recognition
import Workflows

/// Holds an address and its 〒 against the postal table.
struct PostalSupport {
  typealias Read = (field: Field, outcome: FieldOutcome)

  let table: PostalTable

  /// Probability from which the table's text is taken for what was read. What is less likely is
  /// shown to a person beside the readers' texts, who must choose.
  static let sure = 0.99
  static let worthShowing = 0.05

  /// - Parameter code: the 〒 that belongs to the address; nil where the form asks for none.
  func support(address: inout Read, code: inout Read?) {
    let digits = code.flatMap { $0.outcome.value == nil ? nil : $0.outcome.letters } ?? []
    guard
      let verdict = PostalDecoder(table: table).decode(
        address: address.outcome.letters, code: digits)
    else { return }
    apply(verdict, to: &address)
    guard var other = code, !digits.isEmpty else { return }
    apply(verdict, toCode: &other)
    relate(verdict, &address, &other)
    code = other
  }

  private func relate(_ verdict: PostalVerdict, _ address: inout Read, _ code: inout Read) {
    switch verdict.relation {
    case .confirmed:
      if verdict.probability >= Self.sure {
        address.outcome.settled = verdict.town.count { !$0.isWhitespace }
      }
      if address.outcome.evidence.lexicon == .none { address.outcome.evidence.lexicon = .confirmed }
      if code.outcome.evidence.lexicon == .none { code.outcome.evidence.lexicon = .confirmed }
    case .contradicted where code.outcome.evidence.lexicon != .changed:
      let finding = Finding.otherTown(address: address.field.name, code: code.field.name)
      address.outcome.doubt(finding)
      code.outcome.doubt(finding)
    case .contradicted, .unknown: break
    }
  }

  private func apply(_ verdict: PostalVerdict, to address: inout Read) {
    guard verdict.differs else {
      address.outcome.evidence.doubt(byTable: verdict.probability)
      return
    }
    guard verdict.probability >= Self.worthShowing else { return }
    address.outcome.opinions.append(opinion(verdict.address, verdict.probability))
    guard let change = verdict.change else { return }
    guard verdict.probability >= Self.sure else {
      address.outcome.doubt(
        .otherByPostalTable(address.field.name, read: change.read, table: change.table))
      return
    }
    address.outcome.take(
      verdict.address, of: address.field,
      because: .byPostalTable(address.field.name, from: change.read, to: change.table))
    address.outcome.evidence.doubt(byTable: verdict.probability)
  }

  private func apply(_ verdict: PostalVerdict, toCode code: inout Read) {
    guard let other = verdict.code, let read = code.outcome.value else { return }
    guard other != read else {
      code.outcome.evidence.doubt(byTable: verdict.codeProbability)
      return
    }
    guard verdict.codeProbability >= Self.worthShowing
    else { return }
    code.outcome.opinions.append(opinion(other, verdict.codeProbability))
    guard verdict.codeProbability >= Self.sure else {
      code.outcome.doubt(.otherByPostalTable(code.field.name, read: read, table: other))
      return
    }
    code.outcome.value = other
    code.outcome.evidence.lexicon = .changed
    code.outcome.evidence.doubt(byTable: verdict.codeProbability)
    code.outcome.findings.append(.byPostalTable(code.field.name, from: read, to: other))
  }

  private func opinion(_ text: String, _ probability: Double) -> ReaderOpinion {
    ReaderOpinion(name: table.name, text: text, confidence: probability)
  }
}

extension Evidence {
  /// - Parameter probability: that a table gives the value.
  mutating func doubt(byTable probability: Double) {
    lexiconDoubt = probability > 0 ? -log(min(1, probability)) : nil
  }
}
