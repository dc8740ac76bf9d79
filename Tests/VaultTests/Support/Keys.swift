import Foundation
import TestKit

@testable import Vault

extension DataKey {
  /// The bytes 0 to 31, the key of the known answers.
  static var known: DataKey {
    get throws { try DataKey(bytes: Array(UInt8(0)..<32)) }
  }
}

extension Data {
  init(hex: String) {
    var bytes: [UInt8] = []
    var rest = hex[...]
    while rest.count >= 2 {
      bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    self.init(bytes)
  }
}

/// The code of the `VaultError` that the work throws; nil where it throws none.
func code(_ work: () throws -> Void) -> VaultError.Code? {
  thrown(VaultError.self, by: work)?.code
}
