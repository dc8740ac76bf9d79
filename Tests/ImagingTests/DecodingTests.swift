import CLeptonica
import Foundation
import Imaging
import Testing

/// Whether a raster is black in the upper left, gray in the upper right and white below.
private func showsCorners(_ raster: Raster, gray: ClosedRange<UInt8> = 110...145) -> Bool {
  let width = raster.width
  let height = raster.height
  guard let first = raster.sample(x: width / 4, y: height / 4),
    let second = raster.sample(x: width * 3 / 4, y: height / 4),
    let third = raster.sample(x: width / 4, y: height * 3 / 4),
    let fourth = raster.sample(x: width * 3 / 4, y: height * 3 / 4)
  else { return false }
  return first < 40 && gray.contains(second) && third > 215 && fourth > 215
}

@Suite struct DecodingTests {
  @Test(arguments: 1...8) func exifOrientation(_ orientation: Int) throws {
    let upright = Making.corners()
    let w = upright.width
    let h = upright.height
    let swapped = orientation >= 5
    let stored = GrayPlane(width: swapped ? h : w, height: swapped ? w : h) { out in
      for r in 0..<(swapped ? w : h) {
        for c in 0..<(swapped ? h : w) {
          let (y, x): (Int, Int) =
            switch orientation {
            case 2: (r, w - 1 - c)
            case 3: (h - 1 - r, w - 1 - c)
            case 4: (h - 1 - r, c)
            case 5: (c, r)
            case 6: (c, w - 1 - r)
            case 7: (h - 1 - c, w - 1 - r)
            case 8: (h - 1 - c, r)
            default: (r, c)
            }
          out[r * (swapped ? h : w) + c] = upright.gray[x, y]
        }
      }
    }
    let page = try decode(Making.jpeg(Raster(gray: stored, dpi: 100), orientation: orientation))
    #expect(page.width == w && page.height == h)
    #expect(showsCorners(page))
  }

