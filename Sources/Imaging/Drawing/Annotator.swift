import CPoppler
public import Foundation

/// Draws frames with captions over a page, for people to see what was read where.
public struct Annotator {
  public enum Tone: String, Hashable, Sendable, CaseIterable {
    /// Accepted: green.
    case good
    /// Waits for review: orange.
    case doubt
    /// Empty, or nothing expected: gray.
    case quiet
  }

  public struct Frame: Hashable, Sendable {
    /// Corners, pixels of the raster: x, y, x, y, x, y, x, y.
    public var corners: [Double]
    public var caption: String
    public var tone: Tone

    public init(corners: [Double], caption: String, tone: Tone) {
      self.corners = corners
      self.caption = caption
      self.tone = tone
    }
  }

  private static let family = "Noto Sans CJK JP"

  /// The page with the frames on it, as PNG.
  ///
  /// - Parameter longestSide: pixels of the result's longest side at most; frames scale along, text
  ///   stays legible.
  public static func png(
    of raster: Raster, frames: [Frame], longestSide: Int? = nil
  ) throws(ImagingError) -> Data {
    let page = longestSide.map { raster.fitted(longestSide: $0) } ?? raster
    let canvas = try Canvas(page)
    let scaleX = Double(page.width) / Double(max(1, raster.width))
    let scaleY = Double(page.height) / Double(max(1, raster.height))
    // 2.6 mm of text, and no less than 11 pixels.
    let size = max(11, 2.6 / 25.4 * page.dpi)
    for frame in frames {
      let corners = frame.corners.enumerated().map { $1 * ($0 % 2 == 0 ? scaleX : scaleY) }
      guard corners.count >= 4, corners.count % 2 == 0, corners.allSatisfy(\.isFinite) else {
        continue
      }
      canvas.draw(corners, caption: frame.caption, colour: frame.tone.colour, size: size)
    }
    return try canvas.png(dpi: page.dpi)
  }

  /// What cairo draws on.
  private struct Canvas: ~Copyable {
    private let raw: OpaquePointer
    private let width: Int
    private let height: Int

    init(_ raster: Raster) throws(ImagingError) {
      let made = cpoppler_canvas_create(
        Int32(clamping: raster.width), Int32(clamping: raster.height))
      guard let made else { throw ImagingError(.tooManyPixels, detail: "no canvas") }
      raw = made
      width = raster.width
      height = raster.height
      guard let words = cpoppler_canvas_pixels(raw) else { return }
      let stride = Int(cpoppler_canvas_stride(raw))
      raster.fill(words, stride: stride)
      cpoppler_canvas_touched(raw)
    }

    deinit { cpoppler_canvas_destroy(raw) }

    func draw(
      _ corners: [Double], caption: String, colour: (Double, Double, Double), size: Double
    ) {
      cpoppler_canvas_polygon(
        raw, corners, Int32(corners.count / 2), colour.0, colour.1, colour.2, max(1.5, size / 10),
        0.08)
      guard !caption.isEmpty else { return }
      var left = Double.infinity
      var top = Double.infinity
      var bottom = -Double.infinity
      for index in stride(from: 0, to: corners.count, by: 2) {
        left = min(left, corners[index])
        top = min(top, corners[index + 1])
        bottom = max(bottom, corners[index + 1])
      }
      let text = String(caption.prefix(60)).filter { !$0.isNewline && $0 != "\0" }
      let long = cpoppler_canvas_text_width(raw, text, size, Annotator.family)
      let x = max(0, min(left, Double(width) - long - size * 0.4))
      // Above the frame, or below it at the top of the page.
      let above = top - size * 1.25 > 0
      let y = above ? top - size * 1.25 : bottom
      let plate = [
        x, y, x + long + size * 0.4, y, x + long + size * 0.4, y + size * 1.25, x, y + size * 1.25,
      ]
      cpoppler_canvas_polygon(raw, plate, 4, 1, 1, 1, 0, 0.82)
      cpoppler_canvas_text(
        raw, text, x + size * 0.2, y + size, size, Annotator.family, colour.0 * 0.75,
        colour.1 * 0.75, colour.2 * 0.75)
    }

    borrowing func png(dpi: Double) throws(ImagingError) -> Data {
      guard let words = cpoppler_canvas_pixels(raw) else {
        throw ImagingError(.corruptImage, detail: "canvas without pixels")
      }
      let stride = Int(cpoppler_canvas_stride(raw))
      let plane = ColourPlane(width: width, height: height) { out in
        for y in 0..<height {
          for x in 0..<width { out[y * width + x] = words[y * stride + x] & 0xFF_FFFF }
        }
      }
      return try Pix.of(plane).png()
    }
  }
}

extension Annotator.Tone {
  fileprivate var colour: (Double, Double, Double) {
    switch self {
    case .good: (0.05, 0.6, 0.2)
    case .doubt: (0.95, 0.45, 0)
    case .quiet: (0.5, 0.5, 0.5)
    }
  }
}

extension Raster {
  /// Writes the page as 0x00RRGGBB.
  fileprivate func fill(_ words: UnsafeMutablePointer<UInt32>, stride: Int) {
    if let colour {
      let plane = colour.sampled(width: width, height: height, map: colourFrame)
      for y in 0..<height {
        for x in 0..<width { words[y * stride + x] = plane.samples[y * width + x] }
      }
      return
    }
    gray.withSamples { source in
      for y in 0..<height {
        for x in 0..<width {
          words[y * stride + x] = UInt32(source[y * width + x]) &* 0x01_0101
        }
      }
    }
  }
}
