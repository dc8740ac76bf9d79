package import Foundation

/// Bounds on a frame that one side accepts, bytes.
public struct FrameLimits: Hashable, Sendable {
  public var message: Int
  public var blob: Int

  /// The defaults hold the reading of 500 dense pages and an uncompressed page at 600 dpi.
  public init(message: Int = 64 << 20, blob: Int = 256 << 20) {
    self.message = message
    self.blob = blob
  }
}

/// One message as it crosses the process boundary: JSON, bulk bytes and descriptors.
package struct Frame: Sendable {
  package var message: Data
  package var blob: Data?
  package var descriptors: [Descriptor]

  package init(message: Data, blob: Data? = nil, descriptors: [Descriptor] = []) {
    self.message = message
    self.blob = blob
    self.descriptors = descriptors
  }
}

/// What stands before every frame, big-endian: `UKR` and the version of the framing (4 bytes),
/// flags (1: a blob follows) and number of descriptors (2 and 2), length of the message (4),
/// length of the blob (8).
package struct FrameHeader: Hashable, Sendable {
  package static let size = 20
  private static let magic: UInt32 = 0x554B_5201

  package var hasBlob: Bool
  package var descriptorCount: Int
  package var messageLength: Int
  package var blobLength: Int

  package init(hasBlob: Bool, descriptorCount: Int, messageLength: Int, blobLength: Int) {
    self.hasBlob = hasBlob
    self.descriptorCount = descriptorCount
    self.messageLength = messageLength
    self.blobLength = blobLength
  }

  package init(bytes: [UInt8], limits: FrameLimits) throws(ChannelError) {
    guard bytes.count == Self.size else { throw .malformed("short header") }
    func number(_ range: Range<Int>) -> UInt64 {
      bytes[range].reduce(0) { $0 << 8 | UInt64($1) }
    }
    guard number(0..<4) == UInt64(Self.magic) else { throw .malformed("not a frame") }
    let flags = number(4..<6)
    guard flags <= 1 else { throw .malformed("unknown flags") }
    hasBlob = flags == 1
    descriptorCount = Int(number(6..<8))
    messageLength = Int(number(8..<12))
    guard messageLength > 0 else { throw .malformed("no message") }
    guard messageLength <= limits.message else { throw .tooLong(limit: limits.message) }
    let blob = number(12..<20)
    guard hasBlob || blob == 0 else { throw .malformed("a length without a blob") }
    guard blob <= UInt64(max(0, limits.blob)) else { throw .tooLong(limit: limits.blob) }
    blobLength = Int(blob)
  }

  package var bytes: [UInt8] {
    func big(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    return big(Int(Self.magic), 4) + big(hasBlob ? 1 : 0, 2) + big(descriptorCount, 2)
      + big(messageLength, 4) + big(blobLength, 8)
  }
}
