import Foundation

/// As much of a one-page little-endian TIFF as this program's own need: the bytes of its image,
/// and joining several into one file.
struct TIFFFile {
  private var bytes: [UInt8]
  private var entries: Int

  init(_ data: Data) throws(PressError) {
    bytes = [UInt8](data)
    guard bytes.count > 8, bytes[0] == 0x49, bytes[1] == 0x49 else {
      throw PressError.drawing("TIFF")
    }
    entries = 0
    entries = try read(4, 4)
  }

  private func read(_ offset: Int, _ count: Int) throws(PressError) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { throw PressError.drawing("TIFF") }
    return (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  /// Where the entry of a tag begins.
  private func entry(_ tag: Int) throws(PressError) -> (at: Int, type: Int, count: Int)? {
    for index in 0..<(try read(entries, 2)) {
      let at = entries + 2 + 12 * index
      if try read(at, 2) == tag { return (at, try read(at + 2, 2), try read(at + 4, 4)) }
    }
    return nil
  }

  private func values(_ tag: Int) throws(PressError) -> [Int] {
    guard let (at, type, count) = try entry(tag) else { return [] }
    let size = type == 3 ? 2 : 4
    let start = size * count <= 4 ? at + 8 : try read(at + 8, 4)
    var result: [Int] = []
    for index in 0..<count { result.append(try read(start + index * size, size)) }
    return result
  }

  /// The image's bytes; only a single strip is one code of group 4.
  func strip() throws(PressError) -> Data {
    let offsets = try values(273)
    let counts = try values(279)
    guard offsets.count == 1, counts.count == 1, offsets[0] + counts[0] <= bytes.count else {
      throw PressError.drawing("TIFF strips")
    }
    return Data(bytes[offsets[0]..<(offsets[0] + counts[0])])
  }

  /// One file of several pages: each page's bytes are appended with its offsets moved.
  static func joined(_ pages: [Data]) throws(PressError) -> Data {
    guard let first = pages.first else { throw PressError.drawing("TIFF") }
    var whole = [UInt8](first)
    var last = try TIFFFile(first)
    var lastBase = 0
    for page in pages.dropFirst() {
      var next = try TIFFFile(page)
      if !whole.count.isMultiple(of: 2) { whole.append(0) }
      let base = whole.count
      try next.move(by: base)
      let link = lastBase + last.entries + 2 + 12 * (try last.read(last.entries, 2))
      put(base + next.entries, at: link, in: &whole)
      whole += next.bytes
      last = next
      lastBase = base
    }
    return Data(whole)
  }

  /// Adds `base` to every offset that the directory holds.
  private mutating func move(by base: Int) throws(PressError) {
    let sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
    for index in 0..<(try read(entries, 2)) {
      let at = entries + 2 + 12 * index
      let tag = try read(at, 2)
      let type = try read(at + 2, 2)
      let count = try read(at + 4, 4)
      let length = (sizes.indices.contains(type) ? sizes[type] : 1) * count
      if tag == 273 {
        let start = length <= 4 ? at + 8 : try read(at + 8, 4)
        let size = type == 3 ? 2 : 4
        guard size == 4 else { throw PressError.drawing("TIFF offsets") }
        for i in 0..<count {
          let old = try read(start + 4 * i, 4)
          Self.put(old + base, at: start + 4 * i, in: &bytes)
        }
      }
      if length > 4 {
        let old = try read(at + 8, 4)
        Self.put(old + base, at: at + 8, in: &bytes)
      }
    }
  }

  private static func put(_ value: Int, at offset: Int, in bytes: inout [UInt8]) {
    for i in 0..<4 { bytes[offset + i] = UInt8(truncatingIfNeeded: value >> (8 * i)) }
  }
}
