import Foundation

/// Writes the objects of a PDF one after the other, and their table (ISO 32000-1, 7.5).
///
/// The bytes depend on nothing but the objects: no clock, no chance.
struct PDFObjects {
  private var data = Data("%PDF-1.7\n%\u{E5}\u{8F}\u{97}\u{4ED8}\n".utf8)
  private var offsets: [Int?] = []

  /// A number for an object that is written later.
  mutating func reserve() -> Int {
    offsets.append(nil)
    return offsets.count
  }

  /// Writes an object of a reserved number.
  mutating func write(_ number: Int, _ dictionary: String) {
    begin(number)
    data.append(Data("<< \(dictionary) >>\nendobj\n".utf8))
  }

  /// Writes a stream of a reserved number; `entries` without its length.
  mutating func write(_ number: Int, _ entries: String, stream: Data) {
    begin(number)
    data.append(Data("<< \(entries) /Length \(stream.count) >>\nstream\n".utf8))
    data.append(stream)
    data.append(Data("\nendstream\nendobj\n".utf8))
  }

  mutating func add(_ entries: String, stream: Data) -> Int {
    let number = reserve()
    write(number, entries, stream: stream)
    return number
  }

  mutating func add(_ dictionary: String) -> Int {
    let number = reserve()
    write(number, dictionary)
    return number
  }

  /// The whole file.
  ///
  /// - Parameter root: number of the catalog. Every reserved object must have been written.
  func file(root: Int) -> Data {
    var result = data
    let table = result.count
    var text = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset ?? 0)
      text += String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n"
    }
    text +=
      "trailer\n<< /Size \(offsets.count + 1) /Root \(root) 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    result.append(Data(text.utf8))
    return result
  }

  private mutating func begin(_ number: Int) {
    offsets[number - 1] = data.count
    data.append(Data("\(number) 0 obj\n".utf8))
  }

  /// A number as PDF writes it.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let scaled = Int64((min(max(value, -1e9), 1e9) * 10_000).rounded())
    let whole = abs(scaled) / 10_000
    let rest = String(abs(scaled) % 10_000)
    let sign = scaled < 0 ? "-" : ""
    if scaled % 10_000 == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole)." + String(repeating: "0", count: 4 - rest.count) + rest
  }
}
