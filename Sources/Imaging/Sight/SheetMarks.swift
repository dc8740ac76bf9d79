/// What kinds of spots an empty sheet may have.
struct SheetMarks {
  /// Pixels.
  let width: Int
  let height: Int
  /// Pixels at every edge that do not count.
  let edge: Int
  let dpi: Double

  /// Without dust, holes, the shade of the sheet's edges, folds and streaks.
  func strokes(of spots: [InkSpot]) -> [InkSpot] {
    let long = spots.filter { !isDust($0) && !isHole($0) && !isRim($0) }
    let across = streaks(long.filter { $0.width >= 3 * $0.height }, of: width) {
      ($0.top + $0.bottom, $0.width)
    }
    let down = streaks(long.filter { $0.height >= 3 * $0.width }, of: height) {
      ($0.left + $0.right, $0.height)
    }
    let streaks = across.union(down)
    let shaded = (
      rows: shade(of: across.map { $0.top..<$0.bottom }),
      columns: shade(of: down.map { $0.left..<$0.right })
    )
    return long.filter { spot in
      guard !streaks.contains(spot) else { return false }
      guard spot.darkest < Self.shade else { return true }
      return !shaded.rows.contains((spot.top + spot.bottom) / 2)
        && !shaded.columns.contains((spot.left + spot.right) / 2)
    }
  }

  /// Where the shade of a fold may lie, behind which paper bends away from the light: beside the fold, whose
  /// pieces are given. What is too faint for a pencil there is no stroke.
  private func shade(of folds: [Range<Int>]) -> Range<Int> {
    guard let from = folds.map(\.lowerBound).min(), let to = folds.map(\.upperBound).max(),
      millimetres(to - from) < 15
    else { return 0..<0 }
    let reach = Int(12 / 25.4 * dpi)
    return (from - reach + 1)..<(to + reach)
  }

  /// How many times over the pieces near each other may take the sheet; more are no fold, but lines that
  /// somebody ruled or printed.
  private static let ruled = 2.5
  /// Of 255.
  private static let shade: UInt8 = 26

  /// Shorter than anything that is written: specks, grain.
  func isDust(_ spot: InkSpot) -> Bool { millimetres(max(spot.width, spot.height)) < 2 }

  /// A punched hole, filled, near an edge: 5 to 6 mm wide, and the outer part of it may not count.
  private func isHole(_ spot: InkSpot) -> Bool {
    let sides = [millimetres(spot.width), millimetres(spot.height)]
    let isCut = nearest(spot) <= edge + 1
    guard let long = sides.max(), let short = sides.min(), (3.5...8).contains(long),
      isCut || long - short < 1.5,
      Double(spot.area) > 0.6 * Double(spot.width * spot.height)
    else { return false }
    return spot.darkest >= PageTraces.dark && millimetres(nearest(spot)) < 15
  }

  /// The shade of the sheet's edge on the lid, faint and along the edge.
  private func isRim(_ spot: InkSpot) -> Bool {
    guard spot.darkest < PageTraces.dark else { return false }
    let reach = Int(13 / 25.4 * dpi)
    let isBeside = spot.right <= reach || spot.left >= width - reach
    let isAbove = spot.bottom <= reach || spot.top >= height - reach
    return isBeside && spot.height >= 3 * spot.width || isAbove && spot.width >= 3 * spot.height
  }

  /// Folds, and the trace of dirt on a scanner's glass under which the sheet ran: straight spots on one
  /// line, which together take nearly half of the sheet. A line of text is long and flat, but not straight.
  ///
  /// - Parameter line: twice where a spot lies across the line, and how much of the line it takes.
  private func streaks(
    _ flat: [InkSpot], of length: Int, line: (InkSpot) -> (place: Int, length: Int)
  ) -> Set<InkSpot> {
    let thin = flat.filter { unevenness($0) < 0.4 }
    // Twice 10 mm, by which a sheet that lies askew moves its folds up or down.
    let reach = Int(2 * 10 / 25.4 * dpi)
    // A page of dashes may have tens of thousands: each is looked at once, and left once.
    let sorted = thin.sorted { line($0).place < line($1).place }
    var found: Set<InkSpot> = []
    var (first, last, taken) = (0, 0, 0)
    for spot in sorted {
      while last < sorted.count, line(sorted[last]).place <= line(spot).place + reach {
        taken += line(sorted[last]).length
        last += 1
      }
      while line(sorted[first]).place < line(spot).place - reach {
        taken -= line(sorted[first]).length
        first += 1
      }
      let share = Double(taken) / Double(length)
      if share > 0.4, share <= Self.ruled { found.insert(spot) }
    }
    return found
  }

  /// How far a spot's pixels lie from the straight line through them, millimetres: six of ten at most so
  /// far. What hangs on to a fold here and there does not tell.
  private func unevenness(_ spot: InkSpot) -> Double {
    let isFlat = spot.width >= spot.height
    let points = spot.pixels.map { pixel -> (along: Double, beside: Double) in
      let (x, y) = (Double(Int(pixel) % width), Double(Int(pixel) / width))
      return isFlat ? (x, y) : (y, x)
    }
    let count = Double(max(1, points.count))
    let along = points.reduce(0) { $0 + $1.along } / count
    let beside = points.reduce(0) { $0 + $1.beside } / count
    var (square, product) = (0.0, 0.0)
    for point in points {
      square += (point.along - along) * (point.along - along)
      product += (point.along - along) * (point.beside - beside)
    }
    let slope = square > 0 ? product / square : 0
    let far = points.map { abs($0.beside - beside - slope * ($0.along - along)) }.sorted()
    return far.isEmpty ? 0 : far[far.count * 6 / 10] / dpi * 25.4
  }

  private func nearest(_ spot: InkSpot) -> Int {
    min(spot.left, spot.top, width - spot.right, height - spot.bottom)
  }

  private func millimetres(_ pixels: Int) -> Double { Double(pixels) / dpi * 25.4 }
}
