public import Foundation

/// The name of a record: 26 characters of Crockford's base 32, 48 bits of milliseconds and 80
/// random bits, so that names sort by time of making (after the ULID specification).
///
/// Holds no personal data; safe in logs and audit records.
public protocol RecordID: RawRepresentable<String>, Codable, Hashable, Sendable, Comparable,
  CustomStringConvertible
{
  /// Makes an id of text that `RecordIDText.isValid` accepts.
  init(valid text: String)
}

extension RecordID {
  /// Nil unless the text is 26 characters of the alphabet.
  public init?(rawValue: String) {
    guard RecordIDText.isValid(rawValue) else { return nil }
    self.init(valid: rawValue)
  }

  /// A new id. `high` and `low` are random; 80 of their bits are used.
  public init(at date: Date, high: UInt64, low: UInt64) {
    self.init(valid: RecordIDText.make(at: date, high: high, low: low))
  }

  public var description: String { rawValue }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard RecordIDText.isValid(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a record id")
    }
    self.init(valid: text)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// Text form of record ids.
public enum RecordIDText {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// 26 characters: 10 for the milliseconds since 1970, 16 for the random bits.
  public static func make(at date: Date, high: UInt64, low: UInt64) -> String {
    let milliseconds = UInt64(max(0, (date.timeIntervalSince1970 * 1000).rounded(.down)))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(26)
    for shift in stride(from: 45, through: 0, by: -5) {
      bytes.append(alphabet[Int((milliseconds >> UInt64(shift)) & 31)])
    }
    for half in [high, low] {
      for shift in stride(from: 35, through: 0, by: -5) {
        bytes.append(alphabet[Int((half >> UInt64(shift)) & 31)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  public static func isValid(_ text: String) -> Bool {
    text.utf8.count == 26 && text.utf8.allSatisfy(alphabet.contains)
      && text.utf8.first.map { $0 <= UInt8(ascii: "7") } == true
  }
}
