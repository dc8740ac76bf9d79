/// What becomes of pages that follow a form and fit none.
public enum AttachmentPolicy: String, Codable, Hashable, Sendable, CaseIterable {
  /// They go with the form's case, and a person is told to look at them.
  case `case`
  /// They are a case of their own, which a person sorts.
  case apart
}

/// What text means that a form neither prints nor asks for: a note in the margin, a line of a new edition.
public enum AddedTextPolicy: String, Codable, Hashable, Sendable, CaseIterable {
  /// The case waits for a person.
  case waits
  /// It is noted, and holds nothing back.
  case noted
}

/// What a blank page behind a complete form means.
public enum BlankPagePolicy: String, Codable, Hashable, Sendable, CaseIterable {
  /// Nothing: it is the form's back side.
  case ignored
  /// The case ends there: what follows does not belong to it.
  case separator
}
