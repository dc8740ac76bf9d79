/// A smooth displacement over a form: what paper, copier or scanner did beyond an affine map.
///
/// Values at the nodes of a grid of 10 mm, between them by cubic convolution (R. G. Keys, Cubic
/// convolution interpolation for digital image processing, 1981), which is smooth and goes through the
/// nodes.
public struct Bend: Hashable, Sendable {
  /// From node to node, millimetres of the form.
  public static let pitch = 10.0

  /// Node (i, j) lies at ((i − 1) · pitch, (j − 1) · pitch), so that there is one beyond each edge.
  public let columns: Int
  public let rows: Int
  /// Row by row, in the unit of the map's target.
  public let shifts: [SIMD2<Double>]

  /// The displacement for a form of this size, as `shift` gives it at the nodes.
  init(widthMM: Double, heightMM: Double, shift: (Double, Double) -> SIMD2<Double>) {
    columns = max(4, Int((widthMM / Self.pitch).rounded(.up)) + 3)
    rows = max(4, Int((heightMM / Self.pitch).rounded(.up)) + 3)
    var values: [SIMD2<Double>] = []
    values.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        values.append(shift(Double(column - 1) * Self.pitch, Double(row - 1) * Self.pitch))
      }
    }
    shifts = values
  }

  private init(columns: Int, rows: Int, shifts: [SIMD2<Double>]) {
    self.columns = columns
    self.rows = rows
    self.shifts = shifts
  }

  /// The displacement of a point of the form, millimetres; beyond the grid that of its edge.
  public func shift(_ x: Double, _ y: Double) -> SIMD2<Double> {
    let across = Self.place(x, columns)
    let along = Self.place(y, rows)
    let weightsX = Self.weights(across.part)
    let weightsY = Self.weights(along.part)
    return shifts.withUnsafeBufferPointer { nodes in
      var result = SIMD2<Double>()
      for row in 0..<4 {
        let line = (along.node - 1 + row) * columns + across.node - 1
        var sum = nodes[line] * weightsX[0]
        sum += nodes[line + 1] * weightsX[1]
        sum += nodes[line + 2] * weightsX[2]
        sum += nodes[line + 3] * weightsX[3]
        result += sum * weightsY[row]
      }
      return result
    }
  }

  /// The node before a coordinate that has one before and two behind it, and how far it lies beyond.
  private static func place(_ value: Double, _ count: Int) -> (node: Int, part: Double) {
    let position = min(max(value / pitch + 1, 1), Double(count - 2))
    let node = min(Int(position), count - 3)
    return (node, position - Double(node))
  }

  private static func weights(_ t: Double) -> SIMD4<Double> {
    let square = t * t
    let cube = square * t
    return SIMD4(
      0.5 * (-cube + 2 * square - t), 0.5 * (3 * cube - 5 * square + 2),
      0.5 * (-3 * cube + 4 * square + t), 0.5 * (cube - square))
  }

  /// Seen through the linear part of a map that follows.
  func then(_ next: Affine) -> Bend {
    Bend(
      columns: columns, rows: rows,
      shifts: shifts.map {
        SIMD2(next.a * $0.x + next.b * $0.y, next.d * $0.x + next.e * $0.y)
      })
  }

  /// The largest displacement at a node, in the unit of the map's target.
  public var largest: Double {
    shifts.reduce(0) { max($0, ($1 * $1).sum()) }.squareRoot()
  }

  /// The largest change of the displacement from a node to the next one, for each millimetre.
  var steepest: Double {
    var result = 0.0
    for row in 0..<rows {
      for column in 0..<columns {
        let at = row * columns + column
        for next in [column + 1 < columns ? at + 1 : at, row + 1 < rows ? at + columns : at] {
          let step = shifts[next] - shifts[at]
          result = max(result, (step * step).sum())
        }
      }
    }
    return result.squareRoot() / Self.pitch
  }
}

extension Bend: CustomStringConvertible, CustomReflectable {
  public var description: String { "Bend \(columns) x \(rows), at most \(largest)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
