/// Finds the name that a misspelt one was probably meant to be.
enum Suggestion {
  /// The nearest of the candidates by optimal string alignment (Damerau–Levenshtein with adjacent
  /// transpositions), or nil where none is near: at most a third of the longer name, and at least
  /// one letter, may differ.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let folded = fold(word)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = fold(candidate)
      let distance = distance(folded, other)
      let allowed = max(1, max(folded.count, other.count) / 3)
      guard distance <= allowed, distance < max(folded.count, other.count) else { continue }
      if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  private static func fold(_ word: String) -> [Unicode.Scalar] {
    word.lowercased().unicodeScalars.prefix(200).map { $0 == "-" || $0 == " " ? "_" : $0 }
  }

  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty { return b.count }
    if b.isEmpty { return a.count }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + Array(repeating: 0, count: b.count)
      for j in 1...b.count {
        let change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(change, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
