import Japanese
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct ShiftJISTests {
  @Test(arguments: [
    ("～", [0x81, 0x60]), ("－", [0x81, 0x7C]), ("髙", [0xFB, 0xFC]), ("﨑", [0xFA, 0xB1]),
    ("~", [0x7E]), ("\\", [0x5C]),
    ("①", [0x87, 0x40]), ("Ⅰ", [0x87, 0x54]), ("ⅰ", [0xFA, 0x40]), ("㈱", [0x87, 0x8A]),
    ("ｶﾞ", [0xB6, 0xDE]),
    ("￥", [0x81, 0x8F]), ("あ", [0x82, 0xA0]), ("表", [0x95, 0x5C]), ("≒", [0x81, 0xE0]),
    ("￢", [0x81, 0xCA]),
    ("￤", [0xFA, 0x55]), ("∵", [0x81, 0xE6]), ("№", [0x87, 0x82]), ("\u{212B}", [0x81, 0xF0]),
    ("\r\n", [13, 10]),
  ])
  func bytes(text: String, bytes: [UInt8]) throws {
    #expect(try ShiftJIS.encode(text).get() == bytes)
    #expect(scalars(ShiftJIS.decode(bytes) ?? "") == scalars(text))
  }

  @Test(arguments: [
    "\u{301C}", "\u{2212}", "\u{20BB7}", "\u{A5}", "\u{2014}", "\u{2016}", "\u{A2}", "\u{AC}",
    "\u{203E}",
    "\u{E000}", "\u{80}", "\u{A0}", "é", "\u{C5}", "か\u{3099}", "葛\u{E0100}", "\u{FFFD}", "·", "😀",
    "ヷ", "\u{FA19}\u{FE00}",
  ])
  func lacking(text: String) {
    #expect(!ShiftJIS.unencodable(in: text).isEmpty)
  }

  @Test func everyMissingCharacterIsNamedWithItsPlace() {
    let missing = ShiftJIS.unencodable(in: "𠮷田〜か\u{3099}\r\n−")
    #expect(missing.map(\.position) == [0, 2, 3, 5])
    #expect(missing.map(\.codePoint) == ["U+20BB7", "U+301C", "U+3099", "U+2212"])
    #expect(missing.map(\.substitute) == [nil, "～", nil, "－"])
  }

  @Test func substitutesCanBeEncoded() {
    for value in UInt32(0x80)...0xFFFF {
      guard let scalar = Unicode.Scalar(value),
        let substitute = ShiftJIS.Unencodable(scalar: scalar, position: 0).substitute
      else { continue }
      #expect(ShiftJIS.unencodable(in: String(Character(substitute))).isEmpty)
      #expect(!ShiftJIS.unencodable(in: String(Character(scalar))).isEmpty)
    }
  }

  @Test func whatIsEncodedComesBack() throws {
    var count = 0
    // The planes beyond have no characters of the code page, and few at all.
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var text = ""
      text.unicodeScalars.append(scalar)
      guard case .success(let bytes) = ShiftJIS.encode(text) else { continue }
      if ShiftJIS.decode(bytes).map({ scalars($0) }) != [scalar] { Issue.record("\(scalar)") }
      count += 1
    }
    // ASCII, half-width kana, and 7,724 two-byte codes without the 398 that stand twice.
    #expect(count == 128 + 63 + 7_326)
    #expect(ShiftJIS.doubleByteCharacters.count == 7_326)
  }

  @Test func brokenBytes() {
    #expect(ShiftJIS.decode([0x82]) == nil)
    #expect(ShiftJIS.decode([0x82, 0x20]) == nil)
    #expect(ShiftJIS.decode([0x80]) == nil)
    #expect(ShiftJIS.decode([0xA0]) == nil)
    #expect(ShiftJIS.decode([0xF0, 0x40]) == nil)
    #expect(ShiftJIS.decode([0xFD, 0x40]) == nil)
    #expect(ShiftJIS.decode([0x81, 0x7F]) == nil)
    #expect(ShiftJIS.decode([UInt8]()) == "")
  }

  @Test func decodedBytesMayBeOfOneOfTheCopies() {
    // NEC's selection of IBM's extensions has 髙 too.
    #expect(ShiftJIS.decode([0xEE, 0xE0]) == "髙")
    #expect(ShiftJIS.decode([0x87, 0x90]) == "≒")
  }

  #if canImport(Glibc)
    /// glibc's converter agrees on every scalar that comes back the same from it.
    @Test func agreesWithIconv() throws {
      let encoder = iconv_open("CP932", "UCS-4LE")
      let decoder = iconv_open("UCS-4LE", "CP932")
      guard encoder != iconv_t(bitPattern: -1), decoder != iconv_t(bitPattern: -1) else {
        return  // The converters are a package of their own on some systems.
      }
      defer {
        iconv_close(encoder)
        iconv_close(decoder)
      }
      var compared = 0
      for value in UInt32(0)...0xFFFF {
        guard let scalar = Unicode.Scalar(value), !(0xE000...0xF8FF).contains(value) else {
          continue
        }
        let input = withUnsafeBytes(of: value.littleEndian) { Array($0) }
        let theirs = convert(encoder, input)
        let back = theirs.flatMap { convert(decoder, $0) }
        var text = ""
        text.unicodeScalars.append(scalar)
        let ours = try? ShiftJIS.encode(text).get()
        let expected = back == input ? theirs : nil
        if ours != expected { Issue.record("U+\(String(value, radix: 16))") }
        if ours != nil { compared += 1 }
      }
      #expect(compared == 128 + 63 + 7_326)
    }

    private func convert(_ converter: iconv_t?, _ input: [UInt8]) -> [UInt8]? {
      var source = input.map { CChar(bitPattern: $0) }
      var target = [CChar](repeating: 0, count: 16)
      let written: Int? = source.withUnsafeMutableBufferPointer { source in
        target.withUnsafeMutableBufferPointer { target in
          var from = source.baseAddress
          var to = target.baseAddress
          var fromLeft = source.count
          var toLeft = target.count
          let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
          return result == Int(bitPattern: UInt.max) || fromLeft > 0 ? nil : target.count - toLeft
        }
      }
      guard let written else { return nil }
      return target.prefix(written).map { UInt8(bitPattern: $0) }
    }
  #endif
}
