import Foundation
import Workflows

extension Composer {
  /// Brings the values to what people mostly hand in: what rules ask for is there, and what is
  /// asked for only in a case that does not hold is empty.
  func settle(_ form: inout FilledForm) {
    for rule in workflow.rules where rule.each == nil {
      guard case .require(let names) = rule.demand, let when = rule.when,
        let (field, label) = Self.condition(when.text)
      else { continue }
      let holds =
        if case .marks(let chosen)? = form.values[field] { chosen.contains(label) } else { false }
      if !holds {
        form.values = form.values.filter { !Self.belongs($0.key, to: names, but: field) }
      }
      for name in names {
        guard let wanted = workflow.field(named: name) else { continue }
        if !holds {
          form.values[name] = nil
        } else if form.values[name] == nil {
          var maker = self
          maker.random = random.branch(name)
          form.values[name] = maker.insisted(wanted, in: form.household)
        }
      }
    }
    // A page that may be missing is handed in only with something on it.
    for (index, page) in workflow.form.pages.enumerated() where page.optional {
      let fields = workflow.fields.filter { $0.page == index + 1 }
      let written = fields.contains { $0.type.isText && form.values[$0.name] != nil }
      if !written { for field in fields { form.values[field.name] = nil } }
    }
    // A reading without its name, or a postal code without its address, is nobody's habit.
    for field in workflow.fields {
      if let support = field.agreesWith, form.values[field.name] == nil {
        form.values[support] = nil
      }
    }
  }

  /// Whether a field speaks of the same thing as those a rule asks for: their names begin alike.
  private static func belongs(_ name: String, to names: [String], but condition: String) -> Bool {
    guard names.count > 1, var common = names.first, name != condition else { return false }
    for other in names { common = common.commonPrefix(with: other) }
    return common.count >= 2 && name.hasPrefix(common)
  }

  /// `X == 'Y'` or `'Y' in X`: the shapes in which forms tie one field to another.
  static func condition(_ text: String) -> (field: String, label: String)? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 3 else { return nil }
    func quoted(_ word: String) -> String? {
      guard let quote = word.first, quote == "'" || quote == "\"", word.last == quote,
        word.count > 1
      else { return nil }
      return String(word.dropFirst().dropLast())
    }
    if words[1] == "==", let label = quoted(words[2]) { return (words[0], label) }
    if words[1] == "in", let label = quoted(words[0]) { return (words[2], label) }
    return nil
  }

  private mutating func insisted(_ field: Field, in household: Household) -> FieldValue? {
    var required = field
    required.required = true
    return value(of: required, in: household)
  }
}
