import Foundation

extension Affine {
  /// From a raster that was turned clockwise by quarter turns back to what it was.
  ///
  /// - Parameters:
  ///   - width: pixels before the turn.
  ///   - height: pixels before the turn.
  public static func backFromQuarterTurns(_ turns: Int, width: Int, height: Int) -> Affine {
    let w = Double(width)
    let h = Double(height)
    return switch ((turns % 4) + 4) % 4 {
    case 1: Affine(a: 0, b: 1, c: 0, d: -1, e: 0, f: h)
    case 2: Affine(a: -1, b: 0, c: w, d: 0, e: -1, f: h)
    case 3: Affine(a: 0, b: -1, c: w, d: 1, e: 0, f: 0)
    default: .identity
    }
  }

  /// From a raster that was turned clockwise about its centre, its size kept, back to what it was.
  public static func backFromTurn(degrees: Double, width: Int, height: Int) -> Affine {
    guard abs(degrees) > 0.01 else { return .identity }
    let angle = degrees * .pi / 180
    let cosine = cos(angle)
    let sine = sin(angle)
    let x = Double(width) / 2
    let y = Double(height) / 2
    // The inverse turn about the centre.
    return Affine(
      a: cosine, b: sine, c: x - cosine * x - sine * y,
      d: -sine, e: cosine, f: y + sine * x - cosine * y)
  }
}
