public import Foundation

/// A record of the log, as its bytes say.
///
/// The bytes are canonical JSON (RFC 8785) with the members `v`, `epoch`, `index`, `time`, `type`,
/// `actor` and, where there are any, `document`, `case`, `details`, `commitments`. The leaf of the
/// Merkle tree is exactly these bytes.
public struct AuditRecord: Hashable, Sendable {
  public static let version = 1

  /// 1 for the first; a restore from a backup opens the next.
  public let epoch: Int
  /// Place in the log, 0 for the first record; it goes on over epochs.
  public let index: Int
  /// RFC 3339, UTC, milliseconds.
  public let time: String
  public let type: AuditEventType
  public let document: String?
  public let caseID: String?
  public let actor: AuditActor
  public let details: [String: AuditValue]
  /// HMAC-SHA256 by name, 32 bytes each; see ``AuditCommitment``.
  public let commitments: [String: Data]

  /// When it happened.
  public var date: Date {
    RecordTime.date(time) ?? Date(timeIntervalSince1970: 0)
  }

  /// - Parameter commitments: not bytes to bind, but their HMACs.
  init(epoch: Int, index: Int, time: String, event: AuditEvent, commitments: [String: Data])
    throws
  {
    self.epoch = epoch
    self.index = index
    self.time = time
    type = event.type
    document = event.document
    caseID = event.caseID
    actor = event.actor
    details = event.details
    self.commitments = commitments
    try checkWords()
  }

  /// The bytes that are stored and hashed.
  public var bytes: [UInt8] { json.encoded }
}

extension AuditRecord {
  /// Longest string of a record, bytes of UTF-8. Long text is not what a log of ids and codes
  /// needs, and would invite personal data.
  static let longestString = 1024

  /// Throws ``AuditError`` `badEvent`.
  func checkWords() throws {
    func refuse(_ what: String) -> AuditError {
      AuditError(.badEvent, subject: type.rawValue, detail: what)
    }
    guard Self.isName(type.rawValue), type.rawValue.utf8.contains(UInt8(ascii: ".")) else {
      throw refuse("type")
    }
    for name in Array(details.keys) + Array(commitments.keys) where !Self.isName(name) {
      throw refuse("name of a detail or commitment")
    }
    var strings = [document, caseID].compactMap { $0 }
    switch actor {
    case .system(let version): strings.append(version)
    case .person(let id): strings.append(id)
    }
    for value in details.values {
      switch value {
      case .string(let text): strings.append(text)
      case .int(let number):
        guard CanonicalJSON.integers.contains(number) else { throw refuse("integer") }
      case .bool: break
      }
    }
    guard strings.allSatisfy({ $0.utf8.count <= Self.longestString }) else {
      throw refuse("string of more than \(Self.longestString) bytes")
    }
    guard commitments.values.allSatisfy({ $0.count == 32 }) else { throw refuse("commitment") }
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
