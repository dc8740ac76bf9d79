public import Foundation

/// A data key as a key store keeps it: useless without the master key, or without the private
/// recovery key that is kept offline.
public struct WrappedKey: Codable, Hashable, Sendable {
  public let id: KeyID
  /// Under the master key; see ``MasterKey/wrap(_:id:)``.
  public let wrapped: Data
  /// Under the recovery key; nil where none was configured when the key was made.
  public let recovery: Data?
  public let createdAt: Date?

  public init(id: KeyID, wrapped: Data, recovery: Data? = nil, createdAt: Date? = nil) {
    self.id = id
    self.wrapped = wrapped
    self.recovery = recovery
    self.createdAt = createdAt
  }
}
