import Imaging
import Workflows

/// Whether a field, or a part of it, could not be seen on the page.
enum FieldHiding {
  case covered, cutOff

  /// nil where all of the field was seen.
  init?(of field: Field, in views: some FieldViews) {
    let found = Self.places(of: field.source, type: field.type).lazy.compactMap {
      views.hiding($0.box, kind: $0.kind)
    }
    switch found.first {
    case .covered: self = .covered
    case .cutOff: self = .cutOff
    case nil: return nil
    }
  }

  private typealias Place = (box: Box, kind: PlaceKind)

  private static func places(of source: FieldSource, type: FieldType) -> [Place] {
    switch source {
    case .box(let box): [(box, type == .seal || type == .signature ? .mark : .text)]
    case .code(let box, _): [(box, .text)]
    case .cells(let cells): [(cells.bounds, .text)]
    case .marks(_, let marks): marks.map { ($0.box, .mark) }
    case .dateParts(let era, let year, let month, let day):
      [era, year, month, day].compactMap { $0 }.flatMap(places)
    case .table: []
    }
  }

  private static func places(of part: DatePart) -> [Place] {
    switch part {
    case .fixed: []
    case .box(let box): [(box, .text)]
    case .cells(let cells): [(cells.bounds, .text)]
    case .marks(_, let marks): marks.map { ($0.box, .mark) }
    }
  }
}
