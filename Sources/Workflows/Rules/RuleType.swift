/// What kind of value an expression has, as far as it can be told without a case.
indirect enum RuleType: Hashable, Sendable {
  case number, text, date, boolean, table
  case list(RuleType)
  /// Not known, because of an error that has been reported.
  case any

  init(_ type: FieldType) {
    switch type {
    case .date: self = .date
    case .number: self = .number
    case .choices: self = .list(.text)
    case .seal, .signature: self = .boolean
    case .table: self = .table
    default: self = .text
    }
  }

  func agrees(with other: RuleType) -> Bool {
    switch (self, other) {
    case (.any, _), (_, .any): true
    case (.list(let a), .list(let b)): a.agrees(with: b)
    default: self == other
    }
  }

  var words: Note {
    switch self {
    case .number: Note("数", "a number")
    case .text: Note("文字列", "a text")
    case .date: Note("日付", "a date")
    case .boolean: Note("真偽", "true or false")
    case .table: Note("表", "a table")
    case .list(let item): Note("\(item.words.japanese)の並び", "a list of \(item.words.english)")
    case .any: Note("値", "a value")
    }
  }
}
