import Workflows

/// A blank form as it is printed: pages of marks in millimetres.
public struct Sheet: Sendable {
  /// The workflow's id; the PDF is called so.
  public var id: String
  public var title: String
  var pages: [SheetPage]

  init(id: String, title: String, pages: [SheetPage]) {
    self.id = id
    self.title = title
    self.pages = pages
  }
}

/// One thing printed on a blank form.
enum Element: Sendable {
  case line(Point, Point, width: Double, dash: [Double])
  case rectangle(Box, width: Double, fill: Ink?)
  case text(String, Point, face: Face, size: Double, align: Alignment)
  case paragraph(String, Box, face: Face, size: Double, leading: Double)
  case ring(Point, radius: Double, width: Double, dash: [Double])
}

/// One page of A4 paper.
struct SheetPage: Sendable {
  static let width = 210.0
  static let height = 297.0

  /// The face of labels and explanations.
  var face: Face
  var elements: [Element] = []

  init(face: Face = .mincho) { self.face = face }
}
