extension DividedHandwork {
  /// The boxes as the network wants them; nil where no ink is.
  package var pictures: [BoxPicture?] {
    let page = work.view.page
    let paper = Float(work.tones.paper)
    let contrast = max(60, paper - Float(darkest))
    return boxes.indices.map { index in
      guard bounds[index] != nil else { return nil }
      let box = boxes[index]
      let size = max(box.width, box.height)
      let left = box.left + (box.width - size) / 2
      let top = box.top + (box.height - size) / 2
      let columns = max(0, Int(left) - 2)..<min(page.width, Int(left + size) + 3)
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
      return BoxPicture(
        left: left - Double(columns.lowerBound), top: top, size: size, ink: ink,
        width: columns.count, height: page.height)
    }
  }

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
