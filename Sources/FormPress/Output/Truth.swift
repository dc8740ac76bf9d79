import Foundation
import Workflows

/// What is written on a scan, in canonical form.
struct Truth: Sendable {
  var workflow: String
  var fields: [String: TruthValue]
  var remarks: [(field: String, remark: String)] = []
  /// What stands on the pages beside it.
  var additions: [Addition] = []

  /// An addition on a page, 1 for the scan's first, in millimetres of the form.
  struct Addition: Sendable {
    var page: Int
    var kind: FormPress.Addition
    var box: Box
  }

  init(_ workflow: Workflow, form: FilledForm) {
    self.workflow = workflow.id
    var fields: [String: TruthValue] = [:]
    for field in workflow.fields {
      // What is not there is left out, a seal like any other entry.
      if case .seal(nil) = form.values[field.name] { continue }
      if let value = form.values[field.name] {
        fields[field.name] = TruthValue(value, of: field)
      }
    }
    self.fields = fields
  }

  var json: [String: Any] {
    var result: [String: Any] = [
      "workflow": workflow, "fields": fields.mapValues(\.json),
    ]
    if !remarks.isEmpty {
      result["remarks"] = remarks.map { ["field": $0.field, "remark": $0.remark] }
    }
    if !additions.isEmpty {
      result["additions"] = additions.map {
        [
          "page": $0.page, "kind": $0.kind.rawValue,
          "box": [$0.box.x, $0.box.y, $0.box.width, $0.box.height],
        ]
      }
    }
    return result
  }

  /// The same for the rule language.
  var caseValues: CaseValues {
    var values = CaseValues()
    for (name, value) in fields {
      if case .rows(let rows) = value {
        values.tables[name] = rows.map { $0.mapValues(\.canonical) }
      } else {
        values.values[name] = value.canonical
      }
    }
    return values
  }

  /// The bytes of a truth file, for one application or several in one file. Hand and level of age
  /// stand beside, so that an evaluation can tell them apart.
  static func file(_ cases: [Truth], drawn order: PressOrder) throws(PressError) -> Data {
    var content: [String: Any] =
      if cases.count == 1, let only = cases.first { only.json } else {
        ["cases": cases.map(\.json)]
      }
    content["hand"] = order.hand
    content["level"] = order.level.name
    do {
      var data = try JSONSerialization.data(
        withJSONObject: content, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
      data.append(0x0A)
      return data
    } catch { throw PressError.drawing("JSON") }
  }
}

/// A canonical value as JSON has it.
enum TruthValue: Sendable {
  case text(String)
  case list([String])
  case rows([[String: TruthValue]])

  init(_ value: FieldValue, of field: Field) {
    switch value {
    case .text(let canonical, _):
      // What nobody can understand stays as it was written.
      self = .text((try? FieldNormalizer.canonical(canonical, of: field)) ?? canonical)
    case .date(let day): self = .text(day.canonical)
    case .marks(let labels):
      self = field.type == .choices ? .list(labels) : .text(labels.joined(separator: ";"))
    case .seal: self = .text(FieldNormalizer.present)
    case .rows(let rows):
      let columns = field.table?.columns ?? []
      self = .rows(
        rows.map { row in
          var cells: [String: TruthValue] = [:]
          for column in columns {
            cells[column.name] = row[column.name].map { TruthValue($0, of: column) }
          }
          return cells
        })
    }
  }

  /// As rules see it.
  var canonical: String {
    switch self {
    case .text(let text): text
    case .list(let list): list.joined(separator: String(FieldNormalizer.separator))
    case .rows: ""
    }
  }

  var json: Any {
    switch self {
    case .text(let text): text
    case .list(let list): list
    case .rows(let rows): rows.map { $0.mapValues(\.json) }
    }
  }
}
