/// What went wrong in the vault, to which thing, and what to do. Holds no personal data and no
/// key material.
public struct VaultError: Error, Hashable, Sendable {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case wrongKey
    case damaged
    case notSealed
    case unknownVersion
    case keyDestroyed
    case keyExists
    case badKey
    case fileMissing
    case fileExists
    case fileUnreadable
    case fileUnwritable
    case notRegularFile
    case filePermissions
    case fileOwner
    case cryptography
  }

  public var code: Code
  /// The key id or the path that it concerns; empty where the caller knows it.
  public var subject: String
  /// Detail for operators, such as the message of the system.
  public var detail: String

  public init(_ code: Code, subject: String = "", detail: String = "") {
    self.code = code
    self.subject = subject
    self.detail = detail
  }
}

extension VaultError: CustomStringConvertible {
  /// What happened, to what, and what to do.
  public var japanese: String {
    let place = subject.isEmpty ? "" : "（対象: \(subject)）"
    let cause = detail.isEmpty ? "" : "（詳細: \(detail)）"
    return code.japanese + place + cause
  }

  public var english: String {
    let place = subject.isEmpty ? "" : " (on: \(subject))"
    let cause = detail.isEmpty ? "" : " (detail: \(detail))"
    return code.english + place + cause
  }

  public var description: String { english }
}
