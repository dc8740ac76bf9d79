import Foundation
import Japanese

/// What an expression comes to.
enum RuleValue: Hashable, Sendable {
  /// Not known, because a value is not written: neither true nor false.
  case missing
  case number(Decimal)
  case text(String)
  case date(CalendarDate)
  case boolean(Bool)
  case list([RuleValue])

  var isMissing: Bool {
    switch self {
    case .missing: true
    case .list(let items): items.allSatisfy(\.isMissing)
    case .text(let text): text.isEmpty
    default: false
    }
  }

  var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
  var number: Decimal? { if case .number(let value) = self { value } else { nil } }
  var list: [RuleValue]? { if case .list(let value) = self { value } else { nil } }

  /// A date, or a text that is one.
  var date: CalendarDate? {
    switch self {
    case .date(let date): date
    case .text(let text): CalendarDate(iso: text)
    default: nil
    }
  }

  /// A field's canonical value. A set of marks without any is the empty list and a seal that is not
  /// there is false; every other value that is not written is missing.
  init(canonical: String?, type: FieldType) {
    let value = canonical.flatMap { $0.isEmpty ? nil : $0 }
    switch type {
    case .choices:
      let labels = (value ?? "").split(separator: ";").map(String.init)
      self = .list(labels.map { .text($0) })
    case .seal, .signature:
      self = .boolean(value.map { !Self.absent.contains($0.lowercased()) } ?? false)
    case .date:
      self = value.flatMap { CalendarDate(iso: $0) }.map { .date($0) } ?? .missing
    case .number:
      let plain = value.map { $0.replacing(",", with: "") }
      let isNumber = plain.map { PlainNumber.isDecimal($0) } ?? false
      self =
        (isNumber ? plain.flatMap { Decimal(string: $0, locale: nil) } : nil).map { .number($0) }
        ?? .missing
    default:
      self = value.map { .text($0) } ?? .missing
    }
  }

  private static let absent: Set<String> = ["false", "0", "no", "absent", "無", "なし", "無し"]
}
