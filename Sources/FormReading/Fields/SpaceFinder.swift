import Recognition

/// Finds the space between family and given name, which readers drop or take for a dot.
enum SpaceFinder {
  /// Share of the glyph height that a gap must have beyond the usual ones to be a space.
  static let wide = 0.72

  /// The text with a full-width space where the line has its wide gaps.
  static func insertSpaces(
    into read: TextRecogniser.Result, line: Crop, repertoire: Repertoire
  ) -> String {
    guard repertoire == .japanese || repertoire == .kana else { return read.text }
    let bare = Array(read.text.filter { !$0.isWhitespace && $0 != "・" })
    guard bare.count >= 2, !read.text.contains(where: { $0.isASCII && $0.isLetter }) else {
      return read.text
    }
    let symbols = read.symbols.filter { symbol in
      !symbol.text.allSatisfy { $0.isWhitespace || $0 == "・" }
    }
    guard symbols.count == bare.count else { return read.text }
    let ink = InkMap(line)
    let gaps = wideGaps(ink)
    guard !gaps.isEmpty, gaps.count <= 2 else { return String(bare) }
    var result = ""
    var rest = gaps[...]
    for (index, character) in bare.enumerated() {
      if index > 0, let gap = rest.first {
        let before = symbols[index - 1]
        let after = symbols[index]
        if Double(before.left + before.right) / 2 < gap, Double(after.left + after.right) / 2 > gap {
          result.append("\u{3000}")
          rest = rest.dropFirst()
        }
      }
      result.append(character)
    }
    return result
  }

  /// Centres of the gaps that stand out, pixels.
  static func wideGaps(_ ink: InkMap) -> [Double] {
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
    return gaps.filter { $0.length >= least }.map { Double($0.start) + Double($0.length) / 2 }
  }
}
