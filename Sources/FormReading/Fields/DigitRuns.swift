import Readings
import Recognition

/// Numbers within Japanese text, read again by the engine for Western digits: the Japanese one takes
/// a 0 between digits for a 9, as in 794号室.
enum DigitRuns {
  /// Pixels by which the places that engines give for characters may be off.
  private static let slack = 5

  /// The opinion with 0 for 9 where the other engine says so and reads the rest of the run alike: the
  /// places that engines give for characters are too rough to trust it further. A run has two digits
  /// or more; hyphens may stand in it.
  static func checked(
    _ opinion: TextOpinion, on line: Crop, read: (Crop) throws -> TextOpinion
  ) rethrows -> TextOpinion {
    var result = opinion
    let ink = InkMap(line)
    for run in runs(opinion.symbols.map(\.text)) {
      let symbols = opinion.symbols[run]
      guard let first = symbols.first, let last = symbols.last else { continue }
      let left = gap(near: first.left, in: ink)
      let right = gap(near: last.right, in: ink)
      guard right - left >= 8 else { continue }
      let part = line.part(x: left..<right, y: 0..<line.height)
      let tone = Tones(of: line).paper
      let other = try read(part.padded(by: LineComposer.frame, tone: tone))
      let texts = other.symbols.map(\.text).filter { !$0.allSatisfy(\.isWhitespace) }
      let differing = zip(symbols.map(\.text), texts).filter { $0 != $1 }
      guard texts.count == run.count, differing.allSatisfy({ $0 == ("9", "0") }) else { continue }
      for (index, text) in zip(run, texts) { result.symbols[index].text = text }
    }
    result.opinion.text = result.symbols.map(\.text).joined()
    return result
  }

  /// Where at least two digits stand together, hyphens between them.
  static func runs(_ texts: [String]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for index in 0...texts.count {
      let belongs =
        index < texts.count && (isDigit(texts[index]) || (start != nil && texts[index] == "-"))
      if belongs, start == nil { start = index }
      if !belongs, let from = start {
        var end = index
        while end > from, !isDigit(texts[end - 1]) { end -= 1 }
        if texts[from..<end].count(where: isDigit) >= 2 { result.append(from..<end) }
        start = nil
      }
    }
    return result
  }

  private static func isDigit(_ text: String) -> Bool {
    text.count == 1 && text.allSatisfy { ("0"..."9").contains($0) }
  }

  /// The column without ink that is nearest.
  private static func gap(near x: Int, in ink: InkMap) -> Int {
    for distance in 0...slack {
      for candidate in [x - distance, x + distance] where (0..<ink.width).contains(candidate) {
        if ink.count(x: candidate..<(candidate + 1), y: 0..<ink.height) == 0 { return candidate }
      }
    }
    return min(max(x, 0), ink.width)
  }
}
