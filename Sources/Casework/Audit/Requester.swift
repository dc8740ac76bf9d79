/// The account of the system that a request came from, as the kernel vouches for it (SO_PEERCRED on
/// the control socket): who typed the command, whatever name the request itself gives.
///
/// What a store records for a person within `Requester.$current.withValue` says both: the actor and,
/// as details `account` and `uid`, the requester.
public struct Requester: Hashable, Sendable {
  public var uid: UInt32
  /// The account's name.
  public var account: String

  public init(uid: UInt32, account: String) {
    self.uid = uid
    self.account = account
  }

  /// Nil for what the program does of itself.
  @TaskLocal public static var current: Requester?
}
