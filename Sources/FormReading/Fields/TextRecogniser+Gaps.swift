import Recognition

extension TextRecogniser.Result {
  /// Leaves out each ー that stands where no ink is: readers take the space between family and given
  /// name for one.
  mutating func dropBarsInGaps() {
    let ink = InkMap(line.crop)
    func isGap(_ symbol: TextOpinion.Symbol) -> Bool {
      guard symbol.text == "ー" else { return false }
      let left = min(max(0, symbol.left), ink.width)
      let columns = left..<min(max(left, symbol.right), ink.width)
      return columns.isEmpty || ink.count(x: columns, y: 0..<ink.height) == 0
    }
    let kept = symbols.filter { !isGap($0) }
    guard kept.count < symbols.count else { return }
    symbols = kept
    text = TextCleanup.clean(kept.map(\.text).joined(), repertoire: .kana)
  }
}

extension TextRecogniser.Result {
  /// The widest ink, in heights of the line, that stands between the middles of two letters, or before the
  /// first or after the last one, beyond what those letters need: a letter that nobody read.
  var unreadInk: Double {
    let ink = InkMap(line.crop)
    let seen = symbols.filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard let bounds = ink.bounds, !seen.isEmpty else { return 0 }
    let height = Double(bounds.height)
    let columns = bounds.columns.map { ink.count(x: $0..<($0 + 1), y: bounds.rows) > 0 ? 1.0 : 0 }
    func inked(_ from: Double, _ to: Double) -> Double {
      let first = min(max(0, Int(from) - bounds.left), columns.count)
      let last = min(max(first, Int(to) - bounds.left), columns.count)
      return columns[first..<last].reduce(0, +)
    }
    func half(_ symbol: TextOpinion.Symbol) -> Double {
      (symbol.text.allSatisfy(\.isASCII) ? 0.6 : 1.0) * height / 2
    }
    func middle(_ symbol: TextOpinion.Symbol) -> Double { Double(symbol.left + symbol.right) / 2 }
    var widest = max(
      inked(Double(bounds.left), middle(seen[0])) - half(seen[0]),
      inked(middle(seen[seen.count - 1]), Double(bounds.right)) - half(seen[seen.count - 1]))
    for (one, next) in zip(seen, seen.dropFirst()) {
      widest = max(widest, inked(middle(one), middle(next)) - half(one) - half(next))
    }
    return max(0, widest / height)
  }
}
