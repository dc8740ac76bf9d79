/// The dark ink of a sheet's one side as it would shine through to the other.
struct ShowThrough {
  /// Millimetres by which the two sides of a sheet may be scanned apart.
  static let shift = 5.0
  /// Millimetres around the other side's ink that count for it: light spreads in paper, and the two
  /// sides are scanned a little askew to each other.
  static let reach = 1.0
  /// Share of faint pixels that must lie there. Writing of its own lies there by chance only.
  static let share = 0.8
  /// Largest share of the sheet that the other side's ink may reach, or chance would explain anything.
  static let most = 0.5

  private let mirrored: GrayPlane

  init(_ front: GrayPlane) {
    mirrored = GrayPlane(width: front.width, height: front.height) { out in
      for y in 0..<front.height {
        for x in 0..<front.width {
          out[y * front.width + x] = front[front.width - 1 - x, y]
        }
      }
    }
  }

  /// Whether the spots lie where the other side has its ink, when it is moved as suits them best.
  ///
  /// - Parameters:
  ///   - width: of the page that the spots are on, pixels.
  func explains(_ spots: [InkSpot], width: Int, height: Int) -> Bool {
    let pixels = spots.flatMap(\.pixels).map { (x: Int($0) % width, y: Int($0) / width) }
    let wide = Int(Self.shift / 25.4 * SmallPage.dpi)
    let near = mirrored.dilated(by: Int(Self.reach / 25.4 * SmallPage.dpi))
    guard !pixels.isEmpty, abs(width - near.width) < 2 * wide, abs(height - near.height) < 2 * wide
    else { return false }
    let covered = near.samples.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
    guard Double(covered) < Self.most * Double(near.samples.count) else { return false }
    // A few thousand pixels tell where the sides lie.
    let some = stride(from: 0, to: pixels.count, by: max(1, pixels.count / 3_000)).map {
      pixels[$0]
    }
    func share(_ across: Int, _ down: Int, of list: [(x: Int, y: Int)]) -> Double {
      let hits = list.reduce(0) { count, pixel in
        let (x, y) = (pixel.x + across, pixel.y + down)
        guard x >= 0, y >= 0, x < near.width, y < near.height else { return count }
        return count + (near[x, y] == 0 ? 0 : 1)
      }
      return Double(hits) / Double(list.count)
    }
    var best = (share: -1.0, across: 0, down: 0)
    for down in stride(from: -wide, through: wide, by: 2) {
      for across in stride(from: -wide, through: wide, by: 2) {
        let found = share(across, down, of: some)
        if found > best.share { best = (found, across, down) }
      }
    }
    return share(best.across, best.down, of: pixels) >= Self.share
  }
}
