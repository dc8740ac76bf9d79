/// Pixels darker than the paper that hang together, but for gaps of half a millimetre.
struct InkSpot: Hashable, Sendable {
  var left: Int
  var top: Int
  /// One beyond the last.
  var right: Int
  var bottom: Int
  /// Pixels of ink.
  var area = 0
  /// Darkness of its darkest pixel but a few, of 255.
  var darkest: UInt8 = 0
  /// Places of its pixels in the plane, row after row.
  var pixels: [Int32] = []

  var width: Int { right - left }
  var height: Int { bottom - top }

  /// - Parameters:
  ///   - darkness: how dark each pixel is beside its paper.
  ///   - least: darkness from which a pixel is ink.
  ///   - edge: pixels at every edge that do not count.
  static func all(in darkness: GrayPlane, from least: UInt8, edge: Int, dpi: Double) -> [InkSpot] {
    let (width, height) = (darkness.width, darkness.height)
    guard width > 2 * edge, height > 2 * edge else { return [] }
    let reach = max(1, Int(0.5 / 25.4 * dpi))
    var isOpen = [Bool](repeating: false, count: width * height)
    for y in edge..<(height - edge) {
      for x in edge..<(width - edge) where darkness[x, y] >= least { isOpen[y * width + x] = true }
    }
    var spots: [InkSpot] = []
    var waiting: [Int32] = []
    for start in isOpen.indices where isOpen[start] {
      isOpen[start] = false
      waiting = [Int32(start)]
      var spot = InkSpot(left: width, top: height, right: 0, bottom: 0)
      while let next = waiting.popLast() {
        spot.pixels.append(next)
        let (x, y) = (Int(next) % width, Int(next) / width)
        spot.left = min(spot.left, x)
        spot.right = max(spot.right, x + 1)
        spot.top = min(spot.top, y)
        spot.bottom = max(spot.bottom, y + 1)
        for row in max(0, y - reach)...min(height - 1, y + reach) {
          for column in max(0, x - reach)...min(width - 1, x + reach) {
            let at = row * width + column
            guard isOpen[at] else { continue }
            isOpen[at] = false
            waiting.append(Int32(at))
          }
        }
      }
      spot.area = spot.pixels.count
      let tones = spot.pixels.map { darkness[Int($0) % width, Int($0) / width] }.sorted()
      spot.darkest = tones[tones.count * 9 / 10]
      spots.append(spot)
    }
    return spots
  }
}
