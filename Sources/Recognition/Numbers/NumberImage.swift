/// A line as the network for numbers wants it: 32 pixels high, 0 paper to 1 the darkest ink.
///
/// How a line becomes a picture is the contract of models/numbers/README.md.
struct NumberImage {
  static let height = 32
  /// The network's steps are so many pixels wide.
  static let step = 4
  /// Pixels; narrower lines are padded.
  static let leastWidth = 16
  /// Pixels; longer lines are squeezed.
  static let mostWidth = 1_024

  /// Row by row.
  let values: [Float]
  let width: Int

  init(_ crop: Crop) {
    let factor = Double(Self.height) / Double(max(1, crop.height))
    let wanted = Double(crop.width) * factor
    let scaled = crop.scaled(by: min(factor, factor * Double(Self.mostWidth) / max(wanted, 1)))
    let width = max(Self.leastWidth, (scaled.width + Self.step - 1) / Self.step * Self.step)
    let paper = Float(scaled.pixels.max() ?? 255)
    let contrast = max(60, paper - Float(Self.darkest(scaled.pixels)))
    var values = [Float](repeating: 0, count: width * Self.height)
    for y in 0..<min(scaled.height, Self.height) {
      for x in 0..<min(scaled.width, width) {
        values[y * width + x] = min(1, max(0, (paper - Float(scaled[x, y])) / contrast))
      }
    }
    self.values = values
    self.width = width
  }

  /// Whether there is no ink at all.
  var isPaper: Bool { values.allSatisfy { $0 < Self.leastInk } }
  private static let leastInk: Float = 0.3

  /// Tone that one pixel of a hundred is darker than.
  private static func darkest(_ pixels: [UInt8]) -> UInt8 {
    var histogram = [Int](repeating: 0, count: 256)
    for pixel in pixels { histogram[Int(pixel)] += 1 }
    var seen = 0
    for (tone, count) in histogram.enumerated() {
      seen += count
      if seen * 100 > pixels.count { return UInt8(tone) }
    }
    return 0
  }
}
