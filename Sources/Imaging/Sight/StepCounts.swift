/// Counts of pixels over squares that advance by half their side.
struct StepCounts {
  private let columns: Int
  private let rows: Int
  private let step: Int
  /// For each column of pixels the step that it lies in.
  private let places: [Int]
  private var counts: [UInt32]

  /// - Parameter step: half a square's side, pixels.
  init(width: Int, height: Int, step: Int) {
    self.step = step
    columns = width / step
    rows = height / step
    places = (0..<width).map { $0 / step }
    counts = [UInt32](repeating: 0, count: columns * rows)
  }

  /// One pixel more wherever a rectangle of pixels reaches.
  mutating func touch(_ area: (left: Int, top: Int, right: Int, bottom: Int)) {
    guard area.right > area.left, area.bottom > area.top else { return }
    for y in stride(from: area.top / step * step, to: area.bottom, by: step) {
      for x in stride(from: area.left / step * step, to: area.right, by: step) { add(x, y) }
    }
  }

  /// One pixel more. What is left over beyond the last whole step does not count.
  @inline(__always)
  mutating func add(_ x: Int, _ y: Int) {
    let (column, row) = (places[x], y / step)
    guard column < columns, row < rows else { return }
    counts[row &* columns &+ column] &+= 1
  }

  /// Of the square whose top left corner is so many steps from the plane's.
  func square(_ column: Int, _ row: Int) -> UInt32 {
    let at = row * columns + column
    return counts[at] + counts[at + 1] + counts[at + columns] + counts[at + columns + 1]
  }
}
