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
    Typing.digitCount(ink.components().list.map(\.box)) == tallPieces.count
      ? digits(widest: 0.9) : nil
  }

  /// The same where something else tells how many digits there must be, so that a broad one may be one.
  /// - Parameter widest: share of its height that a digit's width may have.
  package func digits(widest: Double) -> DividedHandwork? {
    let tall = tallPieces
    let tallest = tall.map(\.height).max() ?? 0
    guard !tall.isEmpty,
      tall.allSatisfy({ Double($0.width) <= Double($0.height) * widest }),
      zip(tall, tall.dropFirst()).allSatisfy({ $0.right <= $1.left + tallest / 8 })
    else { return nil }
    return DividedHandwork(
      self, places(tall.map { Double($0.left + $0.right) / 2 }, of: tall), splits: false)
  }

  /// Boxes as the digits of a number might have been written in, side by side around their middles.
  func places(_ middles: [Double], of tall: [PixelBox]) -> [BoxPlace] {
    let scale = 25.4 / view.page.dpi
    // Digits take about six tenths of the height of the box they are written in.
    let side = Double(tall.map(\.height).max() ?? 0) * 1.6
    let top = tall.map(\.top).min() ?? 0
    let bottom = tall.map(\.bottom).max() ?? 0
    return middles.map { middle in
      BoxPlace(
        left: (middle - side / 2) * scale, top: (Double(top + bottom) - side) / 2 * scale,
        width: side * scale, height: side * scale)
    }
  }

  /// Height of the lowest digit, tenths of the tallest one's: people write a 0 half as high. Hyphens and dots
  /// are lower.
  private static let tenthsOfDigit = 4

  /// What is as tall as a digit, from the left.
  var tallPieces: [PixelBox] {
    let pieces = ink.components().list.map(\.box)
    let tallest = pieces.map(\.height).max() ?? 0
    return pieces.filter { $0.height * 10 >= tallest * Self.tenthsOfDigit }.sorted {
      $0.left < $1.left
    }
  }

  /// The handwork without what is lower than a digit: hyphens and dots between the parts of a number.
  package var withoutLowPieces: Handwork {
    let (list, labels) = ink.components()
    let tallest = list.map(\.box.height).max() ?? 0
    let kept = Set(
      list.filter { $0.box.height * 10 >= tallest * Self.tenthsOfDigit }.map { Int32($0.label) })
    guard kept.count < list.count else { return self }
    var part = ink
    part.bits.withUnsafeMutableBufferPointer { bits in
      for index in bits.indices where bits[index] != 0 && !kept.contains(labels[index]) {
        bits[index] = 0
      }
    }
    return Handwork(view: view, tones: tones, ink: part, mask: mask, reach: reach)
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
