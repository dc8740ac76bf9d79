/// Text boxes that share paper: what is written in one would be read in both. Seals, signatures
/// and marks may lie over anything.
enum OverlapCheck: SemanticCheck {
  private struct Part {
    let name: String
    let page: Int
    let boxes: [Box]
    let bounds: Box
    let path: [CheckContext.Step]
  }

  /// How much two boxes may share, millimetres: forms are measured by ruler.
  static let tolerance = 0.3

  static func run(_ context: inout CheckContext) {
    let parts = context.workflow.fields.flatMap(Self.parts(of:))
    var reported: Set<Set<String>> = []
    for (index, part) in parts.enumerated() {
      for other in parts[..<index] where other.page == part.page {
        guard other.name != part.name, other.bounds.overlaps(part.bounds, tolerance: tolerance),
          other.boxes.contains(where: { box in
            part.boxes.contains { box.overlaps($0, tolerance: tolerance) }
          }), reported.insert([other.name, part.name]).inserted
        else { continue }
        context.bag.error(
          "box.overlap", at: context.place(part.path),
          "「\(part.name)」の枠が「\(other.name)」（\(context.place(other.path).line) 行目）の枠と重なっています",
          "the box of '\(part.name)' overlaps that of '\(other.name)' (line \(context.place(other.path).line))"
        )
      }
    }
  }

  private static func parts(of field: Field) -> [Part] {
    let path: [CheckContext.Step] = [.key("fields"), .key(field.name)]
    if let table = field.table {
      return table.columns.compactMap { column in
        let boxes = (0..<table.rowCount).flatMap {
          table.cellField(row: $0, column: column, of: field).textBoxes
        }
        return part(
          "\(field.name).\(column.name)", field.page, boxes,
          path + [.key("columns"), .key(column.name)])
      }
    }
    if case .dateParts(let era, let year, let month, let day) = field.source {
      return [("era", era), ("year", year), ("month", month), ("day", day)].compactMap {
        name, source in
        part(
          "\(field.name).\(name)", field.page, source?.textBoxes ?? [],
          path + [.key("parts"), .key(name)])
      }
    }
    let key =
      switch field.source {
      case .cells: "cells"
      case .code: "barcode"
      default: "box"
      }
    return part(field.name, field.page, field.textBoxes, path + [.key(key)]).map { [$0] } ?? []
  }

  private static func part(
    _ name: String, _ page: Int, _ boxes: [Box], _ path: [CheckContext.Step]
  ) -> Part? {
    guard let first = boxes.first else { return nil }
    return Part(
      name: name, page: page, boxes: boxes,
      bounds: boxes.dropFirst().reduce(first) { $0.union($1) }, path: path)
  }
}
