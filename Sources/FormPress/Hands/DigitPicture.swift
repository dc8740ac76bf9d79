/// One digit as somebody wrote it: coverage by ink, 0 to 255, row by row.
struct DigitPicture: Sendable, Hashable {
  /// Pixels of a side.
  static let side = 28
  /// Pixels of a side of the enlarged picture.
  static let largeSide = side * 4

  /// Width of the picture in em: the digit in it, 20 of its 28 pixels, is then as tall as people
  /// write digits beside kanji.
  static let em = 1.12

  let pixels: [UInt8]

  /// First and last column with ink, as shares of the picture from its middle.
  var extent: (left: Double, right: Double) {
    let inked = (0..<Self.side).filter { column in
      (0..<Self.side).contains { pixels[$0 * Self.side + column] > 60 }
    }
    guard let first = inked.first, let last = inked.last else { return (0, 0) }
    let side = Double(Self.side)
    return (Double(first) / side - 0.5, Double(last + 1) / side - 0.5)
  }

  /// Four times as large, with the edge that a pen leaves instead of the soft one of a picture that
  /// was made small.
  var enlarged: [UInt8] {
    let n = Self.side
    let large = Self.largeSide
    func value(_ row: Int, _ column: Int) -> Double {
      Double(pixels[min(n - 1, max(0, row)) * n + min(n - 1, max(0, column))])
    }
    var result = [UInt8](repeating: 0, count: large * large)
    for y in 0..<large {
      let v = (Double(y) + 0.5) / 4 - 0.5
      let row = Int(v.rounded(.down))
      let b = v - Double(row)
      for x in 0..<large {
        let u = (Double(x) + 0.5) / 4 - 0.5
        let column = Int(u.rounded(.down))
        let a = u - Double(column)
        let upper = value(row, column) * (1 - a) + value(row, column + 1) * a
        let lower = value(row + 1, column) * (1 - a) + value(row + 1, column + 1) * a
        let ink = (upper * (1 - b) + lower * b) / 255
        result[y * large + x] = UInt8(255 * min(1, max(0, (ink - 0.2) / 0.3)))
      }
    }
    return result
  }
}
