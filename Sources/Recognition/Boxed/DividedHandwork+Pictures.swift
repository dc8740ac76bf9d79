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
      let seen = ink(of: index, in: square, contrast)
      return BoxPicture(
        left: square.left - Double(seen.left), top: square.top, size: size, ink: seen.ink,
        width: seen.width, height: work.view.page.height)
    }
  }

  /// Pixels of the crop; may lie partly outside.
  struct Square {
    var left: Double
    var top: Double
    var size: Double
  }

  /// How dark the ink of a box is where a square shows it, 1 for the darkest of the row: columns from `left`
  /// on, all rows of the crop.
  func ink(
    of index: Int, in square: Square, _ contrast: Float
  ) -> (ink: [Float], left: Int, width: Int) {
    let page = work.view.page
    let paper = Float(work.tones.paper)
    let first = max(0, Int(square.left) - 2)
    let columns = first..<max(first, min(page.width, Int(square.left + square.size) + 3))
    let (mine, around) = masks(of: index, columns)
    var ink = [Float](repeating: 0, count: columns.count * page.height)
    for y in 0..<page.height {
      for x in columns where around[x - columns.lowerBound, y] {
        let at = y * page.width + x
        guard work.mask.bits[at] == 0 || mine[x - columns.lowerBound, y] else { continue }
        ink[y * columns.count + x - columns.lowerBound] =
          min(1, max(0, (paper - Float(page.pixels[at])) / contrast))
      }
    }
    return (ink, columns.lowerBound, columns.count)
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
