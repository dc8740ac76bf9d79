import Testing

@testable import Imaging

@Suite("pages that are printed in red")
struct RedPrintTests {
  /// A4 at 100 dpi with lines of strokes in one colour, and a seal of 30 mm.
  private func page(_ ink: UInt32, hasSeal: Bool = false, lines: Int = 30) -> Raster {
    let (width, height) = (827, 1_169)
    let gray = GrayPlane(width: width, height: height, fill: 250)
    let colour = ColourPlane(width: width, height: height) { out in
      for y in 0..<height {
        for x in 0..<width {
          let line = (y - 100) / 30
          let isText =
            y >= 100 && line < lines && (y - 100) % 30 < 14 && (80..<740).contains(x) && x % 5 < 2
          let (across, down) = (x - 600, y - 900)
          let isSeal = hasSeal && across * across + down * down < 59 * 59 && (x + y) % 3 < 2
          out[y * width + x] = isSeal ? 0xD0_2830 : isText ? ink : 0xFA_FAFA
        }
      }
    }
    return Raster(gray: gray, colour: colour, dpi: 100)
  }

  @Test("red all over the page is its print, and stays")
  func red() {
    #expect(page(0xD0_2830).isPrintedInRed)
    #expect(page(0xD0_2830, hasSeal: true).forReading().hasColour == false)
  }

  @Test("a seal is no print, on a page with much text or with little")
  func seal() {
    #expect(!page(0x20_2020, hasSeal: true).isPrintedInRed)
    #expect(!page(0x20_2020, hasSeal: true, lines: 1).isPrintedInRed)
    #expect(!page(0x20_2020, hasSeal: true, lines: 0).isPrintedInRed)
    #expect(page(0x20_2020, hasSeal: true).forReading().hasColour)
  }

  @Test("a page without colour has no red")
  func gray() {
    #expect(!Raster(gray: GrayPlane(width: 100, height: 100, fill: 0), dpi: 100).isPrintedInRed)
  }
}
