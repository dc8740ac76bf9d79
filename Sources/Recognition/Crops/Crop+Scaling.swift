extension Crop {
  /// The crop at `factor` times its size; area average when smaller, bilinear when larger.
  public func scaled(by factor: Double) -> Crop {
    let newWidth = max(1, Int((Double(width) * factor).rounded()))
    let newHeight = max(1, Int((Double(height) * factor).rounded()))
    guard width > 0, height > 0, newWidth != width || newHeight != height else { return self }
    let columns = Self.weights(from: width, to: newWidth)
    let rows = Self.weights(from: height, to: newHeight)
    var between = [Float](repeating: 0, count: newWidth * height)
    pixels.withUnsafeBufferPointer { pixels in
      for y in 0..<height {
        for (x, source) in columns.enumerated() {
          var sum: Float = 0
          var at = y &* width &+ source.first
          for weight in source.weights {
            sum += weight * Float(pixels[at])
            at &+= 1
          }
          between[y &* newWidth &+ x] = sum
        }
      }
    }
    var result = Crop(width: newWidth, height: newHeight, tone: 0, dpi: dpi * factor)
    var line = [Float](repeating: 0, count: newWidth)
    for (y, source) in rows.enumerated() {
      for x in 0..<newWidth { line[x] = 0 }
      for (offset, weight) in source.weights.enumerated() {
        let from = (source.first + offset) * newWidth
        for x in 0..<newWidth { line[x] += weight * between[from &+ x] }
      }
      for x in 0..<newWidth {
        result.pixels[y &* newWidth &+ x] = UInt8(min(255, max(0, line[x].rounded())))
      }
    }
    return result
  }

  /// For each new pixel the old ones under a triangle as wide as the scale.
  private static func weights(from: Int, to: Int) -> [(first: Int, weights: [Float])] {
    let ratio = Double(from) / Double(to)
    let reach = max(1, ratio)
    return (0..<to).map { index in
      let centre = (Double(index) + 0.5) * ratio - 0.5
      let first = max(0, Int((centre - reach).rounded(.up)))
      let last = min(from - 1, Int((centre + reach).rounded(.down)))
      guard first <= last else { return (min(max(0, Int(centre)), from - 1), [1]) }
      let raw = (first...last).map { max(0, 1 - abs(Double($0) - centre) / reach) }
      let sum = raw.reduce(0, +)
      guard sum > 0 else { return (min(max(0, Int(centre.rounded())), from - 1), [1]) }
      return (first, raw.map { Float($0 / sum) })
    }
  }
}
