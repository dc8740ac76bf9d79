extension Handwork {
  /// The handwork cut into boxes for one character each.
  ///
  /// - Parameter boxes: millimetres from the crop's left and top edge.
  package func divided(into boxes: [BoxPlace]) -> DividedHandwork {
    DividedHandwork(self, boxes)
  }

  /// The digits of a number in a free box, each as if it stood in a box of its own; nil where they
  /// cannot be told apart, because two touch or one is in pieces.
  package var digits: DividedHandwork? {
    let pieces = ink.components().list.map(\.box)
    let tallest = pieces.map(\.height).max() ?? 0
    let tall = pieces.filter { $0.height * 10 >= tallest * 6 }.sorted { $0.left < $1.left }
    guard let first = tall.first, Typing.digitCount(pieces) == tall.count,
      tall.allSatisfy({ $0.width * 10 <= $0.height * 9 }),
      zip(tall, tall.dropFirst()).allSatisfy({ $0.right <= $1.left + tallest / 8 })
    else { return nil }
    let all = tall.dropFirst().reduce(first) { $0.union($1) }
    let scale = 25.4 / view.page.dpi
    // Digits take about six tenths of the height of the box they are written in.
    let side = Double(tallest) * 1.6
    return DividedHandwork(
      self,
      tall.map { piece in
        BoxPlace(
          left: (Double(piece.left + piece.right) - side) / 2 * scale,
          top: (Double(all.top + all.bottom) - side) / 2 * scale, width: side * scale,
          height: side * scale)
      }, splits: false)
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
