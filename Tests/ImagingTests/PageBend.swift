import Foundation

@testable import Imaging

/// What paper, copier or fax did to a page beyond an affine map: a smooth displacement, millimetres.
struct PageBend: CustomStringConvertible {
  enum Kind: CaseIterable {
    /// Paper that lay in waves under the lid.
    case wavy
    /// A page out of a binder, that rises towards one edge.
    case curled
    /// A fax whose rollers pulled unevenly.
    case fax
    /// A copy of a copy: lenses, and rollers across.
    case copied
  }

  var kind: Kind
  /// Millimetres.
  var amount: Double
  /// Turns of the waves, radians.
  var phase: Double

  var description: String { "\(kind) \(amount) mm" }

  func shift(_ x: Double, _ y: Double) -> SIMD2<Double> {
    let across = x / 210
    let along = y / 297
    switch kind {
    case .wavy:
      return SIMD2(
        0.5 * amount * sin(.pi * along + phase),
        amount * sin(2 * .pi * along + phase) * (0.6 + 0.4 * across))
    case .curled:
      return SIMD2(-amount * exp(-x / 45), 0.5 * amount * exp(-x / 45) * (along - 0.5))
    case .fax:
      return SIMD2(
        0, 0.6 * amount * sin(2 * .pi * along + phase) + 0.1 * amount * sin(6 * .pi * along))
    case .copied:
      let u = across - 0.5
      let v = along - 0.5
      let square = u * u + v * v
      return SIMD2(
        2 * amount * u * square + 0.4 * amount * sin(2 * .pi * along + phase),
        2 * amount * v * square)
    }
  }
}

extension Scanning {
  /// Where a point of the form lies on the page, millimetres.
  func place(_ x: Double, _ y: Double, on form: SyntheticForm) -> (x: Double, y: Double) {
    let point = affine(form).point(x, y)
    let shift = bend?.shift(x, y) ?? SIMD2()
    return (point.x + shift.x, point.y + shift.y)
  }

  /// From page millimetres to those of the form.
  func back(_ form: SyntheticForm) throws -> PageMap {
    guard let back = affine(form).inverse else { throw ImagingError(.corruptImage) }
    guard let bend else { return PageMap(back) }
    return PageMap(
      back,
      bend: Bend(widthMM: form.widthMM, heightMM: form.heightMM) { x, y in
        let start = back.point(x, y)
        var found = SIMD2(start.x, start.y)
        for _ in 0..<30 {
          let shift = bend.shift(found.x, found.y)
          let next = back.point(x - shift.x, y - shift.y)
          found = SIMD2(next.x, next.y)
        }
        return found - SIMD2(start.x, start.y)
      })
  }

  /// A corner torn off, two punched holes and a stamp over the print.
  func damage(_ plane: inout GrayPlane, dpi: Double) {
    let mm = 25.4 / dpi
    let width = Double(plane.width) * mm
    let height = Double(plane.height) * mm
    let columns = plane.width
    let rows = plane.height
    plane.withMutableSamples { samples in
      for row in 0..<rows {
        for column in 0..<columns {
          let x = (Double(column) + 0.5) * mm
          let y = (Double(row) + 0.5) * mm
          if width - x + y < 50 { samples[row * columns + column] = 235 }
          for hole in [height / 2 - 40, height / 2 + 40] where hypot(x - 12, y - hole) < 3 {
            samples[row * columns + column] = 60
          }
          let ring = hypot(x - 150, y - 215)
          let bar = abs(y - 211) < 0.25 || abs(y - 219) < 0.25
          if abs(ring - 14) < 0.4 || (ring < 14 && bar) || (ring < 12 && Int(x * 1.3) % 3 == 0) {
            samples[row * columns + column] = min(samples[row * columns + column], 120)
          }
        }
      }
    }
  }
}
