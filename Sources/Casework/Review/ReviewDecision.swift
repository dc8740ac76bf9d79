/// What a person says of a case's values; the JSON of `uketsuke queue review`:
///
/// ```json
/// {"case": "R8-国保年金課-000123", "by": "sato", "decisions": [
///   {"field": "氏名", "action": "confirm"},
///   {"field": "生年月日", "action": "correct", "value": "昭和60年1月2日"}],
///  "acknowledge": ["document.duplicate"], "note": "電話で確認"}
/// ```
public struct ReviewDecision: Codable, Hashable, Sendable {
  public struct Item: Codable, Hashable, Sendable {
    public var field: String
    public var action: FieldDecision.Action
    /// As typed; normalised before it counts. Empty or missing with `correct` empties the field.
    public var value: String?

    public init(field: String, action: FieldDecision.Action, value: String? = nil) {
      self.field = field
      self.action = action
      self.value = value
    }
  }

  public var `case`: CaseReference
  public var by: PersonID
  public var decisions: [Item]
  /// Codes of findings on the case as a whole that the person has seen and lets stand.
  public var acknowledge: [String]
  public var note: String?
  /// The revision that the person looked at; nil to take the case as it is.
  public var revision: Int?

  public init(
    case: CaseReference, by: PersonID, decisions: [Item] = [], acknowledge: [String] = [],
    note: String? = nil, revision: Int? = nil
  ) {
    self.case = `case`
    self.by = by
    self.decisions = decisions
    self.acknowledge = acknowledge
    self.note = note
    self.revision = revision
  }

  /// Whether nothing is said, as by a key that is spelt otherwise.
  var isEmpty: Bool { decisions.isEmpty && acknowledge.isEmpty && note?.isEmpty != false }

  private enum CodingKeys: String, CodingKey {
    case `case`, by, decisions, acknowledge, note, revision
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    `case` = try container.decode(CaseReference.self, forKey: .case)
    by = try container.decode(PersonID.self, forKey: .by)
    decisions = try container.decodeIfPresent([Item].self, forKey: .decisions) ?? []
    acknowledge = try container.decodeIfPresent([String].self, forKey: .acknowledge) ?? []
    note = try container.decodeIfPresent(String.self, forKey: .note)
    revision = try container.decodeIfPresent(Int.self, forKey: .revision)
  }
}
