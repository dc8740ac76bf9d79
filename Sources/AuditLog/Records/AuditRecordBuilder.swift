public import Foundation

/// A record ready to be stored.
public struct AppendedRecord: Hashable, Sendable {
  public let index: Int
  /// To be stored as they are; the leaf hash is over exactly these bytes.
  public let bytes: [UInt8]
  public let leafHash: MerkleHash
  /// 32 random bytes that open the record's commitments; nil where it has none. To be stored
  /// sealed under the case's or the document's key, never in the clear.
  public let recordKey: Data?
}

/// Makes the bytes of a record out of an event and its place.
public enum AuditRecordBuilder {
  /// Throws ``AuditError`` `badEvent` where names, integers or lengths are beyond what a record
  /// may hold.
  public static func build(
    _ event: AuditEvent, epoch: Int, index: Int, at time: Date,
    using generator: inout some RandomNumberGenerator
  ) throws -> AppendedRecord {
    let key = event.commitments.isEmpty ? nil : randomKey(&generator)
    var commitments: [String: Data] = [:]
    if let key {
      commitments = Dictionary(
        uniqueKeysWithValues: event.commitments.map { name, value in
          (name, AuditCommitment.make(name: name, value: value, key: key))
        })
    }
    let record = try AuditRecord(
      epoch: epoch, index: index, time: RecordTime.text(time), event: event,
      commitments: commitments)
    let bytes = record.bytes
    return AppendedRecord(
      index: index, bytes: bytes, leafHash: .leaf(bytes), recordKey: key)
  }

  private static func randomKey(_ generator: inout some RandomNumberGenerator) -> Data {
    var key = Data(capacity: 32)
    for _ in 0..<4 {
      withUnsafeBytes(of: generator.next() as UInt64) { key.append(contentsOf: $0) }
    }
    return key
  }
}
