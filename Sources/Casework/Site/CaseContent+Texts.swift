import Japanese
public import Readings
public import Workflows

/// What a person's answer to one box teaches. Personal as long as it stands with its field; the learner
/// keeps no more of it than counts.
public struct AnsweredBox: Hashable, Sendable {
  /// As `FieldReading.boxes` has them.
  public var candidates: [Candidate]
  public var truth: String
}

/// A person's name with its reading, both as people confirmed or corrected them.
public struct AnsweredName: Hashable, Sendable {
  public var family: String
  public var given: String
  public var familyReading: String
  public var givenReading: String
}

extension CaseContent {
  /// Boxes that people answered with as many letters as are written in boxes.
  ///
  /// As for `answers`, 個人番号 never teaches, nor a case that came back from the citizen, nor a field
  /// about which the reader had a doubt. A value half of whose letters are others than were read is
  /// another value than what stands there, and tells nothing of the letters. A reading has its value in katakana; where
  /// it was written in hiragana, its letters teach of those.
  public var answeredBoxes: [AnsweredBox] {
    guard teaches else { return [] }
    return fields.flatMap { field -> [AnsweredBox] in
      guard field.teaches, let boxes = field.reading.boxes, let value = field.value,
        !field.reading.findings.contains(where: { $0.severity == .doubt })
      else { return [] }
      guard
        let letters = Self.letters(of: value, FieldType(rawValue: field.reading.type), in: boxes)
      else { return [] }
      let answered = zip(boxes, letters).map { AnsweredBox(candidates: $0, truth: String($1)) }
      let right = answered.count { $0.candidates.first?.text == $0.truth }
      return right * 2 > answered.count ? answered : []
    }
  }

  /// What stands in each box where the value is so; nil where that cannot be told.
  private static func letters(
    of value: String, _ type: FieldType?, in boxes: [[Candidate]]
  ) -> String? {
    if type == .date { return CalendarDate(iso: value).flatMap { digits(of: $0, in: boxes) } }
    let plain = value.filter { !$0.isWhitespace }
    guard plain.count == boxes.count else {
      let digits = value.filter(\.isNumber)
      return digits.count == boxes.count ? digits : nil
    }
    let isHiragana = boxes.count { Self.isHiragana($0.first) } * 2 > boxes.count
    return isHiragana ? TextFolding.hiragana(plain) : plain
  }

  /// Of the ways to write a day the one that was read; nil where two are as likely.
  private static func digits(of day: CalendarDate, in boxes: [[Candidate]]) -> String? {
    let ways = day.digitsInBoxes.filter { $0.count == boxes.count }.map { text in
      (text: text, right: zip(boxes, text).count { $0.first?.text == String($1) })
    }
    guard let best = ways.map(\.right).max() else { return nil }
    let likely = ways.filter { $0.right == best }
    return likely.count == 1 ? likely.first?.text : nil
  }

  private static func isHiragana(_ candidate: Candidate?) -> Bool {
    candidate.map { LetterLesson.alphabet(of: $0.text) == LetterLesson.hiragana } ?? false
  }

  /// Names whose reading stands in another field, by the workflow's `agrees_with`.
  public func answeredNames(_ workflow: Workflow) -> [AnsweredName] {
    guard teaches else { return [] }
    return workflow.fields.filter { $0.type == .name }.compactMap { name in
      guard
        let reading = workflow.fields.first(where: { other in
          other.type == .kana && (other.name == name.agreesWith || other.agreesWith == name.name)
        }), let letters = parts(of: name.name), let kana = parts(of: reading.name)
      else { return nil }
      return AnsweredName(
        family: letters.0, given: letters.1, familyReading: kana.0, givenReading: kana.1)
    }
  }

  /// Both parts of a name that a person settled.
  private func parts(of name: String) -> (String, String)? {
    guard let field = field(named: name), field.teaches else { return nil }
    let parts = (field.value ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  /// Whether its paper says what people answered.
  private var teaches: Bool {
    !findings.contains { $0.code == Finding.fromCitizen(nil).code }
  }
}

extension FieldState {
  /// Whether a person settled it, and it may teach at all.
  fileprivate var teaches: Bool {
    guard isSettled, case .person = decidedBy else { return false }
    return FieldType(rawValue: reading.type)?.isSpeciallyProtected == false
  }
}
