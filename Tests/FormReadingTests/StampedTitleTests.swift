import Imaging
import Readings
import Recognition
import Testing
import Workflows

@testable import FormReading

@Suite("Titles under a stamp")
struct StampedTitleTests {
  /// Dark pixels of what is read of a title of four black bars, 10 to 30 mm from the left and the top.
  private func darkness(isStamped: Bool) throws -> Int {
    let (width, height, dpi) = (354, 236, 150.0)
    let scale = 25.4 / dpi
    var gray = GrayPlane(width: width, height: height, fill: 248)
    let colour = ColourPlane(width: width, height: height) { out in
      for index in 0..<(width * height) {
        let (x, y) = (Double(index % width) * scale, Double(index / width) * scale)
        let isTitle = (10...18).contains(y) && (10...30).contains(x) && Int(x) % 5 < 2
        // Lines of a stamp, 3 mm from each other, one and a half wide.
        let isRed = isStamped && (x + y).truncatingRemainder(dividingBy: 3) < 1.5
        out[index] = isTitle ? 0x202020 : isRed ? 0xC82828 : 0xF8F8F8
        gray[index % width, index / width] = isTitle ? 32 : isRed ? 88 : 248
      }
    }
    let page = PageOnForm(
      raster: Raster(gray: gray, colour: colour, dpi: dpi),
      place: PageMap(.scale(dpi / 25.4, dpi / 25.4)),
      form: try CompiledPage(compiling: DrawnForm(seed: 1).raster()))
    let counter = DarkPixels()
    _ = try page.printedText(in: Box(x: 8, y: 8, width: 26, height: 12), by: counter)
    return counter.count
  }

  @Test("what a form prints is read without the red of a stamp over it")
  func stamped() throws {
    let plain = try darkness(isStamped: false)
    let stamped = try darkness(isStamped: true)
    #expect(plain > 200)
    #expect(abs(stamped - plain) < plain / 10, "\(stamped) for \(plain)")
  }
}

/// Counts dark pixels in place of reading.
private final class DarkPixels: TextReader {
  let name = "dark"
  private(set) var count = 0

  func read(_ request: TextRequest) throws -> TextOpinion {
    for y in 0..<request.crop.height {
      for x in 0..<request.crop.width where request.crop[x, y] < 200 { count += 1 }
    }
    return TextOpinion(opinion: ReaderOpinion(name: name, text: "", confidence: 0))
  }
}
