import Foundation
import Workflows

/// Files that a counter gets and nobody can read. Each is tiny.
enum BrokenFiles {
  struct File: Sendable {
    var name: String
    var data: Data
    /// The refusal that is expected, by its code.
    var refusal: String
    var words: String
  }

  static func all() throws(PressError) -> [File] {
    let page = try smallPage()
    let jpeg = try Codec.jpeg(page, quality: 70)
    let tiff = try Codec.tiff(page, bilevel: true)
    let pdf = pdf(of: jpeg, page: page)
    return [
      File(name: "empty.pdf", data: Data(), refusal: "empty", words: "0バイトのファイル"),
      File(
        name: "truncated.pdf", data: pdf.prefix(pdf.count * 6 / 10), refusal: "truncated",
        words: "途中で切れたPDF（転送の失敗）"),
      File(
        name: "truncated.jpg", data: jpeg.prefix(jpeg.count / 2), refusal: "truncated",
        words: "途中で切れたJPEG"),
      File(
        name: "truncated.tif", data: tiff.prefix(tiff.count / 2), refusal: "truncated",
        words: "途中で切れたTIFF（ディレクトリがない）"),
      File(
        name: "encrypted.pdf", data: encrypted(), refusal: "encrypted",
        words: "開くのにパスワードが要るPDF"),
      File(name: "no-pages.pdf", data: noPages(), refusal: "noPages", words: "正しいがページのないPDF"),
      File(
        name: "corrupt-image.pdf", data: self.pdf(of: damaged(jpeg), page: page),
        refusal: "corruptImage", words: "PDFは正しいが中のJPEGが壊れている"),
      File(
        name: "huge.png", data: HugePNG.data(side: 35_000), refusal: "tooManyPixels",
        words: "35,000×35,000画素と称する小さなPNG"),
      File(
        name: "text-as.pdf",
        data: Data("これはPDFではありません。拡張子だけを .pdf にした文章です。\n".utf8), refusal: "unknownFormat",
        words: "拡張子と中身が違う文章ファイル"),
    ]
  }

  /// A few words on a slip of paper.
  private static func smallPage() throws(PressError) -> Raster {
    let canvas = try Canvas(widthPixels: 413, heightPixels: 584, dpi: 50)
    canvas.text("壊れたファイルの見本", x: 105, y: 60, face: .gothic, size: 12, align: .centre)
    canvas.rectangle(.init(x: 20, y: 90, width: 170, height: 60), width: 1)
    return try Raster(canvas, gray: true, dpi: 50)
  }

  private static func pdf(of jpeg: Data, page: Raster) -> Data {
    var file = PDFFile()
    file.add(
      .init(image: jpeg, width: page.width, height: page.height, dpi: page.dpi, coding: .jpegGray))
    return file.data()
  }

  /// The Huffman tables are overwritten, so that no decoder gets a picture out of it.
  private static func damaged(_ jpeg: Data) -> Data {
    var bytes = [UInt8](jpeg)
    var index = 2
    while index + 4 < bytes.count, bytes[index] == 0xFF, bytes[index + 1] != 0xDA {
      let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
      if bytes[index + 1] == 0xC4 {
        for i in (index + 4)..<min(bytes.count, index + 2 + length) { bytes[i] = 0xEE }
      }
      index += 2 + length
    }
    return Data(bytes)
  }

  private static func noPages() -> Data { PDFFile().data() }

  /// The standard security handler (ISO 32000-1, 7.6.3) with entries that no known password fits.
  private static func encrypted() -> Data {
    let text = PDFFile.text(
      objects: [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        "<< /Filter /Standard /V 1 /R 2 /P -44 /O <\(String(repeating: "5a", count: 32))> "
          + "/U <\(String(repeating: "a5", count: 32))> >>",
      ],
      trailer:
        "/Encrypt 4 0 R /ID [<\(String(repeating: "01", count: 16))> <\(String(repeating: "01", count: 16))>]"
    )
    return Data(text.utf8)
  }
}
