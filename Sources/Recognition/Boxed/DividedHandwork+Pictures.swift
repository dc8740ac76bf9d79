extension DividedHandwork {
  /// The boxes as the network wants them; nil where no ink is.
  package var pictures: [BoxPicture?] {
    let contrast = contrast
    return boxes.indices.map { index in
      guard bounds[index] != nil else { return nil }
      let box = boxes[index]
      let size = max(box.width, box.height)
      let square = Square(
        left: box.left + (box.width - size) / 2, top: box.top + (box.height - size) / 2, size: size)
      return BoxPicture(
        values: picture(of: index, in: square, side: BoxPicture.side, contrast: contrast))
    }
  }

  /// What a square shows of a box's ink, `side` pixels a side; see `AreaMean`.
  func picture(
    of index: Int, in square: Square, side: Int, contrast: Float
  ) -> [Float] {
    let seen = ink(of: index, in: square, contrast)
    return AreaMean.square(
      of: side, left: square.left - Double(seen.left), top: square.top - Double(seen.top),
      size: square.size, ink: seen.ink, width: seen.width, height: seen.height)
  }

  /// Pixels of the crop; may lie partly outside.
  struct Square {
    var left: Double
    var top: Double
    var size: Double
  }

  /// How dark the ink of a box is where a square shows it, 1 for the darkest of the row: pixels from `left` and
  /// `top` on, no more of them than the ink and its edges take.
  private func ink(
    of index: Int, in square: Square, _ contrast: Float
  ) -> (ink: [Float], left: Int, top: Int, width: Int, height: Int) {
    let page = work.view.page
    let paper = Float(work.tones.paper)
    guard let bounds = bounds[index] else { return ([], 0, 0, 0, 0) }
    let first = max(0, Int(square.left) - 2, bounds.left - Self.edge)
    let last = min(page.width, Int(square.left + square.size) + 3, bounds.right + Self.edge)
    let columns = first..<max(first, last)
    let rows =
      max(0, bounds.top - Self.edge)..<min(page.height, bounds.bottom + Self.edge)
    let (mine, around) = masks(of: index, columns, rows)
    var ink = [Float](repeating: 0, count: columns.count * rows.count)
    for y in rows.indices {
      for x in columns.indices {
        let (left, top) = (x - columns.lowerBound, y - rows.lowerBound)
        guard around[left, top] else { continue }
        let at = y * page.width + x
        guard work.mask.bits[at] == 0 || mine[left, top] else { continue }
        ink[top * columns.count + left] =
          min(1, max(0, (paper - Float(page.pixels[at])) / contrast))
      }
    }
    return (ink, columns.lowerBound, rows.lowerBound, columns.count, rows.count)
  }

  /// From the paper to the darkest ink.
  var contrast: Float { max(60, Float(work.tones.paper) - Float(darkest)) }

  /// Tone of the darkest tenth of the ink in all boxes.
  private var darkest: UInt8 {
    var histogram = [Int](repeating: 0, count: 256)
    var total = 0
    for (owner, tone) in zip(owners, work.view.page.pixels) where owner >= 0 {
      histogram[Int(tone)] += 1
      total += 1
    }
    var seen = 0
    for (tone, count) in histogram.enumerated() {
      seen += count
      if seen * 10 > total { return UInt8(tone) }
    }
    return 0
  }
}
