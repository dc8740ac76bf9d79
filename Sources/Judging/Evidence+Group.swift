import Foundation
public import Readings

extension Evidence {
  /// Certainty in steps that hold enough samples to count.
  var level: String {
    // Year, month and day stand apart in their line, for which Tesseract gives low confidence whatever
    // it reads: for dates of its own it tells nothing.
    if subject == .date { return "any" }
    return switch certainty {
    case 0.9...: "high"
    case 0.5..<0.9: "middle"
    default: "low"
    }
  }

  /// Name of the group of values whose errors were counted together for Tesseract alone.
  var group: String {
    // The numbers of a date are read as one line wherever they stand.
    let place = subject == .date ? "any" : boxed ? "boxed" : "free"
    let hand = isHandwriting ? "hand" : "sure"
    return [subject.rawValue, place, hand, agreement.rawValue, structure.rawValue, level]
      .joined(separator: "/")
  }

  /// Name of the values that one logistic model weighs: those of one reader, one kind of content and
  /// one kind of place; apart from them what broke a check, what may be a letter's variant, and what
  /// most of three readers read otherwise.
  public var pool: String {
    ([reader.rawValue, subject.rawValue, boxed ? "boxed" : "free"]
      + [kind?.rawValue, hasTwin ? "twin" : nil, isOutvoted ? "outvoted" : nil].compactMap(\.self))
      .joined(separator: "/")
      + (structure == .broken ? "/broken" : isCheckedCode ? "/checked" : "")
  }

  /// A pool is of one family: codes with a check of their own are counted apart from those without.
  private var isCheckedCode: Bool { reader == .code && structure == .checkDigit }

  /// Holds a letter with variants that no reader of single letters told apart, or hardly: of 131 names whose letter was
  /// less than e³ times likelier than its variant 30 had the other one, of 191 up to e⁵ eight, all of one brush, and of
  /// 2,061 beyond none.
  private var hasTwin: Bool {
    let isName = wording?.hasTwin == true
    // Names of places and persons are told by tables; nothing tells 秋田犬 from 秋田大.
    if kind == nil, let near = letters?.near, near < Self.told { return true }
    guard let variant = letters?.variant else { return isName }
    // Towns are told by the postal table; other texts hold such letters, too, as 小太郎 does.
    return (isName || kind != .address) && variant < Self.told
  }

  /// Natural logarithm.
  private static let told = 5.0

  private var isOutvoted: Bool { votes.asked >= 3 && votes.agreeing * 2 < votes.asked }

  /// Name of the values whose errors are counted together. To bound one error in a thousand takes
  /// three thousand values, which no single pool of a small city has; the scores of all pools are odds
  /// and can be compared.
  public var family: String {
    let kind =
      switch reader {
      case _ where !isText: "ink"
      case .tesseract: "tesseract text"
      // What a code says is right or wrong in other ways than what somebody wrote, and one without a
      // check of its own in other ways than one with.
      case .code: structure == .checkDigit || structure == .broken ? "code" : "code without check"
      // Neither look nor wording tells a letter from its variant: such errors have scores as good as
      // those of what is right, and would be counted against all that lies below them.
      case _ where hasTwin: "network text with twins"
      case .network, .boxed, .networks: "network text"
      }
    return structure == .broken ? kind + ", broken" : kind
  }

