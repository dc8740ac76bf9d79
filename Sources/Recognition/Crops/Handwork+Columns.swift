extension Handwork {
  /// Some letters of a line by themselves; nil where nothing is written there.
  ///
  /// What hangs together belongs to them where its middle is among them, or where it fills most of their place.
  ///
  /// - Parameters:
  ///   - places: of the first letter and of the last one in `middles`.
  ///   - middles: columns of the view where letters stand, from the left.
  ///   - pieces: the ink's components.
  package func letters(
    _ places: ClosedRange<Int>, among middles: [Double],
    _ pieces: (list: [Component], labels: [Int32])
  ) -> Handwork? {
    guard let line = ink.bounds else { return nil }
    func cut(_ one: Int, _ next: Int) -> Int? {
      guard middles.indices.contains(one), middles.indices.contains(next) else { return nil }
      return LetterCuts.columns(between: [middles[one], middles[next]], in: ink, line).first
    }
    let left = cut(places.lowerBound - 1, places.lowerBound) ?? line.left
    let right = cut(places.upperBound, places.upperBound + 1) ?? line.right
    guard left < right else { return nil }
    let part = keeping(columns: left..<right, pieces)
    return part.ink.bounds == nil ? nil : part
  }

  /// - Parameter pieces: the ink's components.
  private func keeping(
    columns: Range<Int>, _ pieces: (list: [Component], labels: [Int32])
  ) -> Handwork {
    let rows = 0..<view.page.height
    var isOwn = [Bool](repeating: false, count: pieces.list.count + 1)
    for piece in pieces.list {
      let inside = piece.box.columns.clamped(to: columns)
      isOwn[piece.label] =
        columns.contains(Int(piece.centre.x)) || inside.count * 2 > columns.count
    }
    var ink = self.ink.part(columns)
    for y in rows {
      for x in 0..<ink.width where ink[x, y] {
        ink[x, y] = isOwn[Int(pieces.labels[y * self.ink.width + columns.lowerBound + x])]
      }
    }
    return Handwork(
      view: FieldView(
        page: view.page.part(x: columns, y: rows), blank: view.blank.part(x: columns, y: rows),
        margin: view.margin, isFolded: view.isFolded),
      tones: tones, ink: ink, mask: mask.part(columns), reach: reach)
  }
}
