extension GrayPlane {
  /// How much darker each sample is than the paper around it, 0 (paper) to 255 (black). The paper is
  /// the brightest of tiles of `tile` samples, smoothed, so that shading and tinted paper do not
  /// count as ink. Differences below `floor` are noise and become 0.
  package func ink(tile: Int, floor: Int = 16) -> GrayPlane {
    let columns = max(1, (width + tile - 1) / tile)
    let rows = max(1, (height + tile - 1) / tile)
    var paper = tileMaxima(columns: columns, rows: rows, tile: tile)
    paper = spread(paper, columns: columns, rows: rows, maximum: true)
    paper = spread(paper, columns: columns, rows: rows, maximum: false)
    let levels = PaperLevels(tiles: paper, columns: columns, rows: rows, tile: tile, width: width)
    let least = Int32(floor)
    return GrayPlane(width: width, height: height) { out in
      withSamples { source in
        var line = [Float](repeating: 0, count: width)
        line.withUnsafeMutableBufferPointer { line in
          for y in 0..<height {
            levels.fill(line, y: y)
            let input = source + y * width
            let target = out + y * width
            for x in 0..<line.count {
              let level = max(line[x], 40)
              let darkness = max(0, min(255, (level - Float(input[x])) * (255 / level)))
              let value = Self.floor(darkness)
              target[x] = value < least ? 0 : UInt8(truncatingIfNeeded: value)
            }
          }
        }
      }
    }
  }

  /// The whole part of a number from 0 to 255. Without the check of a conversion, so that it is done
  /// for many samples at a time: added to 2²³ a number is rounded to a whole one in its lowest bits.
  @inline(__always)
  static func floor(_ value: Float) -> Int32 {
    let rounded = Int32(truncatingIfNeeded: (value + 8_388_608).bitPattern &- 0x4B00_0000)
    return Float(rounded) > value ? rounded &- 1 : rounded
  }

  private func tileMaxima(columns: Int, rows: Int, tile: Int) -> [Float] {
    var result = [Float](repeating: 0, count: columns * rows)
    var brightest = [UInt8](repeating: 0, count: width)
    withSamples { source in
      brightest.withUnsafeMutableBufferPointer { brightest in
        for row in 0..<rows {
          brightest.update(repeating: 0)
          for y in (row * tile)..<min(height, (row + 1) * tile) {
            let input = source + y * width
            for x in 0..<brightest.count { brightest[x] = max(brightest[x], input[x]) }
          }
          for column in 0..<columns {
            var best: UInt8 = 0
            for x in (column * tile)..<min(width, (column + 1) * tile) {
              best = max(best, brightest[x])
            }
            result[row * columns + column] = Float(best)
          }
        }
      }
    }
    return result
  }

  /// Over the 3 × 3 neighbourhood of each tile.
  private func spread(_ tiles: [Float], columns: Int, rows: Int, maximum: Bool) -> [Float] {
    var result = tiles
    for row in 0..<rows {
      for column in 0..<columns {
        var sum: Float = 0
        var count: Float = 0
        var best: Float = 0
        for y in max(0, row - 1)...min(rows - 1, row + 1) {
          for x in max(0, column - 1)...min(columns - 1, column + 1) {
            let value = tiles[y * columns + x]
            sum += value
            count += 1
            best = max(best, value)
          }
        }
        result[row * columns + column] = maximum ? best : sum / count
      }
    }
    return result
  }

  /// Means of the plane over the cells of a grid, sized freely: cell (i, j) covers samples
  /// `originX + i·pitch` to `originX + (i + 1)·pitch`. Beyond the plane everything is 0.
  package func cellMeans(
    columns: Int, rows: Int, pitchX: Double, pitchY: Double, originX: Double = 0,
    originY: Double = 0
  ) -> [Float] {
    let table = IntegralTable(self)
    var result = [Float](repeating: 0, count: columns * rows)
    for row in 0..<rows {
      let top = min(max(Int((originY + Double(row) * pitchY).rounded()), 0), height)
      let bottom = min(max(Int((originY + Double(row + 1) * pitchY).rounded()), 0), height)
      for column in 0..<columns {
        let left = min(max(Int((originX + Double(column) * pitchX).rounded()), 0), width)
        let right = min(max(Int((originX + Double(column + 1) * pitchX).rounded()), 0), width)
        guard bottom > top, right > left else { continue }
        let sum = table.sum(left: left, top: top, right: right, bottom: bottom)
        result[row * columns + column] = Float(sum) / Float(pitchX * pitchY)
      }
    }
    return result
  }
}

/// Sums over any upright rectangle in constant time.
package struct IntegralTable {
  private let columns: Int
  private var sums: [UInt32]

  package init(_ plane: GrayPlane) {
    columns = plane.width + 1
    let width = plane.width
    let height = plane.height
    let stride = columns
    sums = [UInt32](unsafeUninitializedCapacity: stride * (height + 1)) { out, count in
      count = stride * (height + 1)
      for x in 0..<stride { out[x] = 0 }
      plane.withSamples { source in
        for y in 0..<height {
          var line: UInt32 = 0
          let input = source + y * width
          let above = y * stride
          let here = above + stride
          out[here] = 0
          for x in 0..<width {
            line &+= UInt32(input[x])
            out[here &+ x &+ 1] = out[above &+ x &+ 1] &+ line
          }
        }
      }
    }
  }

  /// The sums of all samples left of and above each corner, rows of one more than the plane's width.
  func withSums<Result>(_ body: (UnsafePointer<UInt32>, _ stride: Int) -> Result) -> Result {
    sums.withUnsafeBufferPointer { buffer in
      body(buffer.baseAddress ?? UnsafePointer(bitPattern: 4).unsafelyUnwrapped, columns)
    }
  }

  package func sum(left: Int, top: Int, right: Int, bottom: Int) -> UInt32 {
    sums[bottom * columns + right] &- sums[top * columns + right] &- sums[bottom * columns + left]
      &+ sums[top * columns + left]
  }
}
