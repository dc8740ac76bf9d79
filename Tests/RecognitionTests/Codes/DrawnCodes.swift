import FormPress
import Recognition
import TestKit
import Workflows

@testable import FormPress

extension Crop {
  /// A code on white paper.
  ///
  /// - Parameter box: where it stands with its quiet zone, millimetres.
  static func page(
    _ code: DrawnCode, width: Double = 100, height: Double = 50,
    in box: (Double, Double, Double, Double),
    dpi: Double = 300
  ) -> Crop {
    var page = paper(width: width, height: height, dpi: dpi)
    page.draw(code, in: box)
    return page
  }

  static func paper(width: Double, height: Double, dpi: Double, tone: UInt8 = 235) -> Crop {
    Crop(
      width: Int(width / 25.4 * dpi), height: Int(height / 25.4 * dpi), tone: tone, dpi: dpi)
  }

  mutating func draw(_ code: DrawnCode, in box: (Double, Double, Double, Double)) {
    let pieces = code.pieces(in: .init(x: box.0, y: box.1, width: box.2, height: box.3))
    for piece in pieces { dark(piece.x, piece.y, piece.width, piece.height) }
  }

  /// A dark rectangle, millimetres.
  mutating func dark(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    for row in max(0, pixels(y))..<min(self.height, pixels(y + height)) {
      for column in max(0, pixels(x))..<min(self.width, pixels(x + width)) {
        self[column, row] = 35
      }
    }
  }

  /// As a copier and a scanner leave it: noise, and edges that have gone soft.
  func worn(seed: UInt64) -> Crop {
    var random = TestKit.SplitMix64(seed: seed)
    var result = scaled(by: 0.8).scaled(by: 1.25)
    for index in result.pixels.indices {
      let noise = Int.random(in: -25...25, using: &random)
      result.pixels[index] = UInt8(min(255, max(0, Int(result.pixels[index]) + noise)))
    }
    return result
  }
}
