public import AuditLog

/// Who did it.
public enum Actor: Hashable, Sendable {
  case program
  case person(PersonID)

  /// As the audit log names it.
  /// - Parameter version: of the program.
  public func auditActor(version: String) -> AuditActor {
    switch self {
    case .program: .system(version: version)
    case .person(let id): .person(id: id.rawValue)
    }
  }
}
