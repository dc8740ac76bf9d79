internal import Crypto
public import Foundation

/// A SHA-256 hash in the Merkle tree of RFC 6962, section 2.1.
public struct MerkleHash: Hashable, Sendable {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// nil unless there are 32 bytes.
  public init?(bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  private init(_ digest: SHA256.Digest) {
    bytes = Array(digest)
  }

  /// The root of the tree without leaves.
  public static let empty = MerkleHash(SHA256.hash(data: [UInt8]()))

  /// The hash of a leaf: SHA-256 of 0x00 and the record's bytes.
  public static func leaf(_ record: some DataProtocol) -> MerkleHash {
    var hash = SHA256()
    hash.update(data: [0x00])
    hash.update(data: record)
    return MerkleHash(hash.finalize())
  }

  /// The hash of an inner node: SHA-256 of 0x01 and both children.
  public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
    var hash = SHA256()
    hash.update(data: [0x01])
    hash.update(data: left.bytes)
    hash.update(data: right.bytes)
    return MerkleHash(hash.finalize())
  }

  public var base64: String { Data(bytes).base64EncodedString() }

  /// nil unless it is base64 of 32 bytes, written in the one canonical way.
  public init?(base64: String) {
    guard let data = Data(base64Encoded: base64), data.base64EncodedString() == base64 else {
      return nil
    }
    self.init(bytes: data)
  }
}

extension MerkleHash: Codable, CustomStringConvertible {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let hash = MerkleHash(base64: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not base64 of 32 bytes")
    }
    self = hash
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(base64)
  }

  public var description: String { base64 }
}
