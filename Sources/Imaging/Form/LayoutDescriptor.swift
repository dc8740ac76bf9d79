/// Where on a page the ink is, coarsely: enough to tell forms apart and to see which way up a page
/// lies, whatever its resolution, and little moved by handwriting.
public struct LayoutDescriptor: Hashable, Sendable {
  /// A sheet's short and long side in cells.
  static let shortSide = 24
  static let longSide = 34

  let columns: Int
  let rows: Int
  /// Row by row; mean 0, length 1.
  let cells: [Float]

  init?(columns: Int, rows: Int, cells: [Float]) {
    guard columns > 0, rows > 0, columns * rows == cells.count, cells.allSatisfy(\.isFinite) else {
      return nil
    }
    self.columns = columns
    self.rows = rows
    self.cells = cells
  }

  /// Of a page that was set straight.
  public init(of raster: Raster) {
    self = PreparedPage(raster).descriptor
  }

  /// From ink, 0 paper to 255 black.
  init(ink: GrayPlane) {
    let portrait = ink.height >= ink.width
    let columns = portrait ? Self.shortSide : Self.longSide
    let rows = portrait ? Self.longSide : Self.shortSide
    let means = ink.cellMeans(
      columns: columns, rows: rows, pitchX: Double(ink.width) / Double(columns),
      pitchY: Double(ink.height) / Double(rows))
    // The root keeps one black block from outweighing all the text.
    let roots = means.map { $0.squareRoot() }
    self.columns = columns
    self.rows = rows
    // What a wide neighbourhood has in common, such as much handwriting or dense print, says less
    // than how a place differs from it.
    var wide = roots
    for _ in 0..<6 { wide = Self.blurred(wide, columns: columns, rows: rows) }
    let detail = zip(roots, wide).map { $0 - 0.8 * $1 }
    cells = Self.normalised(Self.blurred(detail, columns: columns, rows: rows))
  }

  private static func blurred(_ cells: [Float], columns: Int, rows: Int) -> [Float] {
    var result = cells
    for row in 0..<rows {
      for column in 0..<columns {
        var sum: Float = 0
        var weight: Float = 0
        for y in max(0, row - 1)...min(rows - 1, row + 1) {
          for x in max(0, column - 1)...min(columns - 1, column + 1) {
            let part: Float = (x == column ? 2 : 1) * (y == row ? 2 : 1)
            sum += part * cells[y * columns + x]
            weight += part
          }
        }
        result[row * columns + column] = sum / weight
      }
    }
    return result
  }

  private static func normalised(_ cells: [Float]) -> [Float] {
    let mean = cells.reduce(0, +) / Float(max(1, cells.count))
    let centred = cells.map { $0 - mean }
    let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 1e-6 ? centred.map { $0 / length } : centred
  }

  /// The descriptor of the page turned clockwise by quarter turns.
  public func rotated(quarterTurns: Int) -> LayoutDescriptor {
    let turns = ((quarterTurns % 4) + 4) % 4
    var turned = self
    for _ in 0..<turns { turned = turned.rotatedOnce() }
    return turned
  }

  private func rotatedOnce() -> LayoutDescriptor {
    var out = [Float](repeating: 0, count: cells.count)
    // (x, y) of the result was (y, rows - 1 - x).
    for y in 0..<columns {
      for x in 0..<rows { out[y * rows + x] = cells[(rows - 1 - x) * columns + y] }
    }
    return LayoutDescriptor(columns: rows, rows: columns, cells: out) ?? self
  }

  /// 0 where the layouts are the same, about 1 where they have nothing in common; infinity where one
  /// is upright and the other lies. Shifts by up to a cell (about 9 mm on A4) cost nothing.
  public func distance(to other: LayoutDescriptor) -> Double {
    guard columns == other.columns, rows == other.rows else { return .infinity }
    var best: Float = -1
    for dy in -1...1 {
      for dx in -1...1 { best = max(best, correlation(with: other, dx: dx, dy: dy)) }
    }
    return Double(1 - best)
  }

  private func correlation(with other: LayoutDescriptor, dx: Int, dy: Int) -> Float {
    let left = max(0, -dx)
    let right = min(columns, columns - dx)
    var sum = SIMD8<Float>()
    var rest: Float = 0
    cells.withUnsafeBufferPointer { mine in
      other.cells.withUnsafeBufferPointer { theirs in
        for y in max(0, -dy)..<min(rows, rows - dy) {
          let row = y * columns
          let shifted = (y + dy) * columns + dx
          var x = left
          while x + 8 <= right {
            var first = SIMD8<Float>()
            var second = SIMD8<Float>()
            for lane in 0..<8 {
              first[lane] = mine[row + x + lane]
              second[lane] = theirs[shifted + x + lane]
            }
            sum += first * second
            x += 8
          }
          while x < right {
            rest += mine[row + x] * theirs[shifted + x]
            x += 1
          }
        }
      }
    }
    return sum.sum() + rest
  }
}

/// A form page that a page resembles, and the turn that makes it so.
public struct LayoutCandidate: Hashable, Sendable {
  /// Index into what was searched.
  public var index: Int
  /// Clockwise quarter turns that set the page as the form.
  public var quarterTurns: Int
  /// See `LayoutDescriptor.distance(to:)`.
  public var distance: Double
}

extension LayoutDescriptor {
  /// The nearest of the forms in any of four orientations, nearest first; a form can appear in two.
  public func shortlist(_ forms: [LayoutDescriptor], count: Int) -> [LayoutCandidate] {
    let turned = (0..<4).map { rotated(quarterTurns: $0) }
    var all: [LayoutCandidate] = []
    for (index, form) in forms.enumerated() {
      for turns in 0..<4 {
        let distance = turned[turns].distance(to: form)
        if distance.isFinite {
          all.append(LayoutCandidate(index: index, quarterTurns: turns, distance: distance))
        }
      }
    }
    all.sort { ($0.distance, $0.index, $0.quarterTurns) < ($1.distance, $1.index, $1.quarterTurns) }
    return Array(all.prefix(count))
  }
}
