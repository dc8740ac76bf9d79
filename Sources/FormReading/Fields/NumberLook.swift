import Glibc
import Readings
import Recognition

/// Looks at the numbers within a Japanese text, above all those of an address, beside their reading as a line: the line
/// recogniser has hardly seen digits that people wrote.
///
/// The digits between two other letters are cut out of the line and read by themselves as a number, and where they can
/// be told apart, one by one. The number that all of them together make likeliest counts.
struct NumberLook {
  let recogniser: TextRecogniser

  /// What was seen of the numbers of a text.
  struct Sight {
    /// Natural logarithm of the probability that the reader of numbers gives all of them.
    var look = 0.0
    /// The same of the reader of single characters; nil where digits of a number cannot be told apart.
    var boxes: Double? = 0
    /// See `Evidence.digitStep`.
    var step: Double?
    /// Numbers that were put in the place of those that the line recogniser read.
    var changes: [Change] = []
    var opinions: [ReaderOpinion] = []

    struct Change: Hashable {
      var read: String
      var taken: String
    }

    /// Of two lines of one text.
    func joined(with other: Sight?) -> Sight {
      guard let other else { return self }
      return Sight(
        look: look + other.look, boxes: other.boxes.flatMap { one in boxes.map { $0 + one } },
        step: [step, other.step].compactMap(\.self).max(), changes: other.changes + changes,
        opinions: opinions)
    }
  }

  /// How much the line recogniser counts beside the others.
  private static let lineShare = 0.5
  /// How much likelier others must be than the digits that the line recogniser read, natural logarithm.
  private static let lead = 2.0
  /// What a reader gives a digit that it did not propose.
  private static let least = 1e-4
  /// Natural logarithm of how likely a reader is to see another number of digits than there are: strokes that touch or
  /// stand apart are one digit or two.
  private static let otherCount = (line: -12.0, boxes: -4.0)
  /// Digits of a place that are tried beside the one that was read.
  private static let tried = 3
  /// Width of a digit as a share of its height.
  private static let broadest = 1.1

  /// Puts the likeliest digits in the place of those that were read.
  ///
  /// - Parameters:
  ///   - letters: of one line.
  ///   - crop: the line as it was handed to the line recogniser.
  /// - Returns: nil where no number is, or nobody reads numbers.
  func look(at letters: inout [ReadLetter], of line: Handwork, crop: Crop) throws -> Sight? {
    guard
      let placed = PlacedLetters(letters, of: line, crop: crop, frame: NeuralLineReader.frame)
    else { return nil }
    var sight = Sight()
    var all: [TextRecogniser.SeenNumber] = []
    var change: [(places: [Int], digits: [Character])] = []
    let runs = Self.runs(placed.indices.map { letters[$0].text })
    guard !runs.isEmpty else { return nil }
    let pieces = line.ink.components()
    for run in runs {
      guard let part = line.letters(run, among: placed.middles, pieces),
        let seen = try recogniser.number(in: part, widest: Self.broadest)
      else { continue }
      let places = run.map { placed.indices[$0] }
      guard let first = places.first, let last = places.last, last - first + 1 == places.count
      else { continue }
      let before = first > 0 ? letters[first - 1].text : nil
      let best = likeliest(places.map { letters[$0] }, after: before, seen)
      sight.look += seen.number.steps.look(of: String(best)) ?? 0
      sight.boxes = Self.look(of: best, seen.boxes).flatMap { one in sight.boxes.map { $0 + one } }
      all.append(seen)
      let read = places.map { letters[$0].text }
      guard best != read else { continue }
      change.append((places, best))
      sight.changes.append(.init(read: String(read), taken: String(best)))
    }
    guard !all.isEmpty else { return nil }
    sight.opinions = recogniser.opinions(of: all)
    sight.step = Self.step(runs, placed.middles, height: line.ink.bounds?.height ?? 0)
    for (places, digits) in change.reversed() { Self.put(digits, at: places, in: &letters) }
    return sight
  }

