import CPoppler
import Foundation

extension Annotator {
  private static let family = "Noto Sans CJK JP"

  /// What cairo draws on.
  struct Canvas: ~Copyable {
    private let raw: OpaquePointer
    let width: Int
    let height: Int
    /// Where captions stand.
    private var plates: [Plate] = []

    /// What a caption takes; pixels.
    private struct Plate {
      var left: Double
      var top: Double
      var right: Double
      var bottom: Double

      func overlaps(_ other: Plate) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
      }

      var corners: [Double] { [left, top, right, top, right, bottom, left, bottom] }
    }

    /// Rows by which a caption moves up at most, where another stands in its place.
    private static let steps = 4

    /// - Parameter below: rows of white below the page.
    init(_ raster: Raster, below: Int = 0) throws(ImagingError) {
      let made = cpoppler_canvas_create(
        Int32(clamping: raster.width), Int32(clamping: raster.height + below))
      guard let made else { throw ImagingError(.tooManyPixels, detail: "no canvas") }
      raw = made
      width = raster.width
      height = raster.height + below
      guard let words = cpoppler_canvas_pixels(raw) else { return }
      let stride = Int(cpoppler_canvas_stride(raw))
      raster.fill(words, stride: stride)
      cpoppler_canvas_touched(raw)
    }

    deinit { cpoppler_canvas_destroy(raw) }

    mutating func draw(
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
      let plate = freed(
        Plate(left: x, top: y, right: x + long + size * 0.4, bottom: y + size * 1.25),
        by: size * 1.25)
      plates.append(plate)
      cpoppler_canvas_polygon(raw, plate.corners, 4, 1, 1, 1, 0, 0.82)
      cpoppler_canvas_text(
        raw, text, plate.left + size * 0.2, plate.top + size, size, Annotator.family,
        colour.0 * 0.75, colour.1 * 0.75, colour.2 * 0.75)
    }

    /// Above the captions that stand in its place, as those of columns side by side do.
    private func freed(_ plate: Plate, by row: Double) -> Plate {
      var moved = plate
      for _ in 0..<Self.steps where plates.contains(where: moved.overlaps) {
        moved.top -= row
        moved.bottom -= row
      }
      return moved.top >= 0 ? moved : plate
    }

    /// A line of text with its baseline at (x, y).
    func write(_ text: String, x: Double, y: Double, size: Double) {
      cpoppler_canvas_text(raw, text, x, y, size, Annotator.family, 0.1, 0.1, 0.1)
    }

    /// A frame without a caption.
    mutating func swatch(_ box: (x: Double, y: Double, width: Double, height: Double), tone: Tone) {
      let (right, bottom) = (box.x + box.width, box.y + box.height)
      draw(
        [box.x, box.y, right, box.y, right, bottom, box.x, bottom], caption: "",
        colour: tone.colour, size: box.height)
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
  var colour: (Double, Double, Double) {
    switch self {
    case .good: (0.05, 0.6, 0.2)
    case .doubt: (0.95, 0.45, 0)
    case .quiet: (0.5, 0.5, 0.5)
    case .place: (0.62, 0.1, 0.75)
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
