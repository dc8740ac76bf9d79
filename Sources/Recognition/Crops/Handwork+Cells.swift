extension Handwork {
  /// The handwork cut into cells. A component belongs to the cell that holds its centre, so that
  /// strokes outside their box stay whole.
  ///
  /// - Parameter cells: left edge and width of each cell, millimetres from the crop's left edge.
  package func cells(_ cells: [(left: Double, width: Double)]) -> [CellInk] {
    let (list, labels) = ink.components()
    let scale = view.page.dpi / 25.4
    let centres = cells.map { ($0.left + $0.width / 2) * scale }
    var owner = [Int](repeating: -1, count: list.count + 1)
    var boxes = [PixelBox?](repeating: nil, count: cells.count)
    for component in list {
      let x = component.centre.x
      let nearest = centres.indices.min { abs(centres[$0] - x) < abs(centres[$1] - x) }
      guard let nearest else { continue }
      owner[component.label] = nearest
      boxes[nearest] = boxes[nearest]?.union(component.box) ?? component.box
    }
    let page = view.page
    return boxes.enumerated().map { index, box in
      guard let box else {
        return CellInk(
          crop: Crop(width: 0, height: page.height, pixels: [], dpi: page.dpi), bounds: nil)
      }
      let left = max(0, box.left - 2)
      let right = min(page.width, box.right + 2)
      var crop = Crop(
        width: right - left, height: page.height, tone: tones.paper, dpi: page.dpi)
      var mine = InkMap(width: right - left, height: page.height)
      for y in box.rows {
        for x in box.columns where owner[Int(labels[y * page.width + x])] == index {
          mine[x - left, y] = true
        }
      }
      let around = mine.dilated(2)
      for y in max(0, box.top - 2)..<min(page.height, box.bottom + 2) {
        for x in left..<right where around[x - left, y] {
          let at = y * page.width + x
          if mask.bits[at] == 0 || mine[x - left, y] {
            crop[x - left, y] = min(page.pixels[at], tones.paper)
          }
        }
      }
      return CellInk(
        crop: crop,
        bounds: PixelBox(
          left: box.left - left, top: box.top, right: box.right - left, bottom: box.bottom))
    }
  }

  /// All the handwork as one cell, for numbers in a free box.
  package var asCell: CellInk {
    guard let crop = cleaned else {
      return CellInk(crop: Crop(width: 0, height: 0, pixels: [], dpi: view.page.dpi), bounds: nil)
    }
    return CellInk(
      crop: crop, bounds: PixelBox(left: 0, top: 0, right: crop.width, bottom: crop.height))
  }
}
