/// A page, or a part of one, as eight-bit gray, and in colour where the scan has any.
///
/// A value: copies share their samples. Pixel coordinates are continuous, the top left corner of the
/// first pixel being (0, 0).
public struct Raster: Sendable {
  package let gray: GrayPlane
  /// Colour as decoded; turning and deskewing the gray only move the frame.
  let colour: ColourPlane?
  /// From pixels of this raster to pixels of `colour`.
  let colourFrame: Affine
  /// Pixels per inch, the same on both axes.
  public let dpi: Double
  /// Whether the file said nothing, or nonsense, about the resolution, so that it was inferred from
  /// the nearest size of paper.
  public let dpiInferred: Bool

  package init(
    gray: GrayPlane, colour: ColourPlane? = nil, colourFrame: Affine = .identity, dpi: Double,
    dpiInferred: Bool = false
  ) {
    self.gray = gray
    self.colour = colour
    self.colourFrame = colourFrame
    self.dpi = dpi
    self.dpiInferred = dpiInferred
  }

  /// Pixels.
  public var width: Int { gray.width }
  /// Pixels.
  public var height: Int { gray.height }
  /// Whether anything on the page has a colour, such as a red seal.
  public var hasColour: Bool { colour != nil }

  public var widthMM: Double { Double(width) / dpi * 25.4 }
  public var heightMM: Double { Double(height) / dpi * 25.4 }

  /// Gray of a pixel, 0 is black; nil outside.
  public func sample(x: Int, y: Int) -> UInt8? {
    guard x >= 0, y >= 0, x < width, y < height else { return nil }
    return gray[x, y]
  }

  /// Runs `body` on the gray samples, `width` a row, top row first.
  public func withGraySamples<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try gray.samples.withUnsafeBufferPointer(body)
  }

  /// A raster of given gray samples, `width` a row; nil unless there are `width` × `height` of them.
  public init?(width: Int, height: Int, dpi: Double, samples: [UInt8]) {
    guard width > 0, height > 0, dpi > 0, samples.count == width * height else { return nil }
    let plane = GrayPlane(width: width, height: height) { out in
      samples.withUnsafeBufferPointer { source in
        for index in 0..<source.count { out[index] = source[index] }
      }
    }
    self.init(gray: plane, dpi: dpi)
  }
}

// What is on a page must not end up in a message by accident, nor need it fill one.

extension Raster: CustomStringConvertible, CustomReflectable {
  public var description: String {
    "Raster \(width) x \(height) at \(dpi) dpi\(hasColour ? ", colour" : "")"
  }

  public var customMirror: Mirror { Mirror(self, children: []) }
}
