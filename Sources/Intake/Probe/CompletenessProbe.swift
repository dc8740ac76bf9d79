/// Bytes that can be looked at anywhere.
package protocol ByteSource {
  var size: Int64 { get }
  /// Fewer bytes than asked for only at the end.
  func read(at offset: Int64, count: Int) throws -> [UInt8]
}

/// Whether a file looks as if its writer has finished, from a bounded look at its head, tail and
/// offsets. It decides when a file is taken, never whether: what looks odd for long is taken too,
/// and the reader says what is wrong with it.
package enum CompletenessProbe {
  package enum Verdict: Hashable, Sendable {
    case complete
    /// A known format whose end is not there.
    case incomplete
    /// No format that has an end to look for.
    case unknown
  }

  /// Most bytes that one look reads.
  package static let budget = 1 << 18

  package static func look(at source: any ByteSource) throws -> Verdict {
    var window = Window(source: source, left: budget)
    let head = try window.read(at: 0, count: 1024)
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return try jpeg(&window) }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      return try png(&window)
    }
    if let order = TIFFOrder(head) { return try tiff(&window, order) }
    // Readers accept a header within the first 1024 bytes (ISO 32000-1, Annex H, note 13).
    if head.firstRange(of: Array("%PDF-".utf8)) != nil { return try pdf(&window) }
    return .unknown
  }

  /// A source with a bound on what is read from it in all.
  struct Window {
    let source: any ByteSource
    var left: Int

    var size: Int64 { source.size }

    mutating func read(at offset: Int64, count: Int) throws -> [UInt8] {
      let wanted = min(count, left)
      guard offset >= 0, offset < size, wanted > 0 else { return [] }
      left -= wanted
      return try source.read(at: offset, count: wanted)
    }

    mutating func tail(_ count: Int) throws -> [UInt8] {
      try read(at: max(0, size - Int64(count)), count: count)
    }
  }

  /// JPEG ends with the marker EOI (ITU-T T.81, B.1.1.3); scanners pad behind it.
  private static func jpeg(_ window: inout Window) throws -> Verdict {
    let tail = try window.tail(4096)
    return tail.lastRange(of: [0xFF, 0xD9]) != nil ? .complete : .incomplete
  }

  /// PNG ends with an empty chunk IEND (ISO/IEC 15948, 11.2.5).
  private static func png(_ window: inout Window) throws -> Verdict {
    let end: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
    return try window.tail(1024).lastRange(of: end) != nil ? .complete : .incomplete
  }

  /// PDF ends with `startxref`, the offset of the last cross-reference section and `%%EOF`
  /// (ISO 32000-1, 7.5.5); what follows within 1024 bytes is tolerated by readers.
  private static func pdf(_ window: inout Window) throws -> Verdict {
    let tail = try window.tail(2048)
    guard let end = tail.lastRange(of: Array("%%EOF".utf8)),
      let start = tail[..<end.lowerBound].lastRange(of: Array("startxref".utf8))
    else { return .incomplete }
    let digits = tail[start.upperBound..<end.lowerBound].filter { (48...57).contains($0) }
    guard let offset = Int64(String(decoding: digits, as: UTF8.self)), offset < window.size else {
      return .incomplete
    }
    return .complete
  }
}

extension BidirectionalCollection where Element == UInt8 {
  func firstRange(of pattern: [UInt8]) -> Range<Index>? {
    var start = startIndex
    while start != endIndex {
      if self[start...].starts(with: pattern) {
        return start..<index(start, offsetBy: pattern.count)
      }
      formIndex(after: &start)
    }
    return nil
  }

  func lastRange(of pattern: [UInt8]) -> Range<Index>? {
    var start = endIndex
    while start != startIndex {
      formIndex(before: &start)
      if self[start...].starts(with: pattern) {
        return start..<index(start, offsetBy: pattern.count)
      }
    }
    return nil
  }
}
