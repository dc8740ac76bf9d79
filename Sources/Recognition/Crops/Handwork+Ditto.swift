/// 〃, the sign for "as above": no reader knows it, and takes it for 11, 川 or a dakuten.
extension Handwork {
  /// Millimetres: heights of its two strokes where letters are written, and where two digits 1 may stand.
  package static let dittoOfText = 0.7...5.0
  package static let dittoOfNumber = 0.7...2.6
  /// Shorter stroke by longer, and rows that they have in common, as shares.
  private static let alike = 0.6
  private static let beside = 0.6
  /// Distance of their middles, and their width, in their heights.
  private static let apart = 0.2...1.6
  private static let widest = 1.1

  /// Share of the rows of a stroke that have a single run of ink, and longest run, in middle ones: a stroke is about
  /// as thick everywhere, a letter with a bar across is not.
  private static let steady = 0.85
  private static let evenly = 3

  /// Whether nothing but two short strokes beside each other is written.
  package func isDitto(tall: ClosedRange<Double>) -> Bool {
    let (list, labels) = ink.components()
    guard list.count == 2 else { return false }
    let pieces = list.sorted { $0.box.left < $1.box.left }
    let (a, b) = (pieces[0].box, pieces[1].box)
    let (low, high) = (min(a.height, b.height), max(a.height, b.height))
    let common = min(a.bottom, b.bottom) - max(a.top, b.top)
    let distance = pieces[1].centre.x - pieces[0].centre.x
    return tall.contains(Double(high) * 25.4 / view.page.dpi)
      && Double(low) >= Self.alike * Double(high) && Double(common) >= Self.beside * Double(low)
      && Self.apart.contains(distance / Double(high))
      && Double(max(a.width, b.width)) <= Self.widest * Double(high)
      && pieces.allSatisfy { isStroke($0, labels) }
  }

  /// Whether a piece is one stroke, more steep than level: nearly every row of it has a single run of ink, and none a
  /// long one.
  private func isStroke(_ piece: Component, _ labels: [Int32]) -> Bool {
    var lengths: [Int] = []
    for row in piece.box.rows {
      let own = piece.box.columns.filter { labels[row * ink.width + $0] == Int32(piece.label) }
      guard let first = own.first, let last = own.last else { continue }
      if last - first == own.count - 1 { lengths.append(own.count) }
    }
    lengths.sort()
    guard let longest = lengths.last else { return false }
    return Double(lengths.count) >= Self.steady * Double(piece.box.height)
      && longest <= Self.evenly * lengths[lengths.count / 2]
  }
}
