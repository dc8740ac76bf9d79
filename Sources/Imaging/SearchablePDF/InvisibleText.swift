import Foundation

/// The text of a PDF that is found and copied but not seen: every character that occurs gets a number
/// of its own in a glyphless font, and a table says which character a number is (ISO 32000-1, 9.10.3).
struct InvisibleText {
  private var numbers: [Unicode.Scalar: Int] = [:]
  /// By their numbers, the first being 1.
  private var scalars: [Unicode.Scalar] = []

  /// Name of the font in a page's resources.
  static let font = "F1"
  /// Numbers beyond which characters are left out: two bytes name one.
  static let most = 65_000

  /// The operators that put a text on a page.
  ///
  /// - Parameters:
  ///   - from: left end of the baseline's box at its bottom, points.
  ///   - to: right end.
  ///   - height: of the box, points.
  mutating func operators(
    _ text: String, from: (x: Double, y: Double), to: (x: Double, y: Double), height: Double
  ) -> String {
    var codes = ""
    var natural = 0.0
    for scalar in text.unicodeScalars where !scalar.properties.isNoncharacterCodePoint {
      guard let number = number(of: scalar) else { continue }
      let digits = String(number, radix: 16, uppercase: true)
      codes += String(repeating: "0", count: 4 - digits.count) + digits
      natural += Double(Self.width(of: scalar)) / 1_000 * height
    }
    let length = ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y))
      .squareRoot()
    guard natural > 0, length > 0.1, height > 0.1 else { return "" }
    let cosine = (to.x - from.x) / length
    let sine = (to.y - from.y) / length
    // The box holds ink; a Japanese character reaches an eighth of its height below the baseline.
    let x = from.x - sine * height * 0.12
    let y = from.y + cosine * height * 0.12
    let matrix = [cosine, sine, -sine, cosine, x, y].map(PDFObjects.number).joined(separator: " ")
    let stretch = PDFObjects.number(min(1_000, max(1, length / natural * 100)))
    return
      "/\(Self.font) \(PDFObjects.number(height)) Tf \(stretch) Tz \(matrix) Tm <\(codes)> Tj\n"
  }

  private mutating func number(of scalar: Unicode.Scalar) -> Int? {
    if let known = numbers[scalar] { return known }
    guard scalars.count < Self.most else { return nil }
    scalars.append(scalar)
    numbers[scalar] = scalars.count
    return scalars.count
  }

  /// Thousandths of the size.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x2000 || (0xFF61...0xFF9F).contains(scalar.value) ? 500 : 1_000
  }

  /// Writes the font with its table of characters.
  func write(_ font: Int, to objects: inout PDFObjects) throws(ImagingError) {
    let file = GlyphlessFont.file
    let program = objects.add(
      "/Filter /FlateDecode /Length1 \(file.count)", stream: try Deflate.compressed(file))
    let descriptor = objects.add(
      "/Type /FontDescriptor /FontName /UKTSKE+Glyphless /Flags 4 /FontBBox [0 0 1000 1000]"
        + " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80"
        + " /FontFile2 \(program) 0 R")
    let glyphs = [UInt8](repeating: 0, count: 2) + (0..<scalars.count).flatMap { _ in [0, 1] }
    let map = objects.add("/Filter /FlateDecode", stream: try Deflate.compressed(glyphs))
    let widths = scalars.map { String(Self.width(of: $0)) }.joined(separator: " ")
    let descendant = objects.add(
      "/Type /Font /Subtype /CIDFontType2 /BaseFont /UKTSKE+Glyphless"
        + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        + " /FontDescriptor \(descriptor) 0 R /DW 1000 /W [1 [\(widths)]]"
        + " /CIDToGIDMap \(map) 0 R")
    let table = objects.add(
      "/Filter /FlateDecode", stream: try Deflate.compressed(Array(characterMap.utf8)))
    objects.write(
      font,
      "/Type /Font /Subtype /Type0 /BaseFont /UKTSKE+Glyphless /Encoding /Identity-H"
        + " /DescendantFonts [\(descendant) 0 R] /ToUnicode \(table) 0 R")
  }

  private var characterMap: String {
    var text = """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange

      """
    for start in stride(from: 0, to: scalars.count, by: 100) {
      let part = start..<min(scalars.count, start + 100)
      text += "\(part.count) beginbfchar\n"
      for index in part {
        let units = String(scalars[index]).utf16.map { Self.hexadecimal(Int($0)) }.joined()
        text += "<\(Self.hexadecimal(index + 1))> <\(units)>\n"
      }
      text += "endbfchar\n"
    }
    return text + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
  }

  private static func hexadecimal(_ value: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