  /// What a logistic model weighs, by name.
  var features: [String: Double] {
    let bounded = min(max(certainty, 1e-5), 1 - 1e-5)
    let odds = log(bounded / (1 - bounded)) / 10
    var result = [
      "one": 1, "odds": odds, "agreement.\(agreement.rawValue)": 1,
      "odds.\(agreement.rawValue)": odds, "structure.\(structure.rawValue)": 1,
    ]
    for name in [subject.rawValue, kind?.rawValue].compactMap(\.self) { result["kind.\(name)"] = 1 }
    result["reader.\(reader.rawValue)"] = 1
    if boxed { result["boxed"] = 1 }
    if isOutvoted { result["outvoted"] = 1 }
    if let isDivided { result[isDivided ? "divided" : "undivided"] = 1 }
    if let readingRarity {
      result["rarity"] = 1
      result["rarity.rarest"] = readingRarity.rarest / 10
      if let lead = readingRarity.lead {
        result["rarity.hasLead"] = 1
        result["rarity.lead"] = lead / 10
      }
    }
    if let lineDoubt {
      result["line"] = 1
      result["line.sure"] = Self.sureness(lineDoubt)
    }
    if let lexiconDoubt {
      result["table"] = 1
      result["table.sure"] = Self.sureness(lexiconDoubt)
    }
    if lexicon != .none { result["lexicon.\(lexicon.rawValue)"] = 1 }
    if votes != .none { result["votes.\(votes.agreeing).\(votes.asked)"] = 1 }
    if typed { result["typed"] = 1 }
    if corrected { result["corrected"] = 1 }
    if let lot {
      let style = lot.isSpelled ? "spelled" : "hyphens"
      result["lot.\(style).\(min(lot.count, 4))"] = 1
      result["lot.\(style).longest.\(min(lot.longest, 4))"] = 1
      if let behind = lot.longestBehind { result["lot.behind.\(min(behind, 4))"] = 1 }
    }
    if hasSmallKana == true { result["small"] = 1 }
    if hasEitherKana == true { result["either"] = 1 }
    if let numberInk {
      result["pieces.\(min(max(numberInk.pieces, -2), 3))"] = 1
      result["bars.\(min(max(numberInk.bars, -1), 2))"] = 1
    }
    if let echo {
      if echo.whole > 0 {
        result["echo.whole"] = 1
      } else if echo.family > 0 {
        result["echo.family"] = 1
      }
      if echo.whole > 1 { result["echo.whole.more"] = 1 }
      if echo.family > 1 { result["echo.family.more"] = 1 }
      if echo.isNear { result["echo.near"] = 1 }
    }
    if let letters {
      result["letters"] = 1
      result["letters.asked"] = Double(letters.asked) / 10
      result["letters.lead"] = letters.lead / 10
      result["letters.against.\(min(letters.against, 3))"] = 1
      result["letters.unseen.\(min(letters.unseen, 2))"] = 1
      let seen: [(name: String, value: Double?, scale: Double)] = [
        ("Joint", letters.joint, 10), ("Numbers", letters.numbers, 10), ("Rest", letters.rest, 10),
        ("Variant", letters.variant, 10), ("Size", letters.size, 1), ("Mark", letters.mark, 10),
        ("JointMark", letters.jointMark, 10), ("Near", letters.near, 10),
        ("Sure", letters.doubt.map(Self.sureness), 1),
      ]
      for (name, value, scale) in seen {
        guard let value else { continue }
        result["letters.\(name.lowercased())"] = value / scale
        result["letters.has\(name)"] = 1
      }
    }
    if let boxInk {
      if boxInk.outside > 0.02 { result["outside"] = 1 }
      result["outside.share"] = min(boxInk.outside, 0.5) * 2
      if boxInk.most > 2 { result["ink.most"] = 1 }
      result["ink.share"] = min(max(boxInk.most, 1), 3) - 1
    }
    if let numberLook {
      result["number"] = 1
      result["number.look"] = max(numberLook, -20) / 10
    }
    if let digitStep { result["digit.step"] = min(digitStep, 3) }
    if let digitLook {
      result["digit"] = 1
      result["digit.look"] = max(digitLook, -20) / 10
    }
    if let allowed { result["allowed"] = log(min(max(allowed, 1e-5), 1)) / 10 }
    if let wording {
      let look = min(max(wording.look, 1e-5), 1 - 1e-5)
      result["wording.look"] = log(look / (1 - look)) / 10
      result["wording.rarest"] = wording.rarest / 10
      result["wording.unread"] = min(wording.unread, 2)
      if wording.swayed { result["wording.swayed"] = 1 }
    }
    return result
  }

  /// Doubts of a thousandth and of a hundredth are as far apart as those of a tenth and of one; the less, the more it is.
  private static func sureness(_ doubt: Double) -> Double { -log(min(max(doubt, 1e-5), 20)) / 10 }
}
