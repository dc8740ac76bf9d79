import CLeptonica
import Foundation
import Imaging
import TestKit
import Testing

@Suite struct BadInputTests {
  private static let raster = Making.corners(width: 300, height: 200)

  @Test func emptyAndUnknown() throws {
    #expect(try refusal(Data()) == .empty)
    #expect(try refusal(Data("これはただの文章です。".utf8)) == .unknownFormat)
    #expect(
      try refusal(Data([0x50, 0x4B, 3, 4] + [UInt8](repeating: 7, count: 500))) == .unknownFormat)
    #expect(try refusal(Data([0xFF])) == .unknownFormat)
  }

  @Test func cutOff() throws {
    let jpeg = try Self.raster.jpegData()
    let png = try Self.raster.pngData()
    let tiff = try Making.tiff(Self.raster, depth: 8, compression: Int32(IFF_TIFF_LZW))
    let pdf = PDFMaking.scans([PDFMaking.jpeg(jpeg, 300, 200)], points: (216, 144))
    for share in [0.3, 0.6, 0.9] {
      #expect(try refusal(jpeg.prefix(Int(Double(jpeg.count) * share))) == .truncated)
      #expect(try refusal(png.prefix(Int(Double(png.count) * share))) == .truncated)
      #expect(try refusal(tiff.prefix(Int(Double(tiff.count) * share))) == .truncated)
      #expect(try refusal(pdf.prefix(Int(Double(pdf.count) * share))) == .truncated)
    }
    // The last page is missing though the first ones are whole.
    let pages = PDFMaking.scans(
      [PDFMaking.jpeg(jpeg, 300, 200), PDFMaking.jpeg(jpeg, 300, 200)], points: (216, 144))
    #expect(try refusal(pages.prefix(pages.count * 6 / 10)) == .truncated)
  }

  @Test func tooLargeBeforeDecoding() throws {
    #expect(try refusal(Making.png(header: 35_000, 35_000)) == .tooManyPixels)
    #expect(try refusal(Making.png(header: 0x7FFF_FFFF, 0x7FFF_FFFF)) == .tooManyPixels)
    var jpeg = [UInt8](try Self.raster.jpegData())
    for index in 0..<(jpeg.count - 9) where jpeg[index] == 0xFF && jpeg[index + 1] == 0xC0 {
      jpeg.replaceSubrange((index + 5)..<(index + 9), with: [0x88, 0xB8, 0x88, 0xB8])
      break
    }
    #expect(try refusal(Data(jpeg)) == .tooManyPixels)
    let small = PDFMaking.scans([PDFMaking.jpeg(Data(jpeg), 300, 200)], points: (216, 144))
    #expect(try refusal(small) == .tooManyPixels)
    let declared = PDFMaking.scans(
      [PDFMaking.jpeg(try Self.raster.jpegData(), 35_000, 35_000)], points: (216, 144))
    #expect(try refusal(declared) == .tooManyPixels)
    var tiff = [UInt8](try Making.tiff(Self.raster, depth: 1, compression: Int32(IFF_TIFF_G4)))
    Self.setTIFF(&tiff, tag: 256, to: 35_000)
    Self.setTIFF(&tiff, tag: 257, to: 35_000)
    #expect(try refusal(Data(tiff)) == .tooManyPixels)
  }

  private static func setTIFF(_ bytes: inout [UInt8], tag: Int, to value: Int) {
    func u16(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
    let directory = u16(4) | u16(6) << 16
    for index in 0..<u16(directory) {
      let entry = directory + 2 + 12 * index
      guard u16(entry) == tag else { continue }
      bytes[entry + 2] = 4
      for byte in 0..<4 { bytes[entry + 8 + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
    }
  }

  @Test func directoriesInACircle() throws {
    var tiff = [UInt8](try Making.tiff(Self.raster, depth: 8, compression: Int32(IFF_TIFF_LZW)))
    let directory = Int(tiff[4]) | Int(tiff[5]) << 8 | Int(tiff[6]) << 16
    let count = Int(tiff[directory]) | Int(tiff[directory + 1]) << 8
    for byte in 0..<4 { tiff[directory + 2 + 12 * count + byte] = tiff[4 + byte] }
    #expect(try refusal(Data(tiff)) == .corruptImage)
  }

  @Test func documentsWithoutContent() throws {
    #expect(try refusal(PDFMaking.drawing("", points: (595, 842), pages: 0)) == .noPages)
    #expect(try refusal(Fixtures.userPassword) == .encrypted)
    #expect(try refusal(Data("%PDF-1.4\nhello\n%%EOF\n".utf8)) == .corruptImage)
  }

  @Test func brokenImageInASoundPDF() throws {
    // With enough detail that the damage lies within the image's data.
    var random = SplitMix64(seed: 4)
    let noisy = Raster(
      gray: GrayPlane(width: 300, height: 200) { out in
        for index in 0..<60_000 { out[index] = UInt8(truncatingIfNeeded: random.next()) }
      }, dpi: 100)
    var bytes = [UInt8](try noisy.jpegData())
    let middle = bytes.count / 2
    // Half of the data is gone, the end mark is there.
    bytes.replaceSubrange(middle..<(bytes.count - 2), with: [UInt8](repeating: 0, count: 300))
    let image = PDFMaking.jpeg(Data(bytes), 300, 200)
    for extra in ["", "0 g 20 20 30 30 re f"] {
      let error = try refusalError(PDFMaking.scans([image], points: (216, 144), extra: extra))
      #expect(error?.code == .corruptImage)
      #expect(error?.page == 1)
    }
    let sound = PDFMaking.jpeg(try noisy.jpegData(), 300, 200)
    let second = try refusalError(PDFMaking.scans([sound, image], points: (216, 144)))
    #expect(second == ImagingError(.corruptImage, page: 2, detail: second?.detail ?? ""))
    // Flate data that is none.
    let flate = PDFMaking.Image(
      data: Data((0..<400).map { UInt8(truncatingIfNeeded: $0 &* 37) }), width: 300, height: 200,
      entries: "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode")
    #expect(try refusal(PDFMaking.scans([flate], points: (216, 144))) == .corruptImage)
    #expect(try refusal(Data(bytes)) == .corruptImage)
  }

  @Test func notARegularFile() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    #expect(throws: ImagingError.self) { _ = try ScanFile.open(descriptor: ends[0]).pageCount }
  }

  /// Cut and flipped files are refused or decoded, never a crash. Scans with four formats.
  @Test func damagedFilesNeverCrash() throws {
    let jpeg = try Making.corners().jpegData()
    let tiffPages = try [
      Making.tiff(Making.corners(), depth: 1, compression: Int32(IFF_TIFF_G4)),
      Making.tiff(Making.corners(), depth: 8, compression: Int32(IFF_TIFF_LZW)),
    ]
    let samples: [Data] = [
      jpeg, try Making.jpeg(Making.corners(), orientation: 6), try Making.corners().pngData(),
      Making.joined(tiffPages),
      try Making.tiff(Making.corners(), depth: 8, compression: Int32(IFF_TIFF_JPEG)),
      PDFMaking.scans([PDFMaking.jpeg(jpeg, 120, 80)], points: (86, 58)),
      PDFMaking.scans([PDFMaking.jpeg(jpeg, 120, 80)], points: (86, 58), extra: "0 0 m 9 9 l S"),
      PDFMaking.drawing("q 1 0 0 1 0 0 cm 0 0 9 9 re f Q", points: (86, 58)),
      Fixtures.ownerPassword,
    ]
    var random = SplitMix64(seed: 2024)
    let limits = ImagingLimits(maxPages: 20, maxPixels: 1_000_000, maxDeclaredPixels: 4_000_000)
    var refused = 0
    for round in 0..<500 {
      var bytes = samples[round % samples.count]
      if random.next() % 3 == 0 {
        bytes = bytes.prefix(Int(random.next() % UInt64(bytes.count)))
      }
      guard !bytes.isEmpty else { continue }
      for _ in 0..<(random.next() % 6) {
        bytes[Int(random.next() % UInt64(bytes.count))] ^= UInt8(1 + random.next() % 255)
      }
      if try refusal(bytes, limits: limits) != nil { refused += 1 }
    }
    #expect(refused > 100)
  }
}
