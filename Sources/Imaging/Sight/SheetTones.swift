/// The tones of a sheet's paper, by tiles.
struct SheetTones {
  /// Darkest middle tone of a sheet of paper; the coloured ones of offices are above 150.
  static let darkest = 110.0
  /// How much a sheet's tone may differ from place to place, by the shade of a fold or a scanner's lamp.
  static let shading = 60.0

  private let levels: [Float]
  private let means: [Float]
  private let columns: Int
  private let rows: Int
  private let tile: Int
  private let edge: Int

  /// - Parameters:
  ///   - tile: side of a tile, pixels.
  ///   - edge: pixels at every edge that do not count.
  init(_ plane: GrayPlane, tile: Int, edge: Int) {
    self.tile = tile
    self.edge = edge
    columns = max(1, (plane.width + tile - 1) / tile)
    rows = max(1, (plane.height + tile - 1) / tile)
    var medians: [Float] = []
    var means: [Float] = []
    var counts = [Int](repeating: 0, count: 256)
    for row in 0..<rows {
      for column in 0..<columns {
        for level in 0..<256 { counts[level] = 0 }
        var sum = 0
        var all = 0
        plane.withSamples { source in
          counts.withUnsafeMutableBufferPointer { counts in
            for y in (row * tile)..<min(plane.height, (row + 1) * tile) {
              for x in (column * tile)..<min(plane.width, (column + 1) * tile) {
                let value = Int(source[y &* plane.width &+ x])
                counts[value] &+= 1
                sum &+= value
                all &+= 1
              }
            }
          }
        }
        var seen = 0
        let middle = counts.firstIndex { count in
          seen += count
          return seen * 2 > all
        }
        medians.append(Float(middle ?? 255))
        means.append(Float(sum) / Float(max(1, all)))
      }
    }
    self.means = means
    // What fills a tile is not its paper.
    let (columns, rows) = (columns, rows)
    levels = medians.indices.map { index in
      let (row, column) = (index / columns, index % columns)
      var near: [Float] = []
      for y in max(0, row - 1)...min(rows - 1, row + 1) {
        for x in max(0, column - 1)...min(columns - 1, column + 1) {
          near.append(medians[y * columns + x])
        }
      }
      near.sort()
      return near[near.count / 2]
    }
  }

  /// How much darker each pixel is than the paper around it, of 255.
  func darkness(of plane: GrayPlane) -> GrayPlane {
    let paper = PaperLevels(
      tiles: levels, columns: columns, rows: rows, tile: tile, width: plane.width)
    return GrayPlane(width: plane.width, height: plane.height) { out in
      plane.withSamples { source in
        var line = [Float](repeating: 0, count: plane.width)
        line.withUnsafeMutableBufferPointer { line in
          for y in 0..<plane.height {
            paper.fill(line, y: y)
            for x in 0..<line.count {
              let level = max(line[x], 40)
              let value = (level - Float(source[y * plane.width + x])) * (255 / level)
              out[y * plane.width + x] = UInt8(
                truncatingIfNeeded: GrayPlane.floor(max(0, min(255, value))))
            }
          }
        }
      }
    }
  }

  /// Standard deviation of the paper's grain, of 255 of its own tone. Source: a quarter of a normal grain
  /// is more than 0.6745 deviations lighter than the paper; ink does not reach it. Paper without grain, as
  /// of a page that was never on paper or whose white is cut off, has none.
  func noise(of plane: GrayPlane) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    let paper = PaperLevels(
      tiles: levels, columns: columns, rows: rows, tile: tile, width: plane.width)
    var line = [Float](repeating: 0, count: plane.width)
    // A quarter of a level, so that little noise can be told from less.
    line.withUnsafeMutableBufferPointer { line in
      for y in stride(from: edge, to: plane.height - edge, by: 2) {
        paper.fill(line, y: y)
        for x in edge..<max(edge, line.count - edge) {
          let value = (Float(plane[x, y]) - line[x]) * (255 / max(line[x], 40)) * 4
          counts[max(0, min(255, Int(value)))] += 1
        }
      }
    }
    return (Double(GrayPlane.level(counts, share: 0.75)) + 0.5) / 4 / 0.6745
  }

  /// How much tones differ, of 255, where what the shade of a lamp, a lid or a fold does is taken away:
  /// changes that are smooth over the sheet, or run along whole rows and columns. Infinite where the plane
  /// is no light sheet, however much ink is on it; 0 where it is too small to tell.
  var unevenness: Double {
    let across = (columns / 10)..<(columns - columns / 10)
    let down = (rows / 10)..<(rows - rows / 10)
    guard across.count >= 6, down.count >= 6 else { return 0 }
    var kept = down.map { row in across.map { Double(means[row * columns + $0]) } }
    let tones = kept.joined().sorted()
    guard tones[tones.count / 2] >= Self.darkest, Self.spread(tones) <= Self.shading else {
      return .infinity
    }
    takeAwaySlopes(&kept)
    for _ in 0..<2 {
      for row in kept.indices {
        let middle = Self.middle(kept[row])
        for column in kept[row].indices { kept[row][column] -= middle }
      }
      for column in kept[0].indices {
        let middle = Self.middle(kept.map { $0[column] })
        for row in kept.indices { kept[row][column] -= middle }
      }
    }
    return Self.spread(kept.joined().sorted())
  }

  /// Takes the product of the slopes away, which is what rows and columns leave of a smooth shade.
  private func takeAwaySlopes(_ kept: inout [[Double]]) {
    let (height, width) = (kept.count, kept[0].count)
    func centred(_ index: Int, _ count: Int) -> Double {
      Double(index) / Double(count - 1) - 0.5
    }
    var sum = 0.0
    var norm = 0.0
    for row in 0..<height {
      for column in 0..<width {
        let slope = centred(row, height) * centred(column, width)
        sum += kept[row][column] * slope
        norm += slope * slope
      }
    }
    guard norm > 0 else { return }
    for row in 0..<height {
      for column in 0..<width {
        kept[row][column] -= sum / norm * centred(row, height) * centred(column, width)
      }
    }
  }

  private static func middle(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
  }

  /// Between the twentieth and its counterpart, so that a stamp or a hole does not tell.
  private static func spread(_ sorted: [Double]) -> Double {
    sorted[sorted.count * 95 / 100] - sorted[sorted.count * 5 / 100]
  }
}
