internal import Crypto
public import Foundation

/// Keyed hashes by which staff find cases without the store holding the values in the clear.
///
/// HMAC-SHA256, cut to 16 bytes, over the department, the kind and the folded value, each with
/// its length before it so that no two triples run together. Without the key the hashes cannot
/// be guessed; with it they can, so the key is derived from the master key and never stored.
/// There is no kind for 個人番号, by design.
public struct SearchHasher: Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case receptionNumber
    case name
    case kana
    case birthDate
  }

  private let key: DataKey

  /// - Parameter key: `master.derive(purpose: "search")`.
  public init(key: DataKey) {
    self.key = key
  }

  public init(master: MasterKey) {
    self.init(key: master.derive(purpose: "search"))
  }

  /// - Parameter folded: the value folded for matching, the same way when storing and finding.
  /// - Returns: 16 bytes.
  public func hash(department: String, kind: Kind, folded: String) -> Data {
    var mac = HMAC<SHA256>(key: key.symmetric)
    for part in [department, kind.rawValue, folded] {
      let bytes = Array(part.utf8)
      withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { mac.update(data: Array($0)) }
      mac.update(data: bytes)
    }
    return Data(mac.finalize().prefix(16))
  }
}
