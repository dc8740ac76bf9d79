/// Ink around printed words that stand beside each other: every piece belongs to the nearest word, so that a ring
/// that reaches over to its neighbour counts once.
struct RingInk {
  /// Pixels of each word.
  private(set) var areas: [Int]
  /// Words of which nobody can say whether the ring around them means them: it holds the middle of another, too, or
  /// stands between two.
  private(set) var isShared: Set<Int> = []

  /// Distance from the nearest word, as a share of that from the next, up to which a ring means the nearest.
  private static let nearer = 0.6
  /// Share of a word's box from which a piece is a ring and no speck.
  private static let ring = 0.04

  /// - Parameters:
  ///   - places: boxes of the words, millimetres from the crop's top left corner.
  ///   - scale: pixels a millimetre.
  init(
    _ ink: InkMap, around places: [BoxPlace], scale: Double
  ) {
    areas = [Int](repeating: 0, count: places.count)
    for component in ink.components().list {
      let x = component.centre.x / scale
      let y = component.centre.y / scale
      let distances = places.map { place in
        // From the middle of the word, in units of its own size.
        let dx = (x - place.left - place.width / 2) / max(1, place.width)
        let dy = (y - place.top - place.height / 2) / max(1, place.height)
        return (dx * dx + dy * dy).squareRoot()
      }
      let order = distances.indices.sorted { distances[$0] < distances[$1] }
      guard let nearest = order.first else { continue }
      areas[nearest] += component.area
      let whole = places[nearest].width * places[nearest].height * scale * scale
      guard order.count > 1, Double(component.area) >= Self.ring * whole else { continue }
      let held = places.indices.filter { index in
        let place = places[index]
        let middle = (
          (place.left + place.width / 2) * scale, (place.top + place.height / 2) * scale
        )
        return Double(component.box.left) < middle.0 && middle.0 < Double(component.box.right)
          && Double(component.box.top) < middle.1 && middle.1 < Double(component.box.bottom)
      }
      if held.count > 1 { isShared.formUnion(held + [nearest]) }
      let isWhole = component.area * 10 >= ink.count * 6
      if isWhole, distances[nearest] > 0.35,
        distances[nearest] > Self.nearer * distances[order[1]]
      {
        isShared.insert(nearest)
      }
    }
  }
}
