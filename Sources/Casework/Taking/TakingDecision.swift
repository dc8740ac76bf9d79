internal import Japanese

/// What a person takes from the candidates of an unidentified case into the fields of a workflow
/// that the person names.
///
/// Nothing is taken that the person does not name, field by field.
public struct TakingDecision: Codable, Hashable, Sendable {
  public struct Item: Codable, Hashable, Sendable {
    /// A field of the workflow; a cell of a table as `表[2].列`.
    public var field: String
    /// `NumberedCandidate.number`; nil where the person types what no candidate has.
    public var candidate: Int?
    /// As typed instead of what was read; normalised before it counts. Empty empties the field.
    public var text: String?

    public init(field: String, candidate: Int? = nil, text: String? = nil) {
      self.field = field
      self.candidate = candidate
      self.text = text
    }

    /// Reads `氏名=3`, with full-width sign and digits too; nil where the text is no such thing.
    public init?(_ argument: String) {
      guard let sign = argument.lastIndex(where: { $0 == "=" || $0 == "＝" }),
        let number = Int(TextFolding.halfwidthASCII(String(argument[sign...].dropFirst())))
      else { return nil }
      let name = argument[..<sign]
      guard name.contains(where: { !$0.isWhitespace }) else { return nil }
      self.init(field: String(name), candidate: number)
    }
  }

  public var `case`: CaseReference
  public var by: PersonID
  /// Id of the workflow.
  public var workflow: String
  /// Digest of the workflow's version that the person looked at, or its beginning; nil to take
  /// the one that counts.
  public var version: String?
  public var items: [Item]
  /// The revision of the case that the person looked at; nil to take the case as it is.
  public var revision: Int?

  public init(
    case: CaseReference, by: PersonID, workflow: String, version: String? = nil,
    items: [Item] = [], revision: Int? = nil
  ) {
    self.case = `case`
    self.by = by
    self.workflow = workflow
    self.version = version
    self.items = items
    self.revision = revision
  }
}
