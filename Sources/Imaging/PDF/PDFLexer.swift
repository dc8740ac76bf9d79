/// Reads PDF values one after the other. Never reads beyond the bytes, and nests no deeper than 32.
struct PDFLexer {
  let view: ByteView
  var offset: Int

  init(_ view: ByteView, at offset: Int = 0) {
    self.view = view
    self.offset = offset
  }

  mutating func skipSpace() {
    while let byte = view.byte(offset) {
      if byte == 0x25 {  // a comment
        while let next = view.byte(offset), next != 0x0A, next != 0x0D { offset += 1 }
      } else if byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0 {
        offset += 1
      } else {
        return
      }
    }
  }

  /// nil at the end and where the bytes make no sense.
  mutating func next(depth: Int = 0) -> PDFValue? {
    skipSpace()
    guard depth < 32, let byte = view.byte(offset) else { return nil }
    switch byte {
    case 0x2F: return .name(nameAfterSlash())
    case 0x28: return literalString()
    case 0x3C:
      if view.byte(offset + 1) == 0x3C { return dictionary(depth: depth) }
      while let next = view.byte(offset), next != 0x3E { offset += 1 }
      offset += 1
      return .string
    case 0x5B: return array(depth: depth)
    case 0x2B, 0x2D, 0x2E, 0x30...0x39: return numberOrReference()
    case 0x29, 0x3E, 0x5D, 0x7B, 0x7D:
      offset += 1
      return .keyword(String(UnicodeScalar(byte)))
    default: return keyword()
    }
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 0x09...0x0D, 0x20, 0x25, 0x28, 0x29, 0x2F, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D: false
    default: true
    }
  }

  private mutating func word(limit: Int = 256) -> [UInt8] {
    var bytes: [UInt8] = []
    while let byte = view.byte(offset), Self.isRegular(byte), bytes.count < limit {
      bytes.append(byte)
      offset += 1
    }
    return bytes
  }

  private mutating func nameAfterSlash() -> String {
    offset += 1
    let raw = word()
    guard raw.contains(0x23) else { return String(decoding: raw, as: UTF8.self) }
    var bytes: [UInt8] = []
    var index = 0
    while index < raw.count {
      if raw[index] == 0x23, index + 2 < raw.count,
        let value = UInt8(
          String(decoding: raw[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        index += 3
      } else {
        bytes.append(raw[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func keyword() -> PDFValue {
    let bytes = word()
    if bytes.isEmpty { offset += 1 }
    switch bytes {
    case Array("true".utf8): return .boolean(true)
    case Array("false".utf8): return .boolean(false)
    case Array("null".utf8): return .null
    default: return .keyword(String(decoding: bytes, as: UTF8.self))
    }
  }

  private mutating func literalString() -> PDFValue {
    var depth = 0
    while let byte = view.byte(offset) {
      offset += 1
      switch byte {
      case 0x5C: offset += 1
      case 0x28: depth += 1
      case 0x29:
        depth -= 1
        if depth == 0 { return .string }
      default: break
      }
    }
    return .string
  }

  private mutating func numberOrReference() -> PDFValue? {
    guard let value = Self.value(of: word(limit: 64)) else { return .null }
    // `12 0 R`: look ahead, and go back where it is just a number.
    guard value >= 0, value < 1e8, value == value.rounded() else { return .number(value) }
    let mark = offset
    skipSpace()
    if let byte = view.byte(offset), (0x30...0x39).contains(byte),
      Self.value(of: word(limit: 8)) != nil
    {
      skipSpace()
      if view.byte(offset) == 0x52, view.byte(offset + 1).map(Self.isRegular) != true {
        offset += 1
        return .reference(Int(value))
      }
    }
    offset = mark
    return .number(value)
  }

  private static func value(of bytes: [UInt8]) -> Double? {
    var sign = 1.0
    var whole = 0.0
    var scale = 0.0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x2D where index == 0: sign = -1
      case 0x2B where index == 0: break
      case 0x2E where scale == 0: scale = 1
      case 0x30...0x39:
        if scale > 0 {
          scale /= 10
          whole += Double(byte - 0x30) * scale
        } else {
          whole = whole * 10 + Double(byte - 0x30)
        }
      default: return nil
      }
    }
    return bytes.isEmpty ? nil : sign * whole
  }

  private mutating func array(depth: Int) -> PDFValue? {
    offset += 1
    var items: [PDFValue] = []
    while true {
      skipSpace()
      guard let byte = view.byte(offset), items.count < 100_000 else { return nil }
      if byte == 0x5D {
        offset += 1
        return .array(items)
      }
      guard let item = next(depth: depth + 1) else { return nil }
      items.append(item)
    }
  }

  private mutating func dictionary(depth: Int) -> PDFValue? {
    offset += 2
    var entries: [String: PDFValue] = [:]
    while true {
      skipSpace()
      guard let byte = view.byte(offset), entries.count < 10_000 else { return nil }
      if byte == 0x3E {
        offset += view.byte(offset + 1) == 0x3E ? 2 : 1
        return .dictionary(entries)
      }
      guard byte == 0x2F else { return nil }
      let key = nameAfterSlash()
      guard let value = next(depth: depth + 1) else { return nil }
      entries[key] = value
    }
  }
}
