/// What may stand at a place of a workflow file.
///
/// One description serves three readers: the check of a file (`ShapeChecker`), the JSON Schema
/// (`WorkflowSchema`), and the suggestions for misspelt keys. They cannot drift apart.
indirect enum Shape: Sendable {
  /// Any scalar, taken as written.
  case text(TextRule)
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case boolean
  /// One of a few words.
  case word([Word])
  /// `[x, y, width, height]` in millimetres.
  case box
  case list(Shape, atLeast: Int)
  case object(ObjectShape)
  /// Keys chosen by the author.
  case map(MapShape)
  /// Objects whose keys depend on the word under `key`.
  case variants(VariantShape)
  /// A scalar for the usual case, an object where more must be said.
  case either(Shape, ObjectShape)
}

/// A word of the format with what it means.
struct Word: Sendable {
  let value: String
  let note: Note

  init(_ value: String, _ japanese: String, _ english: String) {
    self.value = value
    note = Note(japanese, english)
  }
}

/// The same sentence in both languages.
struct Note: Sendable {
  let japanese: String
  let english: String

  init(_ japanese: String, _ english: String) {
    self.japanese = japanese
    self.english = english
  }
}

struct KeyShape: Sendable {
  let name: String
  let shape: Shape
  let required: Bool
  let note: Note
  /// Words that authors write instead.
  let synonyms: [String]

  init(
    _ name: String, _ shape: Shape, required: Bool = false, _ japanese: String, _ english: String,
    synonyms: [String] = []
  ) {
    self.name = name
    self.shape = shape
    self.required = required
    note = Note(japanese, english)
    self.synonyms = synonyms
  }
}

struct ObjectShape: Sendable {
  /// Name in the schema's `$defs`.
  let id: String
  let note: Note
  let keys: [KeyShape]
  /// Exactly one key of the group must stand; empty where there is no such group.
  let oneOf: [String]

  init(
    _ id: String, _ japanese: String, _ english: String, oneOf: [String] = [], keys: [KeyShape]
  ) {
    self.id = id
    note = Note(japanese, english)
    self.keys = keys
    self.oneOf = oneOf
  }

  func key(_ name: String) -> KeyShape? { keys.first { $0.name == name } }
}

struct MapShape: Sendable {
  enum Keys: Sendable {
    case names(TextRule)
    case indexes
  }

  let keys: Keys
  let value: Shape
  let atLeast: Int
}

struct VariantShape: Sendable {
  let id: String
  let key: String
  let note: Note
  let words: [Word]
  let object: @Sendable (String) -> ObjectShape?
}
