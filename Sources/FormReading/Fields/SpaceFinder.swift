import Readings
import Recognition

/// Finds the space between family and given name, which readers drop or take for a dot.
enum SpaceFinder {
  /// Share of the glyph height that a gap must have beyond the usual ones to be a space.
  static let wide = 0.72

  /// Where spaces stand in a field.
  enum Spacing {
    /// Between family and given name and in their readings, whether the reader saw it or not.
    case name
    /// Before the building, hence behind the first number, where the reader saw one.
    case address
    /// Where the reader saw one and the line has a gap that stands out: letters may stand far apart.
    case text
  }

  /// The text with a full-width space where the line has its widest gap, if that stands out.
  ///
  /// Places that readers give for characters are rough. The space goes where the characters on both
  /// sides come out equally wide.
  static func insertSpaces(
    into read: TextRecogniser.Result, line: Crop, repertoire: Repertoire,
    spacing: Spacing = .name
  ) -> String {
    guard repertoire == .japanese || repertoire == .kana else { return read.text }
    if spacing != .name, read.reader != .tesseract {
      return spacing == .address
        ? spacesAsRead(in: read, behindNumbers: true)
        : spacesAsRead(in: read, behindNumbers: false, gaps: wideGaps(InkMap(line)))
    }
    let bare = Array(read.text.filter { !$0.isWhitespace && $0 != "・" })
    guard bare.count >= 2, !read.text.contains(where: { $0.isASCII && $0.isLetter }) else {
      return read.text
    }
    let unchanged = repertoire == .kana ? read.text : String(bare)
    guard let sides = sides(InkMap(line)) else { return unchanged }
    let total = bare.map(width).reduce(0, +)
    let share = sides.before / (sides.before + sides.after)
    var taken = 0.0
    var best = (count: 0, error: Double.infinity)
    for (index, character) in bare.dropLast().enumerated() {
      taken += width(character)
      let error = abs(taken / total - share)
      if error < best.error { best = (index + 1, error) }
    }
    // Digits stand apart where a 1 is among them.
    guard best.count > 0, !(bare[best.count - 1].isASCII && bare[best.count].isASCII) else {
      return unchanged
    }
    return String(bare[..<best.count]) + "\u{3000}" + String(bare[best.count...])
  }

  /// Pixels by which the place that a reader gives for a space may be off.
  private static let slack = 8.0

  /// The text with the spaces of its symbols; without any where cleaning changed how many there are.
  ///
  /// - Parameter gaps: where spaces between Japanese letters may stand; nil where they may stand anywhere.
  private static func spacesAsRead(
    in read: TextRecogniser.Result, behindNumbers: Bool, gaps: [Range<Double>]? = nil
  ) -> String {
    func stands(_ space: TextOpinion.Symbol) -> Bool {
      guard let gaps else { return true }
      let (left, right) = (Double(space.left) - slack, Double(space.right) + slack)
      return gaps.contains { left < $0.upperBound && $0.lowerBound < right }
    }
    let bare = read.text.filter { !$0.isWhitespace }
    let symbols = read.symbols.filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard symbols.count == bare.count else { return read.text }
    var result = ""
    var rest = bare[...]
    var isBehind = !behindNumbers
    for symbol in read.symbols {
      guard symbol.text.allSatisfy(\.isWhitespace) else {
        guard let next = rest.popFirst() else { break }
        if next.isASCII, next.isNumber { isBehind = true }
        result.append(next)
        continue
      }
      guard isBehind, let before = result.last, let after = rest.first, !before.isWhitespace,
        !(before.isNumber && after.isNumber), before.isASCII || after.isASCII || stands(symbol)
      else { continue }
      result += before.isASCII && after.isASCII ? " " : "\u{3000}"
    }
    return result
  }

  /// Width of a character in units of a kanji's.
  private static func width(_ character: Character) -> Double { character.isASCII ? 0.55 : 1 }

  /// Pixels of line before and after the widest gap, where one stands out.
  private static func sides(_ ink: InkMap) -> (before: Double, after: Double)? {
    guard let bounds = ink.bounds,
      let gap = wideGaps(ink).max(by: {
        $0.upperBound - $0.lowerBound < $1.upperBound - $1.lowerBound
      })
    else { return nil }
    return (gap.lowerBound - Double(bounds.left), Double(bounds.right) - gap.upperBound)
  }

  /// The gaps that stand out, pixels.
  static func wideGaps(_ ink: InkMap) -> [Range<Double>] {
    guard let bounds = ink.bounds else { return [] }
    var gaps: [(start: Int, length: Int)] = []
    var start: Int?
    for x in bounds.columns {
      let empty = ink.count(x: x..<(x + 1), y: bounds.rows) == 0
      if empty, start == nil { start = x }
      if !empty, let from = start {
        gaps.append((from, x - from))
        start = nil
      }
    }
    let usual = gaps.map(\.length).sorted()
    // Of a name of three characters one gap of two is the space.
    let narrow = usual.count < 2 ? 0 : usual[(usual.count - 1) / 3]
    let least = max(Int(Double(bounds.height) * wide), narrow * 2)
    return gaps.filter { $0.length >= least }.map {
      Double($0.start)..<Double($0.start + $0.length)
    }
  }
}
