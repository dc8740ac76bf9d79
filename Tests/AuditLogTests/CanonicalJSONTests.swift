import Foundation
import TestKit
import Testing

@testable import AuditLog

@Suite struct CanonicalJSONTests {
  static func text(_ value: CanonicalJSON) -> String {
    String(decoding: value.encoded, as: UTF8.self)
  }

  @Test func `members are sorted by UTF-16, as RFC 8785 shows`() {
    // The order of the RFC's section 3.2.3.
    let keys = ["\r", "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}"]
    let object = CanonicalJSON.object(
      Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, .int($0)) }))
    #expect(
      Self.text(object)
        == "{\"\\r\":0,\"1\":1,\"\u{80}\":2,\"\u{F6}\":3,\"\u{20AC}\":4,\"\u{1F600}\":5,\"\u{FB33}\":6}"
    )
  }

  @Test func `only what must be is escaped`() {
    let text = "\u{20AC}$\u{0F}\nA'B\"\\/\u{8}\t\u{C}\r\u{7F}髙"
    #expect(
      Self.text(.string(text))
        == "\"\u{20AC}$\\u000f\\nA'B\\\"\\\\/\\b\\t\\f\\r\u{7F}髙\"")
  }

  @Test func `integers are plain`() {
    #expect(Self.text(.int(0)) == "0")
    #expect(Self.text(.int(-12)) == "-12")
    #expect(Self.text(.int(9_007_199_254_740_991)) == "9007199254740991")
  }

  static func random(_ generator: inout SplitMix64, depth: Int) -> CanonicalJSON {
    switch Int.random(in: 0..<(depth == 0 ? 3 : 4), using: &generator) {
    case 0: .int(Int.random(in: CanonicalJSON.integers, using: &generator))
    case 1: .bool(Bool.random(using: &generator))
    case 2: .string(randomText(&generator))
    default:
      .object(
        Dictionary(
          (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            (randomText(&generator), random(&generator, depth: depth - 1))
          }, uniquingKeysWith: { first, _ in first }))
    }
  }

  static func randomText(_ generator: inout SplitMix64) -> String {
    let scalars: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7E, 0x3040...0x9FFF, 0x1F600...0x1F64F,
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      let range = scalars[Int.random(in: scalars.indices, using: &generator)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  @Test func `what is written is read again, here and by Foundation`() throws {
    var generator = SplitMix64(seed: 21)
    for _ in 0..<1000 {
      let value = Self.random(&generator, depth: 3)
      let bytes = value.encoded
      #expect(CanonicalJSONParser.parse(bytes) == value)
      _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    }
  }

  @Test(arguments: [
    "", " ", "{", "}", "{}x", " {}", "{ }", "{\"a\":1,}", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":1}",
    "{\"a\" :1}", "{\"a\"}", "{a:1}", "01", "-0", "+1", "1.0", "1e3", "9007199254740992", "--1",
    "1-",
    "null", "True", "tru", "[1]", "\"\\/\"", "\"\\u0041\"", "\"\\u000A\"", "\"\\u000a\"",
    "\"\\u001F\"", "\"\\u00\"", "\"\\u+01f\"", "\"\\x\"", "\"", "\"\\", "\"\n\"",
    "{\"\u{304C}\":1,\"\u{304B}\u{3099}\":2}",
    "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}",
  ])
  func `other ways of writing are refused`(_ text: String) {
    #expect(CanonicalJSONParser.parse(Array(text.utf8)) == nil)
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    #expect(CanonicalJSONParser.parse([0x22, 0xFF, 0x22]) == nil)
    #expect(CanonicalJSONParser.parse([0x22, 0xC0, 0x80, 0x22]) == nil)
    #expect(CanonicalJSONParser.parse([0x22, 0xED, 0xA0, 0x80, 0x22]) == nil)
  }
}
