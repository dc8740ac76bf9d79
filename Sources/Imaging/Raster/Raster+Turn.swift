/// How far a page is turned on its sheet.
public struct Skew: Hashable, Sendable {
  /// Degrees, positive clockwise, within ±10.
  public var degrees: Double
  /// How clearly this angle stands out among the others, 1 and up; below about 2 it is a guess and
  /// `degrees` is 0.
  public var confidence: Double
}

extension Raster {
  /// Turned clockwise by quarter turns.
  public func rotated(quarterTurns: Int) -> Raster {
    let turns = ((quarterTurns % 4) + 4) % 4
    if turns == 0 { return self }
    let back = Affine.backFromQuarterTurns(turns, width: width, height: height)
    return Raster(
      gray: gray.rotated(quarterTurns: turns), colour: colour, colourFrame: back.then(colourFrame),
      dpi: dpi, dpiInferred: dpiInferred)
  }

  /// Turned clockwise about its centre by any angle, the size kept, white where nothing was.
  /// Bilinear interpolation.
  public func turned(degrees: Double) -> Raster {
    guard abs(degrees) > 0.01 else { return self }
    let back = Affine.backFromTurn(degrees: degrees, width: width, height: height)
    return Raster(
      gray: gray.warped(width: width, height: height, map: back), colour: colour,
      colourFrame: back.then(colourFrame), dpi: dpi, dpiInferred: dpiInferred)
  }

  /// The page set straight. `skew` comes from `findSkew()`.
  public func deskewed(_ skew: Skew) -> Raster {
    turned(degrees: -skew.degrees)
  }

  /// The page set straight by its own lines of text and rules.
  public func deskewed() -> Raster { deskewed(findSkew()) }

  /// Reduced by a whole number.
  public func reduced(by factor: Int) -> Raster {
    guard factor > 1, width >= factor, height >= factor else { return self }
    let scale = Double(factor)
    return Raster(
      gray: gray.reduced(by: factor), colour: colour,
      colourFrame: Affine.scale(scale, scale).then(colourFrame), dpi: dpi / scale,
      dpiInferred: dpiInferred)
  }

  /// The smallest whole reduction after which no side is longer than `pixels`.
  public func fitted(longestSide pixels: Int) -> Raster {
    guard pixels > 0 else { return self }
    let longest = max(width, height)
    if longest <= pixels { return self }
    let factor = longest / pixels
    let reduced = reduced(by: max(1, factor))
    let rest = Double(max(reduced.width, reduced.height)) / Double(pixels)
    guard rest > 1 else { return reduced }
    let columns = max(1, Int(Double(reduced.width) / rest))
    let rows = max(1, Int(Double(reduced.height) / rest))
    let back = Affine.scale(
      Double(reduced.width) / Double(columns), Double(reduced.height) / Double(rows))
    return Raster(
      gray: reduced.gray.warped(width: columns, height: rows, map: back), colour: colour,
      colourFrame: back.then(reduced.colourFrame), dpi: reduced.dpi / rest, dpiInferred: dpiInferred
    )
  }
}
