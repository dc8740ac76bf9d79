/// A page at about a hundred pixels an inch, at which a pencil's stroke is a pixel or two wide: enough to see whether it
/// is empty and how far it is turned.
public struct SmallPage: Sendable {
  static let dpi = 100.0

  let gray: GrayPlane
  /// Pixels per inch.
  let dpi: Double

  public init(_ raster: Raster) {
    let factor = max(1, Int(raster.dpi / Self.dpi + 0.4))
    gray = raster.gray.reduced(by: factor)
    dpi = raster.dpi / Double(factor)
  }
}
