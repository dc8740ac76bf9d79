/// Squares of a grid that touch each other.
struct SquareGroups {
  let columns: Int
  let rows: Int
  private var marked: [Bool]

  struct Group {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int
    var count: Int
  }

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    marked = [Bool](repeating: false, count: columns * rows)
  }

  mutating func mark(_ column: Int, _ row: Int) { marked[row * columns + column] = true }

  /// Groups with at least so many squares; a gap of one square does not part them.
  func groups(least: Int) -> [Group] {
    var open = marked
    var result: [Group] = []
    for start in open.indices where open[start] {
      open[start] = false
      var waiting = [start]
      var group = Group(
        left: start % columns, top: start / columns, right: start % columns,
        bottom: start / columns, count: 0)
      while let at = waiting.popLast() {
        let column = at % columns
        let row = at / columns
        group.left = min(group.left, column)
        group.right = max(group.right, column)
        group.top = min(group.top, row)
        group.bottom = max(group.bottom, row)
        group.count += 1
        for y in max(0, row - 2)...min(rows - 1, row + 2) {
          for x in max(0, column - 2)...min(columns - 1, column + 2) where open[y * columns + x] {
            open[y * columns + x] = false
            waiting.append(y * columns + x)
          }
        }
      }
      if group.count >= least { result.append(group) }
    }
    return result
  }
}
