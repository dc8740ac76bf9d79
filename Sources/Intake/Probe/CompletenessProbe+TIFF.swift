/// Byte order and width of offsets of a TIFF file (TIFF 6.0, section 2; BigTIFF has offsets of
/// eight bytes).
struct TIFFOrder: Sendable {
  let isLittle: Bool
  let isBig: Bool

  init?(_ head: [UInt8]) {
    guard head.count >= 8 else { return nil }
    switch (head[0], head[1]) {
    case (0x49, 0x49): isLittle = true
    case (0x4D, 0x4D): isLittle = false
    default: return nil
    }
    let version = isLittle ? (head[2], head[3]) : (head[3], head[2])
    switch version {
    case (42, 0): isBig = false
    case (43, 0): isBig = true
    default: return nil
    }
  }

  func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    let ordered = isLittle ? Array(bytes.reversed()) : Array(bytes)
    return ordered.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension CompletenessProbe {
  private static let maxDirectories = 2000
  private static let maxEntries = 4096

  /// Follows the chain of directories: each, and the strips or tiles that it names, must lie
  /// within the file. Writers set the offset of a directory last.
  static func tiff(_ window: inout Window, _ order: TIFFOrder) throws -> Verdict {
    let width = order.isBig ? 8 : 4
    let start = try window.read(at: order.isBig ? 8 : 4, count: width)
    guard start.count == width else { return .incomplete }
    var next = order.number(start[...])
    var seen: Set<UInt64> = []
    guard next != 0 else { return .incomplete }
    while next != 0 {
      guard next < UInt64(window.size) else { return .incomplete }
      // A loop, or more pages than anybody scans, is for the reader to judge.
      guard seen.insert(next).inserted, seen.count <= maxDirectories, window.left > 0 else {
        return .complete
      }
      guard let following = try directory(at: next, &window, order) else { return .incomplete }
      next = following
    }
    return .complete
  }

  /// The offset of the next directory, or nil where this one reaches beyond the file.
  private static func directory(
    at offset: UInt64, _ window: inout Window, _ order: TIFFOrder
  ) throws -> UInt64? {
    let countWidth = order.isBig ? 8 : 2
    let entryWidth = order.isBig ? 20 : 12
    let offsetWidth = order.isBig ? 8 : 4
    let position = Int64(clamping: offset)
    let countBytes = try window.read(at: position, count: countWidth)
    guard countBytes.count == countWidth else { return window.left == 0 ? 0 : nil }
    let count = order.number(countBytes[...])
    guard count <= UInt64(maxEntries) else { return nil }
    let length = Int(count) * entryWidth + offsetWidth
    let bytes = try window.read(at: position + Int64(countWidth), count: length)
    guard bytes.count == length else { return window.left == 0 ? 0 : nil }

    var lists: [UInt64: [UInt64]] = [:]
    for index in 0..<Int(count) {
      let entry = bytes[(index * entryWidth)..<((index + 1) * entryWidth)]
      let tag = order.number(entry.prefix(2))
      guard [273, 279, 324, 325].contains(tag) else { continue }
      guard let list = try values(of: entry, &window, order) else { return nil }
      lists[tag] = list
    }
    for (offsets, lengths) in [(lists[273], lists[279]), (lists[324], lists[325])] {
      guard let offsets else { continue }
      for (index, start) in offsets.enumerated() {
        let length = lengths.flatMap { index < $0.count ? $0[index] : nil } ?? 0
        let (end, overflow) = start.addingReportingOverflow(length)
        guard !overflow, end <= UInt64(window.size) else { return nil }
      }
    }
    return order.number(bytes.suffix(offsetWidth))
  }

  /// The numbers of an entry, as many as the look can afford; nil where they lie beyond the file.
  private static func values(
    of entry: ArraySlice<UInt8>, _ window: inout Window, _ order: TIFFOrder
  ) throws -> [UInt64]? {
    let start = entry.startIndex
    let type = order.number(entry[(start + 2)..<(start + 4)])
    let size: Int
    switch type {
    case 3: size = 2
    case 4: size = 4
    case 16: size = 8
    default: return []
    }
    let inline = order.isBig ? 8 : 4
    let count = order.number(entry[(start + 4)..<(start + 4 + inline)])
    let field = entry[(start + 4 + inline)...]
    let (length, overflow) = count.multipliedReportingOverflow(by: UInt64(size))
    guard !overflow else { return nil }
    var bytes = Array(field)
    if length > UInt64(inline) {
      let offset = order.number(field)
      let (end, tooFar) = offset.addingReportingOverflow(length)
      guard !tooFar, end <= UInt64(window.size) else { return nil }
      // The last strips are the ones that are written last.
      let part = min(length, 4096)
      bytes = try window.read(at: Int64(clamping: end - part), count: Int(part))
      return count > part / UInt64(size) ? [] : numbers(bytes, size, order)
    }
    return numbers(Array(bytes.prefix(Int(length))), size, order)
  }

  private static func numbers(_ bytes: [UInt8], _ size: Int, _ order: TIFFOrder) -> [UInt64] {
    stride(from: 0, to: bytes.count - size + 1, by: size).map {
      order.number(bytes[$0..<($0 + size)])
    }
  }
}
