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
    /// What a finding speaks of: violet.
    case place
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

  /// What is written below the page, so that nothing of it is hidden.
  public struct Legend: Hashable, Sendable {
    /// What the frames' colours mean, in one row.
    public var keys: [Key]
    /// Broken where they are longer than the page is wide.
    public var lines: [String]

    public struct Key: Hashable, Sendable {
      public var tone: Tone
      public var words: String

      public init(tone: Tone, words: String) {
        self.tone = tone
        self.words = words
      }
    }

    public init(keys: [Key], lines: [String] = []) {
      self.keys = keys
      self.lines = lines
    }
  }

  /// A drawn page.
  public struct Picture: Sendable {
    public var png: Data
    /// Pixels, the legend included.
    public var width: Int
    public var height: Int
  }

  /// The page with the frames on it and the legend below it.
  ///
  /// - Parameter longestSide: pixels of the page's longest side at most, the legend not counted;
  ///   frames scale along, text stays legible.
  public static func picture(
    of raster: Raster, frames: [Frame], legend: Legend? = nil, longestSide: Int? = nil
  ) throws(ImagingError) -> Picture {
    let page = longestSide.map { raster.fitted(longestSide: $0) } ?? raster
    let scaleX = Double(page.width) / Double(max(1, raster.width))
    let scaleY = Double(page.height) / Double(max(1, raster.height))
    // 2.6 mm of text, and no less than 11 pixels.
    let size = max(11, 2.6 / 25.4 * page.dpi)
    let rows = legend.map { LegendRows($0, width: Double(page.width), size: size) }
    var canvas = try Canvas(page, below: rows?.height ?? 0)
    for frame in frames {
      let corners = frame.corners.enumerated().map { $1 * ($0 % 2 == 0 ? scaleX : scaleY) }
      guard corners.count >= 4, corners.count % 2 == 0, corners.allSatisfy(\.isFinite) else {
        continue
      }
      canvas.draw(corners, caption: frame.caption, colour: frame.tone.colour, size: size)
    }
    rows?.draw(on: &canvas, top: Double(page.height))
    return Picture(png: try canvas.png(dpi: page.dpi), width: canvas.width, height: canvas.height)
  }

  /// The page with the frames on it, as PNG.
  public static func png(
    of raster: Raster, frames: [Frame], longestSide: Int? = nil
  ) throws(ImagingError) -> Data {
    try picture(of: raster, frames: frames, longestSide: longestSide).png
  }
}
