extension PageMap {
  /// A stretch of one row of a grid that lies on a straight line of the page.
  struct Run {
    var row: Int
    var column: Int
    var count: Int
    /// The middle of the first sample on the page, and the way to the next.
    var x: Double
    var y: Double
    var stepX: Double
    var stepY: Double
  }

  /// Side of the squares of a grid inside which a bend is taken for straight: some 1 to 3 mm, where it
  /// differs from a straight line by less than a hundredth of a millimetre.
  private static let square = 16

  /// Walks over a grid row by row.
  ///
  /// - Parameter grid: from continuous coordinates of the grid to the form.
  func eachRun(width: Int, height: Int, from grid: Affine, _ body: (Run) -> Void) {
    let whole = grid.then(affine)
    guard let bend else {
      for row in 0..<height {
        let start = whole.point(0.5, Double(row) + 0.5)
        body(
          Run(
            row: row, column: 0, count: width, x: start.x, y: start.y, stepX: whole.a,
            stepY: whole.d))
      }
      return
    }
    let side = Self.square
    func shifts(row: Int) -> [SIMD2<Double>] {
      (0...((width + side - 1) / side)).map { square in
        let place = grid.point(Double(square * side) + 0.5, Double(row) + 0.5)
        return bend.shift(place.x, place.y)
      }
    }
    var above: [SIMD2<Double>] = []
    var below = shifts(row: 0)
    for row in 0..<height {
      if row % side == 0 {
        above = below
        below = shifts(row: row + side)
      }
      let share = Double(row % side) / Double(side)
      for column in stride(from: 0, to: width, by: side) {
        let square = column / side
        let start = above[square] + (below[square] - above[square]) * share
        let end = above[square + 1] + (below[square + 1] - above[square + 1]) * share
        let step = (end - start) / Double(side)
        let point = whole.point(Double(column) + 0.5, Double(row) + 0.5)
        body(
          Run(
            row: row, column: column, count: min(side, width - column), x: point.x + start.x,
            y: point.y + start.y, stepX: whole.a + step.x, stepY: whole.d + step.y))
      }
    }
  }
}
