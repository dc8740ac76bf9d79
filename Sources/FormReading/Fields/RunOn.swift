import Readings
import Recognition
import Workflows

/// Sees entries that go on to the right of their box: what stands there is not read, and what was read is
/// not all that was written.
struct RunOn {
  /// Everything that stands on this page of the form.
  let fields: [Field]

  /// Millimetres before the box's right edge from which writing may go on beyond it.
  private static let near = 2.0
  /// Millimetres beyond it: up to which ink still belongs to what was read, and in which more is looked for.
  private static let own = 0.5
  private static let wide = 10.0
  /// Millimetres by which the last letter may stand out further.
  private static let tail = 1.2
  /// Least that is looked at, millimetres, and least ink that is a letter, square millimetres.
  private static let least = 1.5
  private static let letter = 0.3

  /// Puts a doubt on every field whose entry goes on.
  func support(
    _ read: inout [(field: Field, outcome: FieldOutcome)], in views: some FieldViews
  ) {
    for index in read.indices {
      let (field, outcome) = read[index]
      guard case .box(let box) = field.source, let ink = outcome.ink,
        box.x + ink.maxX >= box.maxX - Self.near,
        goesOn(field, box, from: ink, in: views)
      else { continue }
      read[index].outcome.doubt(.runsOn(field.name))
    }
  }

  private func goesOn(
    _ field: Field, _ box: Box, from ink: Box, in views: some FieldViews
  ) -> Bool {
    let start = box.maxX + Self.own
    let band = Box(x: start, y: box.y, width: Self.wide, height: box.height)
    let others = fields.filter { $0.name != field.name }.flatMap(\.allBoxes)
      .filter { $0.overlaps(band) }
    let end = others.map(\.x).filter { $0 > box.maxX - Self.near }.min() ?? band.maxX
    guard !others.contains(where: { $0.x <= box.maxX - Self.near }),
      min(end, band.maxX) - start >= Self.least,
      let view = views.view(
        Box(x: start, y: box.y, width: min(end, band.maxX) - start, height: box.height), margin: 0)
    else { return false }
    let work = Handwork(view, reach: 0)
    let scale = view.page.dpi / 25.4
    let rows = (ink.y - 1) * scale...(ink.maxY + 1) * scale
    let beyond = work.ink.components().list.filter { component in
      rows.contains(component.centre.y)
        && !(component.box.left == 0 && Double(component.box.width) < Self.tail * scale)
    }
    return Double(beyond.reduce(0) { $0 + $1.area }) >= Self.letter * scale * scale
  }
}

extension Finding {
  static func runsOn(_ field: String) -> Finding {
    Finding(
      code: "field.runsOn", fields: [field],
      japanese: "「\(field)」の記入が欄の右へはみ出しています。読み取れていない続きがないか、画像で確かめてください。",
      english:
        "The entry in '\(field)' goes on to the right of its box. Check the image for what was not read."
    )
  }
}
