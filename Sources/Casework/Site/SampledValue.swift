import Foundation
import Japanese
public import Readings

/// A value that the judge holds for sure and that people look at all the same. What they find is the
/// only measure of how often such values are wrong, so it must not be known to them that it is one.
public struct SampledValue: Codable, Hashable, Sendable {
  public var pool: SitePool
  /// Of the first answer in Japan, as `2026-11`; nil until a person has answered.
  public var month: String?
  /// Whether people put another value in its place.
  public var isWrong: Bool
  /// The paper has changed since it was read: what people say now tells nothing of the reading.
  public var isClosed: Bool

  public init(
    pool: SitePool, month: String? = nil, isWrong: Bool = false, isClosed: Bool = false
  ) {
    self.pool = pool
    self.month = month
    self.isWrong = isWrong
    self.isClosed = isClosed
  }
}

extension FieldState {
  /// Makes the field one that counts, where the judge holds its value for sure and nothing but the
  /// site's own count, the draw or the workflow brings it before a person. What a finding speaks of
  /// would never have gone on, and would make the count look worse than what goes on.
  ///
  /// - Parameter reader: `ReaderName.counted`.
  mutating func count(for reader: String) {
    guard !reasons.isEmpty, !reasons.contains(.finding), reading.page != nil,
      let evidence = reading.evidence,
      reading.accepted || reading.standing != nil
    else { return }
    sample = SampledValue(
      pool: SitePool(reader: reader, kind: SitePool.kind(evidence, type: reading.type)))
  }

  /// Takes what people settled on for the answer. A later decision replaces an earlier one.
  mutating func answer(at time: Date) {
    guard isSettled, var answered = sample, !answered.isClosed else { return }
    answered.isWrong = value != reading.value
    answered.month = answered.month ?? Self.month(of: time)
    sample = answered
  }

  static func month(of time: Date) -> String {
    String(CalendarDate(receivedAt: time).description.prefix(7))
  }
}

extension CaseContent {
  /// Called where the citizen may have changed the paper.
  mutating func closeSamples() {
    for index in fields.indices { fields[index].sample?.isClosed = true }
  }

  /// What a new case adds to the site's counts.
  func siteCounts(workflow: String) -> SiteChange {
    guard let reader else { return SiteChange() }
    let accepted = fields.count { field in
      field.reading.accepted && field.reading.page != nil
        && field.reasons.isSubset(of: [.sample])
    }
    return SiteChange(
      cases: SiteCaseCount(reader: reader, workflow: workflow, cases: 1, accepted: accepted))
  }

  /// What the answers since `before` add to the site's counts.
  func siteCounts(since before: CaseContent, workflow: String) -> SiteChange {
    guard let reader else { return SiteChange() }
    var change = SiteChange()
    for (old, new) in zip(before.fields, fields) {
      guard let sample = new.sample, let month = sample.month, sample != old.sample else {
        continue
      }
      let isFirst = old.sample?.month == nil
      let was = old.sample?.isWrong ?? false
      change.counts.append(
        SiteCount(
          pool: sample.pool, workflow: workflow, field: new.reading.countedName, month: month,
          tally: SiteTally(
            seen: isFirst ? 1 : 0, wrong: (sample.isWrong ? 1 : 0) - (was ? 1 : 0))))
    }
    let cases = SiteTally(
      seen: (isAnswered ? 1 : 0) - (before.isAnswered ? 1 : 0),
      wrong: (hasWrongSample ? 1 : 0) - (before.hasWrongSample ? 1 : 0))
    if cases != SiteTally() {
      change.cases = SiteCaseCount(reader: reader, workflow: workflow, tally: cases)
    }
    return change
  }

  private var isAnswered: Bool { fields.contains { $0.sample?.month != nil } }
  private var hasWrongSample: Bool {
    fields.contains { $0.sample?.month != nil && $0.sample?.isWrong == true }
  }
}
