internal import Foundation

/// A text with signatures below it, as C2SP `signed-note` writes it.
struct SignedNote: Hashable, Sendable {
  struct Signature: Hashable, Sendable {
    var name: String
    /// The first four bytes of what is in base64.
    var keyID: [UInt8]
    var bytes: [UInt8]
  }

  /// With its last newline.
  var text: String
  var signatures: [Signature]

  /// More than any note needs; the specification asks for a limit.
  static let longest = 1 << 20

  var encoded: String {
    text + "\n"
      + signatures.map { signature in
        let blob = Data(signature.keyID + signature.bytes).base64EncodedString()
        return "— \(signature.name) \(blob)\n"
      }.joined()
  }

  init(text: String, signatures: [Signature]) {
    self.text = text
    self.signatures = signatures
  }

  /// Throws ``AuditError`` `malformedCheckpoint`.
  init(encoded: String) throws {
    // By scalars: in a String of Characters, \r\n is one of them and would not be found.
    guard encoded.utf8.count <= Self.longest,
      encoded.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\n" }),
      let blank = encoded.range(of: "\n\n", options: [.backwards, .literal])
    else { throw AuditError(.malformedCheckpoint, detail: "no signed note") }
    text = String(encoded[..<blank.lowerBound]) + "\n"
    let below = encoded[blank.upperBound...]
    guard below.hasSuffix("\n") else {
      throw AuditError(.malformedCheckpoint, detail: "no newline at the end")
    }
    signatures = try below.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "—", Self.isKeyName(String(parts[1])),
          let blob = Data(base64Encoded: String(parts[2])), blob.count > 4
        else { throw AuditError(.malformedCheckpoint, detail: "signature line") }
        return Signature(
          name: String(parts[1]), keyID: Array(blob.prefix(4)), bytes: Array(blob.dropFirst(4)))
      }
  }

  /// Not empty, without spaces, plus signs and control characters.
  static func isKeyName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { scalar in
        !scalar.properties.isWhitespace && scalar != "+" && scalar.value >= 0x20
      }
  }
}
