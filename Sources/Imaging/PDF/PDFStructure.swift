import CLeptonica
import Foundation

/// The objects of a PDF as found by looking through the whole file, which needs no cross-reference
/// table and so holds for damaged files too. It only serves to find a page's scan and to know sizes
/// before anything is decoded; where it and Poppler differ, Poppler counts.
struct PDFStructure {
  struct Object {
    var value: PDFValue
    /// Where its stream begins, and its length as far as known.
    var stream: Range<Int>?
  }

  private(set) var objects: [Int: Object] = [:]
  private(set) var isEncrypted = false
  private var root: Int?
  /// The largest width × height that any image of the file declares.
  private(set) var largestImage = (width: 0, height: 0)

  init(_ view: ByteView) {
    index(view)
    if !isEncrypted { unpackObjectStreams(view) }
  }

  /// A value with its reference followed.
  func resolved(_ value: PDFValue?) -> PDFValue? {
    var current = value
    for _ in 0..<8 {
      guard case .reference(let number)? = current else { return current }
      current = objects[number]?.value
    }
    return nil
  }

  func object(_ value: PDFValue?) -> Object? {
    guard case .reference(let number)? = value else { return nil }
    return objects[number]
  }

  /// The leaves of the page tree in order, inherited attributes filled in; nil where the tree is
  /// not as it should be.
  func pages(limit: Int) -> [[String: PDFValue]]? {
    guard let root, let catalog = objects[root]?.value.dictionary else { return nil }
    var result: [[String: PDFValue]] = []
    var seen: Set<Int> = []
    guard walk(catalog["Pages"], [:], 0, limit, &seen, &result) else { return nil }
    return result
  }

  private func walk(
    _ node: PDFValue?, _ inherited: [String: PDFValue], _ depth: Int, _ limit: Int,
    _ seen: inout Set<Int>, _ result: inout [[String: PDFValue]]
  ) -> Bool {
    guard depth < 40, case .reference(let number)? = node, seen.insert(number).inserted,
      let entries = objects[number]?.value.dictionary
    else { return false }
    var merged = inherited
    for key in ["Resources", "MediaBox", "CropBox", "Rotate", "UserUnit"] {
      if let value = entries[key] { merged[key] = value }
    }
    guard let kids = resolved(entries["Kids"])?.array else {
      result.append(entries.merging(merged) { own, _ in own })
      return result.count <= limit
    }
    return kids.allSatisfy { walk($0, merged, depth + 1, limit, &seen, &result) }
  }

  /// The bytes of a stream without its Flate filter; nil for other filters and for more than
  /// `limit` bytes.
  func decoded(_ object: Object, in view: ByteView, limit: Int) -> [UInt8]? {
    guard let range = object.stream, let entries = object.value.dictionary,
      let length = resolved(entries["Length"])?.integer, length >= 0,
      let raw = view.slice(range.lowerBound, length)
    else { return nil }
    let filter = resolved(entries["Filter"])
    let names = filter?.name.map { [$0] } ?? filter?.array?.compactMap(\.name) ?? []
    if names.isEmpty, filter == nil { return length <= limit ? Array(raw.bytes) : nil }
    guard names == ["FlateDecode"], resolved(entries["DecodeParms"]) == nil else { return nil }
    return inflate(raw, limit: limit)
  }

  private func inflate(_ raw: ByteView, limit: Int) -> [UInt8]? {
    // Deflate cannot expand more than 1032 times: bound what comes out by what goes in.
    guard raw.count > 0, raw.count <= 4_000_000 else { return nil }
    var count = 0
    let base = raw.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    guard let out = zlibUncompress(base, raw.count, &count) else { return nil }
    defer { free(out) }
    guard count <= limit else { return nil }
    return Array(UnsafeBufferPointer(start: out, count: count))
  }

