/// The paper's level at every sample of a plane, interpolated between the centres of tiles.
struct PaperLevels {
  private let tiles: [Float]
  private let columns: Int
  private let rows: Int
  private let tile: Int
  /// For each sample of a line how far it lies from the centre of the tile to its left, in tiles.
  private let parts: [Float]
  /// First samples that lie right of the centre of each tile but the last.
  private let starts: [Int]

  init(tiles: [Float], columns: Int, rows: Int, tile: Int, width: Int) {
    self.tiles = tiles
    self.columns = columns
    self.rows = rows
    self.tile = tile
    var parts = [Float](repeating: 0, count: width)
    var starts = [0]
    for x in 0..<width {
      let u = max(0, min(Float(columns - 1), (Float(x) + 0.5) / Float(tile) - 0.5))
      let column = min(Int(u), max(0, columns - 2))
      while starts.count <= column { starts.append(x) }
      parts[x] = u - Float(column)
    }
    self.parts = parts
    self.starts = starts
  }

  /// Writes the levels along one line, which has the plane's width.
  func fill(_ line: UnsafeMutableBufferPointer<Float>, y: Int) {
    let v = max(0, min(Float(rows - 1), (Float(y) + 0.5) / Float(tile) - 0.5))
    let row = min(Int(v), max(0, rows - 2))
    let below = min(row + 1, rows - 1)
    let weight = v - Float(row)
    func mixed(_ column: Int) -> Float {
      tiles[row * columns + column] * (1 - weight) + tiles[below * columns + column] * weight
    }
    parts.withUnsafeBufferPointer { parts in
      for column in starts.indices {
        let left = mixed(column)
        let right = mixed(min(column + 1, columns - 1))
        let end = column + 1 < starts.count ? starts[column + 1] : line.count
        for x in starts[column]..<end { line[x] = left * (1 - parts[x]) + right * parts[x] }
      }
    }
  }
}
