import Foundation
import Imaging

/// A line of a page of which no form is known, as it was read.
struct ReadLine: Hashable {
  struct Glyph: Hashable {
    /// Half-width Latin letters and digits.
    var character: Character
    /// Columns of the page.
    var left: Double
    var right: Double
    var confidence: Double
  }

  var area: TextLineArea
  /// Without spaces. None where nothing could be read with any certainty.
  var glyphs: [Glyph]
  /// Glyphs before which there is a wide gap.
  var gaps: Set<Int>
  /// 0 to 1.
  var confidence: Double

  var characters: [Character] { glyphs.map(\.character) }

  var text: String { text(0..<glyphs.count) }

  /// The text of some glyphs, with a full-width space at each wide gap.
  func text(_ range: Range<Int>) -> String {
    var result = ""
    for index in range {
      // Behind a stop there is a gap without a space.
      if index > range.lowerBound, gaps.contains(index),
        result.last.map({ !"、。".contains($0) }) ?? true
      {
        result.append("\u{3000}")
      }
      result.append(glyphs[index].character)
    }
    return result
  }

  /// The mean certainty of some glyphs.
  func confidence(_ range: Range<Int>) -> Double {
    Self.mean(glyphs[range].map(\.confidence))
  }

  /// Corners of some glyphs on the page.
  func corners(_ range: Range<Int>) -> [Double] {
    let left = range.lowerBound == 0 ? Double(area.left) : glyphs[range.lowerBound].left
    let right =
      range.upperBound == glyphs.count ? Double(area.right) : glyphs[range.upperBound - 1].right
    return Self.corners(left, Double(area.top), max(left + 1, right), Double(area.bottom))
  }

  static func corners(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> [Double]
  {
    [left, top, right, top, right, bottom, left, bottom]
  }

  /// The geometric mean, 0 of none.
  static func mean(_ confidences: [Double]) -> Double {
    guard !confidences.isEmpty else { return 0 }
    return exp(confidences.reduce(0) { $0 + log(max($1, 1e-3)) } / Double(confidences.count))
  }
}
