/// How badly paper and scanner treated a page. A level is a name for fixed limits; within them
/// chance decides. Lengths in millimetres, angles in degrees.
public struct AgeingLevel: Sendable, Hashable {
  public var name: String
  var dpi: Double
  var colour: Colour
  var skew: Double
  /// Greatest share by which the page is larger or smaller.
  var scale: Double
  var shift: Double
  /// Greatest further share by which one direction is longer than the other.
  var stretch: Double
  /// Passes of a 1-2-1 blur.
  var blur: ClosedRange<Int>
  /// Standard deviation of the noise of a pixel, of 255.
  var noise: ClosedRange<Double>
  /// Specks a page.
  var speckles: ClosedRange<Int>
  /// Greatest darkening by shading, of 255.
  var shading: Double
  var punchHoles: Double
  var stamps: Double
  var fold: Double
  var jpegQuality: Int
  var paper: ClosedRange<Double>
  /// Greatest displacement by which the page is bent, beyond what is turned, scaled and moved.
  var bend = 0.0

  enum Colour: Sendable, Hashable { case full, gray, bilevel }
}

extension AgeingLevel {
  public static let fresh = AgeingLevel(
    name: "fresh", dpi: 300, colour: .full, skew: 0, scale: 0, shift: 0, stretch: 0, blur: 0...0,
    noise: 0...0, speckles: 0...0, shading: 0, punchHoles: 0, stamps: 0, fold: 0, jpegQuality: 92,
    paper: 1...1)

  public static let office = AgeingLevel(
    name: "office", dpi: 300, colour: .gray, skew: 0.7, scale: 0.01, shift: 2, stretch: 0.001,
    blur: 0...1, noise: 1.5...4, speckles: 0...20, shading: 4, punchHoles: 0, stamps: 0, fold: 0,
    jpegQuality: 80, paper: 0.96...1)

  public static let worn = AgeingLevel(
    name: "worn", dpi: 300, colour: .full, skew: 2.5, scale: 0.03, shift: 5, stretch: 0.004,
    blur: 1...3, noise: 3...7, speckles: 30...150, shading: 30, punchHoles: 0.7, stamps: 0.6,
    fold: 0.3, jpegQuality: 72, paper: 0.88...0.97)

  public static let fax = AgeingLevel(
    name: "fax", dpi: 200, colour: .bilevel, skew: 1.2, scale: 0.02, shift: 4, stretch: 0.012,
    blur: 0...1, noise: 8...16, speckles: 80...350, shading: 12, punchHoles: 0, stamps: 0, fold: 0,
    jpegQuality: 80, paper: 0.96...1)

  public static let hard = AgeingLevel(
    name: "hard", dpi: 300, colour: .full, skew: 5, scale: 0.05, shift: 10, stretch: 0.006,
    blur: 1...4, noise: 6...12, speckles: 100...400, shading: 55, punchHoles: 0.8, stamps: 0.7,
    fold: 0.8, jpegQuality: 60, paper: 0.80...0.93)

  /// A page that lay in waves, or was copied and faxed unevenly.
  public static let bent = AgeingLevel(
    name: "bent", dpi: 300, colour: .gray, skew: 1.2, scale: 0.02, shift: 3, stretch: 0.004,
    blur: 0...1, noise: 2...5, speckles: 0...60, shading: 12, punchHoles: 0.5, stamps: 0, fold: 0,
    jpegQuality: 78, paper: 0.94...1, bend: 2.5)

  public static let all = [fresh, office, worn, fax, hard, bent]

  public static func named(_ name: String) throws(PressError) -> AgeingLevel {
    guard let level = all.first(where: { $0.name == name }) else {
      throw PressError.unknown(kind: "劣化の程度", name: name, known: all.map(\.name))
    }
    return level
  }
}
