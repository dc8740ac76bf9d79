/// A place on a page beside the same place on the blank form, both rectified to the same pixels.
public struct FieldView: Sendable {
  /// What was scanned.
  public var page: Crop
  /// What the form prints there.
  public var blank: Crop
  /// Millimetres of form around the field that the crops show on each side.
  public var margin: Double
  /// A fold of the paper, or dirt on the scanner's glass, runs across the whole page through here.
  public var isFolded: Bool
  /// Of `blank`, where somebody has it already.
  let print: BlankInk?

  /// - Precondition: both crops have the same size.
  /// - Parameter print: of the same `blank`; worked out where it is needed and not given.
  public init(
    page: Crop, blank: Crop, margin: Double, isFolded: Bool = false, print: BlankInk? = nil
  ) {
    precondition(page.width == blank.width && page.height == blank.height)
    self.page = page
    self.blank = blank
    self.margin = margin
    self.isFolded = isFolded
    self.print = print
  }
}