  private mutating func index(_ view: ByteView) {
    let keyword = Array("obj".utf8)
    var offset = 0
    while objects.count < 500_000, let found = view.firstOffset(of: keyword, from: offset) {
      offset = found + keyword.count
      if let end = addObject(view, keywordAt: found) { offset = max(offset, end) }
    }
    // Trailers stand outside objects; the last with a root counts.
    let trailer = Array("trailer".utf8)
    var search = 0
    while let found = view.firstOffset(of: trailer, from: search) {
      search = found + trailer.count
      var lexer = PDFLexer(view, at: search)
      if let entries = lexer.next()?.dictionary { note(trailer: entries) }
    }
  }

  private mutating func note(trailer entries: [String: PDFValue]) {
    if entries["Encrypt"] != nil { isEncrypted = true }
    if case .reference(let number)? = entries["Root"] { root = number }
  }

  /// The object whose `obj` stands at the offset; gives where to look on.
  private mutating func addObject(_ view: ByteView, keywordAt offset: Int) -> Int? {
    guard let number = objectNumber(view, before: offset) else { return nil }
    var lexer = PDFLexer(view, at: offset + 3)
    guard let value = lexer.next() else { return nil }
    var object = Object(value: value)
    var end = lexer.offset
    if let entries = value.dictionary {
      lexer.skipSpace()
      if view.starts(with: Array("stream".utf8), at: lexer.offset) {
        var start = lexer.offset + 6
        if view.byte(start) == 0x0D { start += 1 }
        if view.byte(start) == 0x0A { start += 1 }
        let length = entries["Length"]?.integer ?? 0
        let closed = isClosed(view, start: start, length: length)
        object.stream = start..<(start + (closed ? length : 0))
        if closed { end = start + length }
      }
      if entries["Type"]?.name == "XRef" { note(trailer: entries) }
      if entries["Subtype"]?.name == "Image", let width = entries["Width"]?.integer,
        let height = entries["Height"]?.integer
      {
        let pixels = Double(width) * Double(height)
        if pixels > Double(largestImage.width) * Double(largestImage.height) {
          largestImage = (width, height)
        }
      }
    }
    objects[number] = object
    return end
  }

  private func isClosed(_ view: ByteView, start: Int, length: Int) -> Bool {
    guard length > 0, length < view.count, start + length < view.count else { return false }
    return (0..<4).contains {
      view.starts(with: Array("endstream".utf8), at: start + length + $0)
    }
  }

  /// Reads `12 0 ` backwards.
  private func objectNumber(_ view: ByteView, before offset: Int) -> Int? {
    var at = offset - 1
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    func isSpace(_ byte: UInt8?) -> Bool {
      byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 9
    }
    func skip(_ test: (UInt8?) -> Bool) -> Int {
      let start = at
      while test(view.byte(at)), start - at < 12 { at -= 1 }
      return start - at
    }
    guard skip(isSpace) > 0, skip(isDigit) > 0, skip(isSpace) > 0 else { return nil }
    var number = 0
    var weight = 1
    var digits = 0
    while let byte = view.byte(at), isDigit(byte), digits < 9 {
      number += Int(byte - 0x30) * weight
      weight *= 10
      digits += 1
      at -= 1
    }
    return digits > 0 ? number : nil
  }

  private mutating func unpackObjectStreams(_ view: ByteView) {
    for (_, object) in objects {
      guard let entries = object.value.dictionary, entries["Type"]?.name == "ObjStm",
        let count = resolved(entries["N"])?.integer, (1...100_000).contains(count),
        let first = resolved(entries["First"])?.integer,
        let bytes = decoded(object, in: view, limit: 64_000_000)
      else { continue }
      bytes.withUnsafeBytes { buffer in
        let inner = ByteView(bytes: buffer)
        var header = PDFLexer(inner)
        for _ in 0..<count {
          guard let number = header.next()?.integer, let at = header.next()?.integer else { break }
          guard at >= 0, at < buffer.count - max(0, first), first >= 0, objects[number] == nil
          else { continue }
          var lexer = PDFLexer(inner, at: first + at)
          if let value = lexer.next() { objects[number] = Object(value: value) }
        }
      }
    }
  }
}
