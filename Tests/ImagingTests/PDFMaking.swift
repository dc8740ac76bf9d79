import Foundation
import Imaging

/// Writes small PDF files: objects one after the other and a cross-reference table.
struct PDFMaking {
  private var objects: [Data] = []

  /// Adds an object and gives its number.
  mutating func add(_ text: String, stream: Data? = nil) -> Int {
    var data = Data(text.utf8)
    if let stream {
      data.append(Data("\nstream\n".utf8))
      data.append(stream)
      data.append(Data("\nendstream".utf8))
    }
    objects.append(data)
    return objects.count
  }

  func file(root: Int) -> Data {
    var result = Data("%PDF-1.5\n%\u{e2}\u{e3}\n".utf8)
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(result.count)
      result.append(Data("\(index + 1) 0 obj\n".utf8))
      result.append(object)
      result.append(Data("\nendobj\n".utf8))
    }
    let table = result.count
    result.append(Data("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8))
    for offset in offsets {
      result.append(Data(String(format: "%010d 00000 n \n", offset).utf8))
    }
    let trailer =
      "trailer\n<< /Size \(objects.count + 1) /Root \(root) 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    result.append(Data(trailer.utf8))
    return result
  }

  /// An image stream of a page.
  struct Image {
    var data: Data
    var width: Int
    var height: Int
    var entries: String
  }

  static func jpeg(_ data: Data, _ width: Int, _ height: Int, colour: Bool = false) -> Image {
    let space = colour ? "/DeviceRGB" : "/DeviceGray"
    return Image(
      data: data, width: width, height: height,
      entries: "/ColorSpace \(space) /BitsPerComponent 8 /Filter /DCTDecode")
  }

  /// A PDF of pages that each show one image on a page of the given size in points; `extra` is more
  /// content.
  static func scans(
    _ images: [Image], points: (Double, Double), rotate: Int = 0, extra: String = ""
  ) -> Data {
    var pdf = PDFMaking()
    let count = images.count
    // The page tree comes first, so that its number is known.
    _ = pdf.add("<< /Type /Catalog /Pages 2 0 R >>")
    let kids = (0..<count).map { "\(3 + 3 * $0) 0 R" }.joined(separator: " ")
    _ = pdf.add("<< /Type /Pages /Count \(count) /Kids [\(kids)] >>")
    for (index, image) in images.enumerated() {
      let page = 3 + 3 * index
      _ = pdf.add(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(points.0) \(points.1)] /Rotate \(rotate) "
          + "/Resources << /XObject << /Im0 \(page + 2) 0 R >> >> /Contents \(page + 1) 0 R >>")
      let content = Data("q \(points.0) 0 0 \(points.1) 0 0 cm /Im0 Do Q\n\(extra)".utf8)
      _ = pdf.add("<< /Length \(content.count) >>", stream: content)
      _ = pdf.add(
        "<< /Type /XObject /Subtype /Image /Width \(image.width) /Height \(image.height) "
          + "\(image.entries) /Length \(image.data.count) >>", stream: image.data)
    }
    return pdf.file(root: 1)
  }

  /// A PDF whose pages have content but no images.
  static func drawing(_ content: String, points: (Double, Double), pages: Int = 1) -> Data {
    var pdf = PDFMaking()
    _ = pdf.add("<< /Type /Catalog /Pages 2 0 R >>")
    let kids = (0..<pages).map { "\(4 + $0) 0 R" }.joined(separator: " ")
    _ = pdf.add("<< /Type /Pages /Count \(pages) /Kids [\(kids)] >>")
    let data = Data(content.utf8)
    _ = pdf.add("<< /Length \(data.count) >>", stream: data)
    for _ in 0..<pages {
      _ = pdf.add(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(points.0) \(points.1)] /Contents 3 0 R >>")
    }
    return pdf.file(root: 1)
  }
}