  @Test(arguments: [Int32(1), 4, 8, 16, 32]) func pngOfDepth(_ depth: Int32) throws {
    let bytes = try Making.withPix(Making.corners(), depth: depth) { pix in
      var data: UnsafeMutablePointer<UInt8>?
      var count = 0
      #expect(pixWriteMemPng(&data, &count, pix, 0) == 0)
      defer { free(data) }
      return Data(bytes: try #require(data), count: count)
    }
    let gray: ClosedRange<UInt8> = depth == 1 ? 255...255 : depth == 4 ? 90...170 : 110...145
    #expect(showsCorners(try decode(bytes), gray: gray))
  }

  @Test func alphaLiesOnWhite() throws {
    let bytes = try Making.withPix(Making.corners(), depth: 32) { pix in
      pixSetSpp(pix, 4)
      let words = try #require(pixGetData(pix))
      // Black everywhere; only the upper left quarter is opaque, the upper right half so.
      for y in 0..<80 {
        for x in 0..<120 {
          words[y * 120 + x] = y >= 40 ? 0 : x < 60 ? 255 : 127
        }
      }
      var data: UnsafeMutablePointer<UInt8>?
      var count = 0
      #expect(pixWriteMemPng(&data, &count, pix, 0) == 0)
      defer { free(data) }
      return Data(bytes: try #require(data), count: count)
    }
    #expect(showsCorners(try decode(bytes)))
  }

  private static let kinds: [(depth: Int32, compression: Int)] = [
    (1, IFF_TIFF_G3), (1, IFF_TIFF_G4), (1, IFF_TIFF_PACKBITS), (8, IFF_TIFF_LZW),
    (8, IFF_TIFF_ZIP), (8, IFF_TIFF_JPEG), (32, IFF_TIFF_LZW), (32, IFF_TIFF_JPEG), (8, IFF_TIFF),
  ]

  @Test(arguments: kinds)
  func tiffOf(_ kind: (depth: Int32, compression: Int)) throws {
    let bytes = try Making.tiff(
      Making.corners(), depth: kind.depth, compression: Int32(kind.compression))
    let gray: ClosedRange<UInt8> = kind.depth == 1 ? 255...255 : 105...150
    #expect(showsCorners(try decode(bytes), gray: gray))
  }

  @Test func tiffOfManyPages() throws {
    let pages = try [
      Making.tiff(Making.corners(), depth: 1, compression: Int32(IFF_TIFF_G4)),
      Making.tiff(Making.corners(width: 200), depth: 8, compression: Int32(IFF_TIFF_LZW)),
      Making.tiff(Making.corners(height: 160), depth: 8, compression: Int32(IFF_TIFF_JPEG)),
    ]
    let file = Making.joined(pages)
    try withDescriptor(file) { descriptor in
      let scan = try ScanFile.open(descriptor: descriptor)
      #expect(scan.pageCount == 3)
      #expect(try scan.page(at: 1).width == 200)
      #expect(try scan.page(at: 2).height == 160)
      let first = try scan.page(at: 0)
      #expect(showsCorners(first, gray: 255...255))
    }
    #expect(try refusal(file, limits: ImagingLimits(maxPages: 2)) == .tooManyPages)
  }

  @Test func faxBecomesSquare() throws {
    // A4 at 204 × 98.
    let fax = Making.corners(width: 1728, height: 1145)
    let bytes = try Making.tiff(fax, depth: 1, compression: Int32(IFF_TIFF_G3), dpi: (204, 98))
    let page = try decode(bytes)
    #expect(page.width == 1728)
    #expect(abs(page.height - 1145 * 204 / 98) <= 1)
    #expect(page.dpi == 204)
    #expect(!page.dpiInferred)
    #expect(showsCorners(page, gray: 255...255))
  }

  private static let sheets: [(width: Int, height: Int, dpi: Double)] = [
    (2480, 3508, 300), (1654, 2339, 200), (4960, 7016, 600), (3508, 4961, 300), (1240, 1754, 150),
    (1748, 2480, 300), (3035, 4299, 300), (2150, 3035, 300), (2550, 3300, 300), (1181, 1748, 300),
    (3508, 2480, 300),
  ]

  @Test(arguments: sheets)
  func resolutionFromPaper(_ sheet: (width: Int, height: Int, dpi: Double)) throws {
    let (width, height, dpi) = sheet
    for claimed in [Int32(0), 1, 72] where !(claimed == 72 && width < 1000) {
      let raster = Raster(gray: GrayPlane(width: width, height: height, fill: 255), dpi: 100)
      let bytes = try Making.tiff(
        raster, depth: 1, compression: Int32(IFF_TIFF_G4), dpi: (claimed, claimed))
      let page = try decode(bytes, limits: ImagingLimits(sufficientDPI: 1000))
      #expect(page.dpiInferred)
      #expect(abs(page.dpi - dpi) < 0.035 * dpi, "\(page.dpi) for \(width) x \(height)")
    }
  }

  @Test func largeScansAreReduced() throws {
    let raster = Raster(gray: GrayPlane(width: 4960, height: 7016, fill: 255), dpi: 600)
    let page = try decode(raster.jpegData())
    #expect(page.width == 2480 && page.dpi == 300)
    let tight = try decode(raster.jpegData(), limits: ImagingLimits(maxPixels: 2_000_000))
    #expect(tight.width * tight.height <= 2_000_000)
    #expect(abs(tight.widthMM - 210) < 1)
  }

  @Test func coloursAreKept() throws {
    let red = try Making.withPix(Making.corners(), depth: 32) { pix in
      let words = try #require(pixGetData(pix))
      for y in 50..<70 { for x in 10..<50 { words[y * 120 + x] = 0xC820_2000 } }
      var data: UnsafeMutablePointer<UInt8>?
      var count = 0
      #expect(pixWriteMemPng(&data, &count, pix, 0) == 0)
      defer { free(data) }
      return Data(bytes: try #require(data), count: count)
    }
    let page = try decode(red)
    #expect(page.hasColour)
    #expect(try !decode(Making.corners().pngData()).hasColour)
    // 100 dpi: 0.254 mm a pixel.
    let scale = Affine.scale(100 / 25.4, 100 / 25.4)
    let area = Area(x: 3, y: 13, width: 9, height: 4)
    #expect(page.redFraction(area, registration: PageMap(scale)) > 0.95)
    let away = Area(x: 18, y: 13, width: 9, height: 4)
    #expect(page.redFraction(away, registration: PageMap(scale)) == 0)
    // Colours follow a turned page.
    let turned = page.rotated(quarterTurns: 1)
    let there = Area(x: 80 * 0.254 - 17, y: 3, width: 4, height: 9)
    #expect(turned.redFraction(there, registration: PageMap(scale)) > 0.95)
    #expect(try decode(page.pngData()).hasColour)
  }
}
