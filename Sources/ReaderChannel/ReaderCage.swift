internal import CSystem

/// What keeps a reader that a hostile document took over from doing harm.
public struct ReaderCage: OptionSet, Hashable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// No program that it could start would have more rights.
  public static let noNewPrivileges = part(UK_CAGE_NO_NEW_PRIVILEGES)
  /// Others of the same user cannot look into its memory.
  public static let notDumpable = part(UK_CAGE_NOT_DUMPABLE)
  public static let noCore = part(UK_CAGE_NO_CORE)
  /// Nothing in the file system can be written, made or removed (Landlock).
  public static let noWriting = part(UK_CAGE_LANDLOCK)
  /// No sockets, programs, processes, tracing or mounts (seccomp).
  public static let noSystemCalls = part(UK_CAGE_SECCOMP)

  public static let full: ReaderCage = [
    .noNewPrivileges, .notDumpable, .noCore, .noWriting, .noSystemCalls,
  ]

  /// Puts this process into the cage, for good. To be called by a reader once its engines are
  /// loaded and before it receives anything; before other threads exist, because Landlock binds
  /// the thread that asks for it and those that it starts.
  /// - Returns: what is in force. What the kernel does not offer is missing, for `doctor` to tell.
  public static func enter() -> ReaderCage { ReaderCage(rawValue: uk_cage()) }

  private static func part(_ value: uk_cage_part) -> ReaderCage {
    ReaderCage(rawValue: Int32(value.rawValue))
  }
}

extension ReaderCage: CustomStringConvertible {
  /// Names of what is in force.
  public var description: String {
    let names: [(ReaderCage, String)] = [
      (.noNewPrivileges, "no-new-privileges"), (.notDumpable, "not-dumpable"), (.noCore, "no-core"),
      (.noWriting, "landlock"), (.noSystemCalls, "seccomp"),
    ]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: ",")
  }
}