  /// Where digits stand together.
  private static func runs(_ letters: [Character]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for (place, letter) in letters.enumerated() where letter.isASCIIDigit {
      if let last = runs.last, last.upperBound == place - 1 {
        runs[runs.count - 1] = last.lowerBound...place
      } else {
        runs.append(place...place)
      }
    }
    return runs
  }

  /// The widest step between two digits, in heights of the line.
  private static func step(
    _ runs: [ClosedRange<Int>], _ middles: [Double], height: Int
  ) -> Double? {
    let steps = runs.flatMap { run in
      zip(middles[run], middles[run].dropFirst()).map { $1 - $0 }
    }
    return steps.max().map { $0 / Double(max(1, height)) }
  }

  // MARK: - The likeliest number

  /// - Parameter before: the letter before the number.
  private func likeliest(
    _ letters: [ReadLetter], after before: Character?, _ seen: TextRecogniser.SeenNumber
  ) -> [Character] {
    func score(_ text: [Character]) -> Double {
      (seen.number.steps.look(of: String(text)) ?? -.infinity)
        + Self.look(of: text, letters) * Self.lineShare
        + (Self.look(of: text, seen.boxes) ?? Self.otherCount.boxes)
    }
    let read = letters.map(\.text)
    var best = (text: read, score: score(read) + Self.lead)
    // A line loses digits, and hardly ever adds one; a cut that goes wrong takes one away.
    for other in Self.others(letters, seen) where other.count >= read.count {
      // The last stroke of 川 looks like a 1.
      if other == ["1"] + read, before.map({ !$0.isASCII }) ?? false { continue }
      let score = score(other)
      if score > best.score { best = (other, score) }
    }
    return best.text
  }

  /// Natural logarithm of how likely a number is by its letters in the line.
  private static func look(of text: [Character], _ letters: [ReadLetter]) -> Double {
    guard text.count == letters.count else { return otherCount.line }
    return zip(text, letters).reduce(0) { sum, one in
      let (digit, letter) = one
      let share =
        digit == letter.text
        ? letter.confidence : letter.others.first { $0.text == String(digit) }?.confidence ?? 0
      return sum + log(max(share, least))
    }
  }

  /// The same by its digits one by one; nil where there are others.
  private static func look(of text: [Character], _ boxes: [[Candidate]]) -> Double? {
    guard text.count == boxes.count else { return nil }
    return zip(text, boxes).reduce(0) { sum, one in
      sum + log(max(one.1.first { $0.text == String(one.0) }?.confidence ?? 0, least))
    }
  }

  /// Numbers that a reader thinks possible: those of the reader of numbers, that of the boxes, and the one that was read,
  /// each also with another digit.
  private static func others(
    _ letters: [ReadLetter], _ seen: TextRecogniser.SeenNumber
  ) -> [[Character]] {
    var texts = seen.number.numbers.map { Array($0.text) }
    let boxes = seen.boxes.compactMap { $0.first?.text.first }
    if boxes.count == seen.boxes.count { texts.append(boxes) }
    let choices = letters.map { letter in letter.others.compactMap(\.text.first) }
    let own = letters.map(\.text)
    for (place, others) in choices.enumerated() {
      for digit in others.filter(\.isASCIIDigit).prefix(tried) {
        var text = own
        text[place] = digit
        texts.append(text)
      }
    }
    return texts
  }

  /// Puts digits in the place of others that stand together; where they are more, they share the places.
  private static func put(_ digits: [Character], at places: [Int], in letters: inout [ReadLetter]) {
    let old = places.map { letters[$0] }
    let new = digits.enumerated().map { index, digit in
      var letter = old[min(old.count - 1, index * old.count / digits.count)]
      guard digit != letter.text else { return letter }
      letter.others =
        [Candidate(text: String(letter.text), confidence: letter.confidence)]
        + letter.others.filter { $0.text != String(digit) }
      letter.text = digit
      return letter
    }
    letters.replaceSubrange(places[0]...places[places.count - 1], with: new)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
