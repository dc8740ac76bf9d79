public import Readings

/// A judge that knows how often values with the same evidence were wrong on pages with truth.
public struct CountingJudge: Judge {
  /// Right and wrong values of one group.
  public struct Tally: Codable, Sendable, Hashable {
    public var right: Int
    public var wrong: Int

    public init(right: Int, wrong: Int) {
      self.right = right
      self.wrong = wrong
    }
  }

  public let name: String
  private let tallies: [String: Tally]
  private let trustsHandwriting: Bool

  /// - Parameters:
  ///   - tallies: by `Evidence.group`.
  ///   - trustsHandwriting: whether the counts of handwriting come from people's hands. Counts from
  ///     handwriting fonts prove nothing about people and are never enough to accept.
  public init(name: String, tallies: [String: Tally], trustsHandwriting: Bool) {
    self.name = name
    self.tallies = tallies
    self.trustsHandwriting = trustsHandwriting
  }

  /// Of misread numbers with a check digit, the share that passes it. Arbitrary errors pass one time
  /// in eleven (個人番号) or nine (法人番号), single wrong digits far less often.
  static let checkDigitEscape = 0.12

  /// The probability is the bound's complement: the true share of right values is higher with 95 %
  /// confidence. Groups that were never counted are never accepted, and neither is what broke a
  /// check, what readers disagree about, or what another engine read. Numbers with a check digit are
  /// counted before the check.
  public func judge(_ evidence: Evidence) -> Judgement {
    var counted = evidence
    var escape = 1.0
    if evidence.structure == .checkDigit {
      counted.structure = evidence.boxed ? .count : .none
      escape = Self.checkDigitEscape
    }
    guard evidence.reader == .tesseract, evidence.lexicon != .changed,
      let tally = tallies[counted.group]
    else {
      return Judgement(probability: 0, errorBound: 1)
    }
    let bound = BinomialBound.upper(wrong: tally.wrong, of: tally.right + tally.wrong)
    let probability = 1 - bound * escape
    let isForbidden =
      evidence.structure == .broken || evidence.agreement == .disagree
      || evidence.isHandwriting && !trustsHandwriting
    return Judgement(
      probability: isForbidden ? min(probability, 0.5) : probability,
      errorBound: isForbidden ? 1 : bound * escape)
  }
}
