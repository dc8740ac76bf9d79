/// Finds spots of a blank page that can be told from their neighbourhood: corners of rules and
/// characters, spread over the page.
struct PatchFinder {
  private static let step = 8
  private let plane: GrayPlane
  private let side = CompiledPage.patchSide

  init(_ plane: GrayPlane) { self.plane = plane }

  /// At most this many: more cost time and add nothing.
  static let most = 72

  func patches() -> [CompiledPage.Patch] {
    let scored = scores()
    guard scored.columns > 0, scored.rows > 0 else { return [] }
    // One square of about 22 mm after the other, its best spots tried for distinctness.
    let square = 128 / Self.step
    var found: [(patch: CompiledPage.Patch, score: Float)] = []
    for top in stride(from: 0, to: scored.rows, by: square) {
      for left in stride(from: 0, to: scored.columns, by: square) {
        var candidates: [(x: Int, y: Int, score: Float)] = []
        for y in top..<min(scored.rows, top + square) {
          for x in left..<min(scored.columns, left + square) {
            let score = scored.values[y * scored.columns + x]
            if score > 60 { candidates.append((x * Self.step, y * Self.step, score)) }
          }
        }
        candidates.sort { ($0.score, $0.y, $0.x) > ($1.score, $1.y, $1.x) }
        var best: (patch: CompiledPage.Patch, score: Float)?
        var tried = 0
        for candidate in candidates {
          let patch = CompiledPage.Patch(x: candidate.x, y: candidate.y)
          if let best, abs(best.patch.x - patch.x) < side, abs(best.patch.y - patch.y) < side {
            continue
          }
          let score = candidate.score.squareRoot() * distinctness(of: patch)
          if score > best?.score ?? 0 { best = (patch, score) }
          tried += 1
          if tried == 6 { break }
        }
        if let best { found.append(best) }
      }
    }
    found.sort { ($0.score, $0.patch.y, $0.patch.x) > ($1.score, $1.patch.y, $1.patch.x) }
    return found.prefix(Self.most).map(\.patch)
  }

  /// The smaller eigenvalue of the gradient's structure tensor over each window (Shi and Tomasi,
  /// 1994): large only where there are edges in both directions.
  private func scores() -> (values: [Float], columns: Int, rows: Int) {
    let width = plane.width
    let height = plane.height
    let columns = (width - side) / Self.step + 1
    let rows = (height - side) / Self.step + 1
    guard width > side, height > side else { return ([], 0, 0) }
    // Sums over cells of 8 × 8 first, then over windows of 4 × 4 cells.
    let cellColumns = width / Self.step
    let cellRows = height / Self.step
    var xx = [Float](repeating: 0, count: cellColumns * cellRows)
    var yy = xx
    var xy = xx
    plane.withSamples { source in
      for y in 1..<min(height - 1, cellRows * Self.step) {
        let line = source + y * width
        let row = (y / Self.step) * cellColumns
        for x in 1..<min(width - 1, cellColumns * Self.step) {
          let gradientX = Float(Int(line[x + 1]) - Int(line[x - 1]))
          let gradientY = Float(Int(line[x + width]) - Int(line[x - width]))
          let cell = row + x / Self.step
          xx[cell] += gradientX * gradientX
          yy[cell] += gradientY * gradientY
          xy[cell] += gradientX * gradientY
        }
      }
    }
    let span = side / Self.step
    var values = [Float](repeating: 0, count: columns * rows)
    for row in 0..<min(rows, cellRows - span + 1) {
      for column in 0..<min(columns, cellColumns - span + 1) {
        var a: Float = 0
        var b: Float = 0
        var c: Float = 0
        for y in row..<(row + span) {
          for x in column..<(column + span) {
            let cell = y * cellColumns + x
            a += xx[cell]
            b += xy[cell]
            c += yy[cell]
          }
        }
        let area = Float(side * side)
        let half = (a + c) / 2
        let root = (((a - c) / 2) * ((a - c) / 2) + b * b).squareRoot()
        values[row * columns + column] = (half - root) / area
      }
    }
    return (values, columns, rows)
  }

  /// How much better the spot matches itself than anything within 3.4 mm, 0 to 1: cells and dotted
  /// lines repeat, and a repetition misleads.
  private func distinctness(of patch: CompiledPage.Patch) -> Float {
    let reach = 20
    let left = max(0, patch.x - reach)
    let top = max(0, patch.y - reach)
    let right = min(plane.width, patch.x + side + reach)
    let bottom = min(plane.height, patch.y + side + reach)
    let area = plane.cropped(x: left, y: top, width: right - left, height: bottom - top).reduced(
      by: 2)
    let template = plane.cropped(x: patch.x, y: patch.y, width: side, height: side).reduced(by: 2)
    guard let match = PatchTemplate(template) else { return 0 }
    let map = match.correlations(in: area)
    let ownX = (patch.x - left) / 2
    let ownY = (patch.y - top) / 2
    var rival: Float = 0
    for y in 0..<map.rows {
      for x in 0..<map.columns where abs(x - ownX) > 3 || abs(y - ownY) > 3 {
        rival = max(rival, map.values[y * map.columns + x])
      }
    }
    return max(0.02, 1 - rival)
  }
}
