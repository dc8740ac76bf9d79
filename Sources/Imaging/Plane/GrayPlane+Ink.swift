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
    return GrayPlane(width: width, height: height) { out in
      withSamples { source in
        var line = [Float](repeating: 0, count: width)
        for y in 0..<height {
          paperLine(paper, columns: columns, rows: rows, tile: tile, y: y, into: &line)
          let input = source + y * width
          let target = out + y * width
          line.withUnsafeBufferPointer { line in
            for x in 0..<width {
              let level = max(line[x], 40)
              let darkness = (level - Float(input[x])) * (255 / level)
              let value = Int32(max(0, min(255, darkness)))
              target[x] = value < Int32(floor) ? 0 : UInt8(truncatingIfNeeded: value)
            }
          }
        }
      }
    }
  }

  private func tileMaxima(columns: Int, rows: Int, tile: Int) -> [Float] {
    var result = [Float](repeating: 0, count: columns * rows)
    withSamples { source in
      for y in 0..<height {
        let input = source + y * width
        let row = (y / tile) * columns
        for column in 0..<columns {
          var best: UInt8 = 0
          for x in (column * tile)..<min(width, (column + 1) * tile) { best = max(best, input[x]) }
          result[row + column] = max(result[row + column], Float(best))
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

  /// The paper's level along one line, interpolated between the centres of the tiles.
  private func paperLine(
    _ tiles: [Float], columns: Int, rows: Int, tile: Int, y: Int, into line: inout [Float]
  ) {
    let v = max(0, min(Float(rows - 1), (Float(y) + 0.5) / Float(tile) - 0.5))
    let row = min(Int(v), max(0, rows - 2))
    let below = min(row + 1, rows - 1)
    let weight = v - Float(row)
    let mixed = (0..<columns).map { column in
      tiles[row * columns + column] * (1 - weight) + tiles[below * columns + column] * weight
    }
    for x in 0..<line.count {
      let u = max(0, min(Float(columns - 1), (Float(x) + 0.5) / Float(tile) - 0.5))
      let column = min(Int(u), max(0, columns - 2))
      let next = min(column + 1, columns - 1)
      let part = u - Float(column)
      line[x] = mixed[column] * (1 - part) + mixed[next] * part
    }
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

  package func sum(left: Int, top: Int, right: Int, bottom: Int) -> UInt32 {
    sums[bottom * columns + right] &- sums[top * columns + right] &- sums[bottom * columns + left]
      &+ sums[top * columns + left]
  }
}
