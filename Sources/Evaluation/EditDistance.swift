/// Levenshtein's distance over characters: the least number of insertions, deletions and
/// substitutions that turn one text into the other.
///
/// V. I. Levenshtein, Binary codes capable of correcting deletions, insertions, and reversals
/// (1966).
public func editDistance(_ a: String, _ b: String) -> Int {
  let left = Array(a)
  let right = Array(b)
  var row = Array(0...right.count)
  for (i, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let substituted = diagonal + (character == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}
