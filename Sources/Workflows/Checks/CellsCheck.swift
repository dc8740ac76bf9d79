/// Rows of boxes that contradict themselves or their type.
enum CellsCheck: SemanticCheck {
  static func run(_ context: inout CheckContext) {
    for (field, path, _) in context.allFields {
      switch field.source {
      case .cells(let cells):
        let here = path + [.key("cells")]
        check(cells, here, &context)
        count(field, cells, here, &context)
      case .dateParts(let era, let year, let month, let day):
        for (name, part) in [("era", era), ("year", year), ("month", month), ("day", day)] {
          guard case .cells(let cells) = part else { continue }
          check(cells, path + [.key("parts"), .key(name), .key("cells")], &context)
        }
      default: break
      }
    }
  }

  private static func check(
    _ cells: Cells, _ path: [CheckContext.Step], _ context: inout CheckContext
  ) {
    for index in cells.gaps.keys.sorted() where !(1..<cells.count).contains(index) {
      let position =
        context.node(path + [.key("gaps")])?.entries?.first { Int($0.key) == index }?.keyPosition
        ?? context.place(path)
      context.bag.error(
        "cells.gap", at: position, "\(index) 番のマスの前に隙間はありません（1 から \(cells.count - 1) まで）",
        "there is no gap before box \(index) (1 to \(cells.count - 1))")
    }
    if cells.first.width > cells.pitch + 0.05 {
      context.bag.error(
        "cells.pitch", at: context.place(path + [.key("pitch")]),
        "マスの幅（\(Plain.number(cells.first.width)) mm）が間隔（\(Plain.number(cells.pitch)) mm）より広く、マスが重なります",
        "the boxes overlap: they are \(Plain.number(cells.first.width)) mm wide, but \(Plain.number(cells.pitch)) mm apart"
      )
    }
  }

  /// How many characters the type has.
  private static func count(
    _ field: Field, _ cells: Cells, _ path: [CheckContext.Step], _ context: inout CheckContext
  ) {
    let wanted: Int?
    switch field.type {
    case .postalCode: wanted = 7
    case .myNumber: wanted = 12
    case .corporateNumber: wanted = 13
    case .digits: wanted = field.length
    default: wanted = nil
    }
    guard let wanted, wanted != cells.count else { return }
    context.bag.error(
      "cells.count", at: context.place(path + [.key("count")]),
      "「\(field.name)」のマスは \(wanted) 個のはずです（\(cells.count) 個）",
      "'\(field.name)' must have \(wanted) boxes, not \(cells.count)", suggestion: String(wanted))
  }
}
