import Foundation

/// A PDF of scanned pages, one image a page, as office scanners write it.
struct PDFFile {
  /// One page: compressed bytes and what PDF must know of them.
  struct Page {
    var image: Data
    var width: Int
    var height: Int
    var dpi: Double
    var coding: Coding
  }

  enum Coding { case jpegGray, jpegColour, group4 }

  private var pages: [Page] = []

  mutating func add(_ page: Page) { pages.append(page) }

  /// Objects in order: catalog, tree, then page, content and image of each.
  func data() -> Data {
    var out = Data("%PDF-1.4\n%\u{E2}\u{E3}\u{CF}\u{D3}\n".utf8)
    var offsets: [Int] = []
    func object(_ body: String, stream: Data? = nil) {
      offsets.append(out.count)
      out.append(Data("\(offsets.count) 0 obj\n\(body)".utf8))
      if let stream {
        out.append(Data("\nstream\n".utf8))
        out.append(stream)
        out.append(Data("\nendstream".utf8))
      }
      out.append(Data("\nendobj\n".utf8))
    }
    let kids = pages.indices.map { "\(3 + 3 * $0) 0 R" }.joined(separator: " ")
    object("<< /Type /Catalog /Pages 2 0 R >>")
    object("<< /Type /Pages /Count \(pages.count) /Kids [\(kids)] >>")
    for (index, page) in pages.enumerated() {
      let number = 3 + 3 * index
      let width = Self.points(page.width, page.dpi)
      let height = Self.points(page.height, page.dpi)
      object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents \(number + 1) 0 R "
          + "/Resources << /XObject << /Im0 \(number + 2) 0 R >> >> >>")
      let content = Data("q \(width) 0 0 \(height) 0 0 cm /Im0 Do Q".utf8)
      object("<< /Length \(content.count) >>", stream: content)
      object(Self.dictionary(of: page), stream: page.image)
    }
    let table = out.count
    out.append(Data("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n".utf8))
    for offset in offsets {
      let digits = String(offset)
      out.append(
        Data((String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8))
    }
    out.append(
      Data(
        "trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n".utf8))
    return out
  }

  /// A PDF of plain objects, the first being the catalog.
  static func text(objects: [String], trailer: String) -> String {
    var out = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, body) in objects.enumerated() {
      offsets.append(out.utf8.count)
      out += "\(index + 1) 0 obj\n\(body)\nendobj\n"
    }
    let table = out.utf8.count
    out += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      out += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    return out + "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\n"
      + "startxref\n\(table)\n%%EOF\n"
  }

  private static func dictionary(of page: Page) -> String {
    let common =
      "<< /Type /XObject /Subtype /Image /Width \(page.width) /Height \(page.height) "
      + "/Length \(page.image.count) "
    return switch page.coding {
    case .jpegGray:
      common + "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode >>"
    case .jpegColour:
      common + "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode >>"
    case .group4:
      common + "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms "
        + "<< /K -1 /Columns \(page.width) /Rows \(page.height) >> >>"
    }
  }

  /// With two decimals, by whole numbers so that no locale or formatter matters.
  private static func points(_ pixels: Int, _ dpi: Double) -> String {
    let hundredths = Int((Double(pixels) * 7_200 / dpi).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
