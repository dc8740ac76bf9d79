/// Who did it.
public enum AuditActor: Hashable, Sendable {
  /// The program, with its version.
  case system(version: String)
  /// A person by account id; never by name.
  case person(id: String)
}
