import CLeptonica
import Foundation
import Imaging
import Testing

@Suite struct PDFTests {
  private static let raster = Making.corners(width: 600, height: 400)

  private static func jpegImage() throws -> PDFMaking.Image {
    PDFMaking.jpeg(try raster.jpegData(), 600, 400)
  }

  private static func shows(_ page: Raster, bottomUp: Bool = false) -> Bool {
    let first = page.sample(x: page.width / 4, y: page.height / 4) ?? 255
    let third = page.sample(x: page.width / 4, y: page.height * 3 / 4) ?? 0
    return first < 40 && third > 215
  }

  @Test func scanIsTakenAsItIs() throws {
    // 600 pixels over 216 points: 200 dpi.
    let bytes = PDFMaking.scans([try Self.jpegImage()], points: (216, 144))
    let page = try decode(bytes)
    #expect(page.width == 600 && page.height == 400)
    #expect(abs(page.dpi - 200) < 0.01)
    // Sample for sample what the JPEG itself gives.
    let direct = try decode(Self.raster.jpegData())
    #expect(page.gray.samples == direct.gray.samples)
  }

  @Test func textOverAScanIsNotLost() throws {
    let bytes = PDFMaking.scans(
      [try Self.jpegImage()], points: (216, 144), extra: "0 g 20 20 30 30 re f")
    let page = try decode(bytes)
    #expect(abs(page.dpi - 200) < 1)
    #expect((page.sample(x: 97, y: page.height - 97) ?? 255) < 60)
    #expect(Self.shows(page))
  }

  @Test func rotationOfThePage() throws {
    let bytes = PDFMaking.scans([try Self.jpegImage()], points: (216, 144), rotate: 90)
    let page = try decode(bytes)
    #expect(page.width == 400 && page.height == 600)
    // The black quarter moves to the upper right.
    #expect((page.sample(x: 300, y: 150) ?? 255) < 40)
    let rendered = try decode(
      PDFMaking.scans(
        [try Self.jpegImage()], points: (216, 144), rotate: 90, extra: "0 0 m 1 1 l S"))
    #expect(rendered.width == 400 && (rendered.sample(x: 300, y: 150) ?? 255) < 40)
  }

  @Test func faxStrip() throws {
    let tiff = try Making.tiff(Self.raster, depth: 1, compression: Int32(IFF_TIFF_G4))
    let strip = try Self.strip(of: tiff)
    let image = PDFMaking.Image(
      data: strip, width: 600, height: 400,
      entries: "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode "
        + "/DecodeParms << /K -1 /Columns 600 /Rows 400 >>")
    let direct = try decode(PDFMaking.scans([image], points: (216, 144)))
    #expect(direct.width == 600 && Self.shows(direct))
    // Poppler agrees on black and white.
    let rendered = try decode(
      PDFMaking.scans([image], points: (216, 144), extra: "0 0 m 1 1 l S"))
    #expect(Self.shows(rendered))
  }

  @Test func jbig2() throws {
    let tiff = try Making.tiff(Self.raster, depth: 1, compression: Int32(IFF_TIFF_G4))
    let strip = try Self.strip(of: tiff)
    func u32(_ value: Int) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
    // A page, and one generic region coded by MMR, which is fax group 4 (ITU-T T.88).
    var data = u32(0) + [48, 0, 1] + u32(19) + u32(600) + u32(400) + u32(0) + u32(0) + [0, 0, 0]
    data += u32(1) + [38, 0, 1] + u32(18 + strip.count)
    data += u32(600) + u32(400) + u32(0) + u32(0) + [0, 1] + Array(strip)
    let image = PDFMaking.Image(
      data: Data(data), width: 600, height: 400,
      entries: "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode")
    let page = try decode(PDFMaking.scans([image], points: (216, 144)))
    #expect(abs(page.dpi - 200) < 1)
    #expect(Self.shows(page))
  }

  @Test func jpeg2000() throws {
    let image = PDFMaking.Image(
      data: Fixtures.jpeg2000, width: 80, height: 60,
      entries: "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode")
    let page = try decode(PDFMaking.scans([image], points: (40, 30)))
    #expect(abs(page.dpi - 144) < 1)
    #expect(Self.shows(page))
    var broken = image
    broken.data = image.data.prefix(150) + Data(count: image.data.count - 150)
    #expect(try refusal(PDFMaking.scans([broken], points: (40, 30))) == .corruptImage)
  }

  @Test func drawingsAt300() throws {
    let page = try decode(PDFMaking.drawing("0 0 105 148 re f", points: (595, 842)))
    #expect(page.dpi == 300)
    #expect(abs(page.width - 2479) <= 1)
    #expect((page.sample(x: 100, y: page.height - 100) ?? 255) < 10)
    // A huge sheet comes coarser, within the limit.
    let poster = try decode(PDFMaking.drawing("0 0 9 9 re f", points: (7000, 9900)))
    #expect(poster.width * poster.height <= 40_100_000)
    #expect(try refusal(PDFMaking.drawing("", points: (1_000_000, 1_000_000))) == .tooManyPixels)
  }

  @Test func pointsThatArePixels() throws {
    let scan = Raster(gray: GrayPlane(width: 1654, height: 2339, fill: 250), dpi: 200)
    let image = PDFMaking.jpeg(try scan.jpegData(), 1654, 2339)
    for extra in ["", "0 0 m 1 1 l S"] {
      let page = try decode(PDFMaking.scans([image], points: (1654, 2339), extra: extra))
      #expect(page.width == 1654 && page.dpi == 200 && page.dpiInferred)
    }
  }

  @Test func manyPages() throws {
    let image = try Self.jpegImage()
    let bytes = PDFMaking.scans([image, image, image], points: (216, 144))
    try withDescriptor(bytes) { descriptor in
      let scan = try ScanFile.open(descriptor: descriptor)
      #expect(scan.pageCount == 3 && scan.format == .pdf)
      #expect(try scan.page(at: 2).width == 600)
    }
    #expect(try refusal(bytes, limits: ImagingLimits(maxPages: 2)) == .tooManyPages)
  }

  @Test func ownerPasswordAloneOpens() throws {
    #expect(try refusal(Fixtures.ownerPassword) == nil)
    #expect(try decode(Fixtures.ownerPassword).isBlank)
  }

  /// The only strip of a TIFF of one page, little-endian.
  static func strip(of tiff: Data) throws -> Data {
    let bytes = [UInt8](tiff)
    func u16(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
    func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }
    let directory = u32(4)
    var start = 0
    var count = 0
    for index in 0..<u16(directory) {
      let entry = directory + 2 + 12 * index
      let value = u16(entry + 2) == 3 ? u16(entry + 8) : u32(entry + 8)
      if u16(entry) == 273 { start = value }
      if u16(entry) == 279 { count = value }
    }
    try #require(start > 0 && count > 0)
    return Data(bytes[start..<(start + count)])
  }
}
