/// A place on a page that a finding speaks of: what to show beside its words.
public struct FindingPlace: Codable, Hashable, Sendable {
  /// Page of the document, 1 for the first.
  public var page: Int
  /// On the form, millimetres: x, y, width, height.
  public var box: [Double]
  /// Corners on the upright page, pixels, clockwise from the top left: x, y, x, y, …
  public var corners: [Double]

  public init(page: Int, box: [Double], corners: [Double]) {
    self.page = page
    self.box = box
    self.corners = corners
  }
}
