/// How far a delivery has come. After each of these a crash leaves a state that the next start
/// settles without delivering twice.
public enum OutboxStep: String, Hashable, Sendable, CaseIterable {
  /// Name and hash are committed.
  case intended
  /// The temporary file and its folder are fsynced.
  case written
  case staged
  /// The file has its name and the folder is fsynced.
  case renamed
  case delivered
}
