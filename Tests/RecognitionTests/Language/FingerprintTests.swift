import Foundation
import TestKit
import Testing

@testable import Recognition

@Suite("a file's fingerprint")
struct FingerprintTests {
  private func fingerprint(_ bytes: [UInt8]) -> String {
    bytes.withUnsafeBytes { Fingerprint.of($0) }
  }

  @Test("one changed, added or moved byte gives another", arguments: [1, 7, 8, 9, 1000])
  func tells(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 1) }
    let own = fingerprint(bytes)
    #expect(own.count == 8 && own == fingerprint(bytes))
    for place in [0, count / 2, count - 1] {
      var other = bytes
      other[place] ^= 1
      #expect(fingerprint(other) != own)
    }
    #expect(fingerprint(bytes + [0]) != own)
    #expect(count < 2 || fingerprint(bytes.reversed()) != own)
  }

  @Test("of a file that is not there, an error")
  func missing() {
    #expect(throws: LexiconProblem.self) { try Fingerprint.of(file: "/nowhere/model") }
  }
}
