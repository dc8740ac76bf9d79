package import Imaging
package import Recognition
package import Workflows

/// Gives the pictures of a page's fields, beside those of the blank form.
package protocol FieldViews {
  /// The box and `margin` millimetres around it, rectified; nil where it lies off the scan.
  func view(_ box: Box, margin: Double) -> FieldView?

  /// Corners of the box on the upright page, pixels, clockwise from the top left.
  func corners(_ box: Box) -> [Double]

  /// Why the box could not be seen on the page; nil where it was.
  func hiding(_ box: Box, kind: PlaceKind) -> Hiding?

  /// Share of saturated red in the box, 0 to 1; nil for scans without colour.
  func redShare(_ box: Box) -> Double?

  /// Red patches anywhere on the page, millimetres on the form; nil for scans without colour.
  func redSpots() -> [RedSpot]?
}

extension FieldViews {
  package func redSpots() -> [RedSpot]? { nil }
}
