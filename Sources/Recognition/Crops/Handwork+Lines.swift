extension Handwork {
  /// The handwork line by line, top first. Lines are told by rows without ink between bands that
  /// are each tall enough for characters.
  package func lines() -> [Handwork] {
    guard let bounds = ink.bounds else { return [] }
    let least = view.page.pixels(1.9)
    guard bounds.height >= 2 * least else { return [self] }
    var bands: [Range<Int>] = []
    var start: Int?
    for y in bounds.top...bounds.bottom {
      let written = y < bounds.bottom && ink.count(x: bounds.columns, y: y..<(y + 1)) > 0
      if written, start == nil { start = y }
      if !written, let from = start {
        bands.append(from..<y)
        start = nil
      }
    }
    // Dots, dakuten and the strokes of 二 make bands of their own: they belong to the nearest.
    while bands.count > 1,
      let thin = bands.indices.filter({ bands[$0].count < least }).min(by: {
        bands[$0].count < bands[$1].count
      })
    {
      let above = thin > 0 ? bands[thin].lowerBound - bands[thin - 1].upperBound : Int.max
      let below =
        thin + 1 < bands.count ? bands[thin + 1].lowerBound - bands[thin].upperBound : Int.max
      let partner = above <= below ? thin - 1 : thin + 1
      let joined =
        min(
          bands[thin].lowerBound, bands[partner].lowerBound)..<max(
          bands[thin].upperBound, bands[partner].upperBound)
      bands[min(thin, partner)] = joined
      bands.remove(at: max(thin, partner))
    }
    guard bands.count > 1 else { return [self] }
    return bands.map(keeping(rows:))
  }

  private func keeping(rows: Range<Int>) -> Handwork {
    var part = ink
    for y in 0..<ink.height where !rows.contains(y) {
      for x in 0..<ink.width { part[x, y] = false }
    }
    return Handwork(view: view, tones: tones, ink: part, mask: mask, reach: reach)
  }
}
