/// A name in a folder exactly as it is on disk: bytes of whatever encoding, without `/` and NUL.
///
/// A name goes back to the kernel as these bytes and is never rebuilt from text, because what is
/// no UTF-8 does not survive that. Names of dropped files are personal.
public struct FileName: Hashable, Sendable {
  public let bytes: [UInt8]

  /// Nil where the bytes cannot be a name.
  public init?(bytes: some Sequence<UInt8>) {
    let list = Array(bytes)
    guard !list.isEmpty, !list.contains(0), !list.contains(UInt8(ascii: "/")), list != [0x2E],
      list != [0x2E, 0x2E]
    else { return nil }
    self.bytes = list
  }

  init(unchecked text: StaticString) {
    bytes = text.withUTF8Buffer { Array($0) }
  }

  init(_ id: some RawRepresentable<String>) {
    bytes = Array(id.rawValue.utf8)
  }

  /// For people: what is no UTF-8 is replaced by �.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try (bytes + [0]).withUnsafeBufferPointer { buffer in
      try buffer.withMemoryRebound(to: CChar.self) { characters in
        // Never empty: it ends with NUL.
        try characters.baseAddress.map(body) ?? body("")
      }
    }
  }

  /// The same name with a number before its extension, for when the name is taken.
  func numbered(_ number: Int) -> FileName {
    let mark = Array("-\(number)".utf8)
    let dot = bytes.lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > 0 ? $0 : nil }
    let stem = bytes[..<(dot ?? bytes.count)]
    let ending = bytes[(dot ?? bytes.count)...]
    // A name has at most 255 bytes.
    let room = max(1, 255 - mark.count - ending.count)
    return FileName(bytes: stem.prefix(room) + mark + ending) ?? self
  }
}

extension FileName {
  /// Where claimed files wait: beside the place that they were dropped in, so that the rename
  /// never crosses a file system.
  static let claimed = FileName(unchecked: ".claimed")

  /// Whether it is none of a scan: hidden, half written, or litter of a system.
  var isIgnored: Bool {
    let lower = bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }
    func ends(_ text: StaticString) -> Bool {
      let ending = text.withUTF8Buffer { Array($0) }
      return lower.count >= ending.count && Array(lower.suffix(ending.count)) == ending
    }
    func equals(_ text: StaticString) -> Bool { lower == text.withUTF8Buffer { Array($0) } }
    return lower.first == UInt8(ascii: ".")
      || lower.starts(with: [UInt8(ascii: "~"), UInt8(ascii: "$")])
      || ends(".part") || ends(".tmp") || equals("thumbs.db") || equals("desktop.ini")
  }
}
