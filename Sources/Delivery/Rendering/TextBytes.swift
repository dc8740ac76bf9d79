internal import Japanese
internal import Workflows

/// Text as the bytes of an encoding, or an error that names what cannot be told: never a `?`.
struct TextBytes: Sendable {
  let encoding: TextEncoding

  var mark: [UInt8] { encoding == .utf8WithBOM ? [0xEF, 0xBB, 0xBF] : [] }

  func bytes(
    _ text: String, subject: String, column: String
  ) throws(DeliveryProblem) -> [UInt8] {
    switch encoding {
    case .utf8, .utf8WithBOM: return Array(text.utf8)
    case .shiftJIS:
      switch ShiftJIS.encode(text) {
      case .success(let bytes): return bytes
      case .failure(let failure):
        throw DeliveryProblem(
          .unencodable, subject: subject, column: column,
          detail: failure.characters.map(\.codePoint).joined(separator: " "))
      }
    }
  }
}

/// CSV by RFC 4180: a header, CRLF after every line, quotes where a value needs them.
struct CSVText: Sendable {
  private let text: TextBytes

  init(_ encoding: TextEncoding) { text = TextBytes(encoding: encoding) }

  func render(
    _ headers: [String], _ lines: [FileRenderer.Line]
  ) throws(DeliveryProblem) -> [UInt8] {
    var result = text.mark
    try append(headers, headers, subject: "", to: &result)
    for line in lines { try append(line.texts, headers, subject: line.subject, to: &result) }
    return result
  }

  private func append(
    _ texts: [String?], _ headers: [String], subject: String, to result: inout [UInt8]
  ) throws(DeliveryProblem) {
    for (index, value) in texts.enumerated() {
      if index > 0 { result.append(UInt8(ascii: ",")) }
      result += try text.bytes(
        quoted(value ?? ""), subject: subject, column: headers[index])
    }
    result += [13, 10]
  }

  private func quoted(_ value: String) -> String {
    let needs = value.unicodeScalars.contains { [",", "\"", "\r", "\n"].contains($0) }
    guard needs else { return value }
    // By scalars: a quote may be one character with what follows it.
    var result = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in value.unicodeScalars {
      if scalar == "\"" { result.append("\"") }
      result.append(scalar)
    }
    result.append("\"")
    return String(result)
  }
}

/// JSON by RFC 8259: an array of objects whose members stand in the order of the columns; empty
/// is null.
struct JSONText: Sendable {
  private let text: TextBytes

  init(_ encoding: TextEncoding) { text = TextBytes(encoding: encoding) }

  func render(
    _ headers: [String], _ lines: [FileRenderer.Line]
  ) throws(DeliveryProblem) -> [UInt8] {
    var result = text.mark + [UInt8(ascii: "[")]
    for (number, line) in lines.enumerated() {
      result += Array((number == 0 ? "\n  {" : ",\n  {").utf8)
      for (index, header) in headers.enumerated() {
        let value = line.texts[index].map(quoted) ?? "null"
        let member = (index == 0 ? "" : ", ") + quoted(header) + ": " + value
        result += try text.bytes(member, subject: line.subject, column: header)
      }
      result.append(UInt8(ascii: "}"))
    }
    return result + Array((lines.isEmpty ? "]\n" : "\n]\n").utf8)
  }

  private func quoted(_ value: String) -> String {
    var result = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result.append(contentsOf: "\\\"".unicodeScalars)
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result.append(
          contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            .unicodeScalars)
      default: result.append(scalar)
      }
    }
    result.append("\"")
    return String(result)
  }
}
