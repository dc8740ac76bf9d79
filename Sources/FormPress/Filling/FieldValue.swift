import Workflows

/// What a citizen puts into a field.
enum FieldValue: Sendable, Hashable {
  /// `canonical` goes to the truth, `written` on the paper.
  case text(canonical: String, written: String)
  case date(Day)
  case marks([String])
  /// A seal or a signature, with the surname in it; nil where there is none.
  case seal(surname: String?)
  case rows([[String: FieldValue]])

  static func same(_ text: String) -> FieldValue { .text(canonical: text, written: text) }
}

/// One application's values by field; a field that is left empty has none.
struct FilledForm: Sendable {
  var values: [String: FieldValue] = [:]
  var household: Household

  /// Whether a page is handed in: always, unless it may be missing and holds nothing.
  func has(page: Int, of workflow: Workflow) -> Bool {
    guard workflow.form.pages[page - 1].optional else { return true }
    return workflow.fields.contains { $0.page == page && values[$0.name] != nil }
  }
}
