import CLeptonica
import CPoppler
import Foundation
import TestKit
import Testing

@testable import Imaging

@Suite("Searchable PDF")
struct SearchablePDFTests {
  /// A page of gray grain, so that a loss of quality shows.
  static func grain(width: Int = 400, height: Int = 300, dpi: Double = 100) -> Raster {
    var random = SplitMix64(seed: 11)
    return Raster(
      gray: GrayPlane(width: width, height: height) { out in
        for index in 0..<(width * height) {
          out[index] = UInt8(max(0, min(255, 190 + random.within(60))))
        }
        for y in 40..<60 { for x in 30..<200 { out[y * width + x] = 10 } }
      }, dpi: dpi)
  }

  /// Makes a PDF of all pages of a scan.
  static func pdf(_ scan: Data, _ texts: [SearchablePDF.Text], quarterTurns: Int = 0) throws -> Data
  {
    try withDescriptor(scan) { descriptor in
      let file = try ScanFile.open(descriptor: descriptor)
      var pdf = SearchablePDF()
      for page in 0..<file.pageCount {
        try pdf.add(
          file, page: page, raster: try file.page(at: page), quarterTurns: quarterTurns,
          texts: texts)
      }
      return try pdf.file()
    }
  }

  /// What Poppler draws.
  static func drawn(_ pdf: Data, width: Int, height: Int) throws -> [UInt32] {
    try pdf.withUnsafeBytes { bytes in
      var status = CPOPPLER_OK
      let document = try #require(cpoppler_open(bytes.baseAddress, bytes.count, &status))
      defer { cpoppler_close(document) }
      var complaints: Int32 = 0
      let canvas = try #require(
        cpoppler_render(document, 0, Int32(width), Int32(height), &complaints))
      defer { cpoppler_canvas_destroy(canvas) }
      #expect(complaints == 0)
      let words = try #require(cpoppler_canvas_pixels(canvas))
      let stride = Int(cpoppler_canvas_stride(canvas))
      return (0..<height).flatMap { y in (0..<width).map { words[y * stride + $0] & 0xFF_FFFF } }
    }
  }

  static let texts = [
    SearchablePDF.Text(
      text: "髙橋　花子", corners: [30, 40, 200, 40, 200, 60, 30, 60]),
    SearchablePDF.Text(
      text: "048-721-0001", corners: [30, 100, 230, 100, 230, 120, 30, 120]),
    SearchablePDF.Text(text: "𠮷野ｶﾅ", corners: [30, 150, 130, 150, 130, 170, 30, 170]),
  ]

  @Test("a JPEG goes in byte for byte, and its text is found")
  func jpeg() throws {
    let scan = try Self.grain().jpegData(quality: 70)
    let pdf = try Self.pdf(scan, Self.texts)
    #expect(pdf.range(of: scan) != nil)
    let text = try PDFText.of(pdf).filter { !$0.isWhitespace }
    for one in Self.texts {
      #expect(text.contains(one.text.filter { !$0.isWhitespace }), "\(text)")
    }
  }

  @Test("a fax stays a fax, with the same pixels")
  func fax() throws {
    let scan = try Making.tiff(Self.grain(), depth: 1, compression: Int32(IFF_TIFF_G4))
    let pdf = try Self.pdf(scan, Self.texts)
    #expect(pdf.range(of: Data("/CCITTFaxDecode".utf8)) != nil)
    let original = try decode(scan)
    let words = try Self.drawn(pdf, width: original.width, height: original.height)
    let wrong = zip(words, original.gray.samples).count { ($0 & 0xFF) != UInt32($1) }
    #expect(wrong == 0)
    #expect(try PDFText.of(pdf).contains("048-721-0001"))
  }

  @Test("gray and colour lose nothing", arguments: [8, 32] as [Int32])
  func lossless(depth: Int32) throws {
    let scan = try Making.tiff(Self.grain(), depth: depth, compression: Int32(IFF_TIFF_LZW))
    let pdf = try Self.pdf(scan, [])
    let original = try decode(scan)
    let words = try Self.drawn(pdf, width: original.width, height: original.height)
    #expect(zip(words, original.gray.samples).allSatisfy { ($0 & 0xFF) == UInt32($1) })
  }

  @Test("text draws nothing: the page looks the same with and without")
  func invisible() throws {
    let scan = try Self.grain().pngData()
    let with = try Self.drawn(try Self.pdf(scan, Self.texts), width: 400, height: 300)
    let without = try Self.drawn(try Self.pdf(scan, []), width: 400, height: 300)
    #expect(with == without)
  }

  @Test("the scan within a PDF stays as it is, page for page", arguments: [0, 90])
  func ofPDF(rotate: Int) throws {
    let jpeg = try Self.grain().jpegData(quality: 60)
    let scan = PDFMaking.scans(
      [PDFMaking.jpeg(jpeg, 400, 300), PDFMaking.jpeg(jpeg, 400, 300)], points: (288, 216),
      rotate: rotate)
    let pdf = try Self.pdf(scan, [])
    #expect(pdf.ranges(of: jpeg).count == 2)
    let page = try decode(scan)
    let again = try decode(pdf)
    #expect(again.width == page.width && again.height == page.height)
    let difference = zip(page.gray.samples, again.gray.samples)
      .map { abs(Int($0) - Int($1)) }.max()
    #expect(difference == 0)
    #expect(try decode(pdf, page: 1).width == page.width)
  }

  @Test("a page that was set upright is shown upright, and is read in its lines")
  func turned() throws {
    let pdf = try Self.pdf(
      try Self.grain().pngData(),
      [
        // A line that runs up the scan, as on a page fed sideways.
        SearchablePDF.Text(text: "山田太郎", corners: [100, 250, 100, 90, 120, 90, 120, 250])
      ], quarterTurns: 1)
    #expect(try PDFText.of(pdf).contains("山田太郎"))
    #expect(pdf.range(of: Data("/Rotate 90".utf8)) != nil)
  }

  @Test("the same page and texts give the same bytes")
  func deterministic() throws {
    let scan = try Self.grain().pngData()
    #expect(try Self.pdf(scan, Self.texts) == Self.pdf(scan, Self.texts))
  }

  @Test("text of no size, of broken places and of strange characters breaks nothing")
  func strangeTexts() throws {
    let pdf = try Self.pdf(
      try Self.grain().pngData(),
      [
        SearchablePDF.Text(text: "零", corners: [5, 5, 5, 5, 5, 5, 5, 5]),
        SearchablePDF.Text(text: "短", corners: [1, 2, 3]),
        SearchablePDF.Text(text: "無", corners: [.nan, 1, 1, 1, 1, 1, 1, 1]),
        SearchablePDF.Text(text: ") Tj \\ <<\n\0\u{FFFF}", corners: [9, 9, 99, 9, 99, 29, 9, 29]),
        SearchablePDF.Text(text: "", corners: [9, 9, 99, 9, 99, 29, 9, 29]),
      ])
    #expect(try decode(pdf).width == 400)
  }
}
