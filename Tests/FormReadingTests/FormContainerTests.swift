import Foundation
import TestKit
import Testing

@testable import FormReading

@Suite("The bytes of a compiled form")
struct FormContainerTests {
  static let parts = FormContainer.Parts(
    digest: "sha256-abc", workflow: Data("{\"id\":\"ä\"}".utf8),
    pages: [Data([1, 2, 3]), Data(), Data(repeating: 9, count: 300)])

  @Test("come back as they went")
  func roundTrip() {
    let packed = FormContainer.pack(Self.parts)
    #expect(FormContainer.unpack(packed) == Self.parts)
    // A part of larger data, whose indexes do not begin at 0.
    let inside = (Data([0, 0, 0]) + packed).dropFirst(3)
    #expect(FormContainer.unpack(inside) == Self.parts)
  }

  @Test("cut off anywhere, or with anything behind, are refused")
  func truncated() {
    let packed = FormContainer.pack(Self.parts)
    for length in 0..<packed.count { #expect(FormContainer.unpack(packed.prefix(length)) == nil) }
    #expect(FormContainer.unpack(packed + [0]) == nil)
  }

  @Test("damaged ones never trap")
  func damaged() {
    var random = SplitMix64(seed: 8)
    let packed = FormContainer.pack(Self.parts)
    for _ in 0..<3_000 {
      var bytes = packed
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8(random.next() & 255)
      }
      _ = FormContainer.unpack(bytes)
    }
  }
}
