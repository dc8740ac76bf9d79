/// What is wrong with an expression of the rule language.
public struct RuleProblem: Error, Hashable, Sendable {
  /// Stable name for machines: `rule.syntax`, `rule.name`, `rule.type`, …
  public var code: String
  /// Unicode scalars before the place, counted in the expression's text.
  public var offset: Int
  public var japanese: String
  public var english: String
  public var suggestion: String?

  init(
    _ code: String, at offset: Int, _ japanese: String, _ english: String,
    suggestion: String? = nil
  ) {
    self.code = code
    self.offset = offset
    self.japanese = japanese
    self.english = english
    self.suggestion = suggestion
  }
}
