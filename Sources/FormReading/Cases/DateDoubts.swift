import Japanese
import Readings
import Workflows

/// Days that no form asks for: a birth to come, or years ahead.
struct DateDoubts {
  /// 受付日 as far as the reader knows it: the day of reading.
  let today: CalendarDate

  /// Words in a field's name that say that the day is past.
  static let past = ["生年月日", "誕生", "出生", "死亡"]
  /// Years after the reading that a start or a move may be announced for.
  static let ahead = 1
  /// Years before the reading that nobody alive, and no paper in use, goes back.
  static let back = 130

  func findings(for fields: [FieldReading]) -> [Finding] {
    fields.compactMap { field in
      guard field.type == FieldType.date.rawValue, let value = field.value,
        let date = CalendarDate(iso: value)
      else { return nil }
      let name = FieldReading.cell(of: field.name)?.column ?? field.name
      if date > today, Self.past.contains(where: name.contains) { return .futureDate(field.name) }
      if let limit = today.adding(years: Self.ahead), date > limit {
        return .farFutureDate(field.name)
      }
      if let limit = today.adding(years: -Self.back), date < limit {
        return .farPastDate(field.name)
      }
      return nil
    }
  }
}

extension Finding {
  static func futureDate(_ field: String) -> Finding {
    Finding(
      code: "date.future", fields: [field],
      japanese: "「\(field)」が読取日より後の日付です。元号と年を画像で確かめてください。",
      english: "'\(field)' is later than the day of reading. Check era and year on the image.")
  }

  static func farFutureDate(_ field: String) -> Finding {
    Finding(
      code: "date.farFuture", fields: [field],
      japanese: "「\(field)」が読取日より1年以上先の日付です。元号と年を画像で確かめてください。",
      english: "'\(field)' is more than a year after the day of reading. Check era and year on the"
        + " image.")
  }

  static func farPastDate(_ field: String) -> Finding {
    Finding(
      code: "date.farPast", fields: [field],
      japanese: "「\(field)」が130年以上前の日付です。元号と年を画像で確かめてください。",
      english: "'\(field)' is more than 130 years ago. Check era and year on the image.")
  }
}
