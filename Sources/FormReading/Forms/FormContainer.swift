import Foundation

/// The bytes of a compiled form: the workflow and its compiled blank pages in one blob that can be
/// mapped read-only.
///
/// Little endian: `UKCF`, version (4), length of the digest (4), of the workflow (4), number of
/// pages (4), length of each page (8 each); then digest, workflow as JSON, pages.
enum FormContainer {
  static let magic = Array("UKCF".utf8)
  static let version: UInt32 = 1
  static let maxPages = 100

  struct Parts: Equatable {
    var digest: String
    var workflow: Data
    var pages: [Data]
  }

  static func pack(_ parts: Parts) -> Data {
    var result = Data(magic)
    let digest = Data(parts.digest.utf8)
    append(version, to: &result)
    append(UInt32(digest.count), to: &result)
    append(UInt32(parts.workflow.count), to: &result)
    append(UInt32(parts.pages.count), to: &result)
    for page in parts.pages { append(UInt64(page.count), to: &result) }
    result.append(digest)
    result.append(parts.workflow)
    for page in parts.pages { result.append(page) }
    return result
  }

  /// nil where the bytes are not of this version, cut off, or have anything left over. The parts
  /// share the bytes given.
  static func unpack(_ data: Data) -> Parts? {
    var at = data.startIndex
    func take(_ count: Int) -> Data? {
      guard count >= 0, count <= data.endIndex - at else { return nil }
      defer { at += count }
      return data[at..<(at + count)]
    }
    func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Int? {
      guard let bytes = take(MemoryLayout<Number>.size) else { return nil }
      let value = bytes.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
      return Int(exactly: value)
    }
    guard let magic = take(4), Array(magic) == Self.magic, number(UInt32.self) == Int(version),
      let digestLength = number(UInt32.self), let workflowLength = number(UInt32.self),
      let count = number(UInt32.self), (1...maxPages).contains(count)
    else { return nil }
    var lengths: [Int] = []
    for _ in 0..<count {
      guard let length = number(UInt64.self) else { return nil }
      lengths.append(length)
    }
    guard let digest = take(digestLength), let workflow = take(workflowLength) else { return nil }
    let name = String(decoding: digest, as: UTF8.self)
    var pages: [Data] = []
    for length in lengths {
      guard let page = take(length) else { return nil }
      pages.append(page)
    }
    guard at == data.endIndex else { return nil }
    return Parts(digest: name, workflow: workflow, pages: pages)
  }

  private static func append(_ value: some FixedWidthInteger, to data: inout Data) {
    withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
  }
}
