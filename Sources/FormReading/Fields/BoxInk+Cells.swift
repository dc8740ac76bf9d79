import Readings
import Recognition

extension Evidence.BoxInk {
  /// Ink of digits beside that of a 2, as people write them.
  private static let usual: [Character: Double] = [
    "0": 1.1, "1": 0.5, "2": 1, "3": 1, "4": 0.95, "5": 1, "6": 1, "7": 0.75, "8": 1.2, "9": 1,
  ]
  /// Fewer tell nothing of what is usual in a row.
  private static let fewest = 4

  /// Of a row of boxes and what was read in it.
  init(_ inks: [CellInk], text: String) {
    let written = inks.filter { $0.bounds != nil }
    self.init(outside: written.map(\.outside).max() ?? 0)
    let digits = Array(text.filter { !$0.isWhitespace })
    guard digits.count == written.count, written.count >= Self.fewest else { return }
    let shares = zip(digits, written).compactMap { digit, ink in
      Self.usual[digit].map { ink.area / $0 }
    }.sorted()
    guard shares.count == written.count, let largest = shares.last,
      shares[shares.count / 2] > 0
    else { return }
    most = largest / shares[shares.count / 2]
  }
}
