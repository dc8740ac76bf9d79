/// A line as the network wants it: 48 pixels high, three equal planes, −1 black to 1 white.
struct LineImage {
  static let height = 48
  /// Pixels; narrower lines are padded. The network's steps are eight pixels wide.
  static let leastWidth = 48
  /// Pixels; longer lines are squeezed.
  static let mostWidth = 1_600

  let values: [Float]
  let width: Int
  /// Pixels of the crop for one of the image.
  let scale: Double

  init(_ crop: Crop) {
    let factor = Double(Self.height) / Double(max(1, crop.height))
    let wanted = Int((Double(crop.width) * factor).rounded())
    let scaled = crop.scaled(
      by: min(factor, factor * Double(Self.mostWidth) / Double(max(wanted, 1))))
    let width = max(Self.leastWidth, (scaled.width + 7) / 8 * 8)
    let paper = scaled.pixels.max() ?? 255
    var plane = [Float](repeating: Float(paper) / 127.5 - 1, count: width * Self.height)
    for y in 0..<min(scaled.height, Self.height) {
      for x in 0..<min(scaled.width, width) {
        plane[y * width + x] = Float(scaled[x, y]) / 127.5 - 1
      }
    }
    values = plane + plane + plane
    self.width = width
    scale = Double(crop.width) / Double(max(1, scaled.width))
  }
}
