/// What could be made of a file, for the checks that follow. Parts that are broken (and already
/// reported) are left out, but remembered by name, so that they cause no further messages.
struct WorkflowDraft {
  var workflow: Workflow
  /// Fields that are written but could not be decoded.
  var brokenFields: Set<String> = []
  /// The same for columns, by table.
  var brokenColumns: [String: Set<String>] = [:]
  /// False where `form.pages` could not be decoded.
  var knowsPages = true

  func isBroken(_ field: String) -> Bool { brokenFields.contains(field) }
}
