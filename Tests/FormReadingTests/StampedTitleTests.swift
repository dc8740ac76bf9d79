import Imaging
import Readings
import Recognition
import Testing
import Workflows

@testable import FormReading

@Suite("Titles under a stamp")
struct StampedTitleTests {
  private static let title = "転出届"

  /// A title of four bars, 10 to 30 mm from the left and 10 to 18 mm from the top.
  private func page(isRed: Bool = false, isStamped: Bool = false) throws -> PageOnForm {
    let (width, height, dpi) = (354, 236, 150.0)
    let scale = 25.4 / dpi
    var gray = GrayPlane(width: width, height: height, fill: 248)
    let colour = ColourPlane(width: width, height: height) { out in
      for index in 0..<(width * height) {
        let (x, y) = (Double(index % width) * scale, Double(index / width) * scale)
        let isTitle = (10...18).contains(y) && (10...30).contains(x) && Int(x) % 5 < 2
        // Lines of a stamp, 3 mm from each other, one and a half wide.
        let isStamp = isStamped && (x + y).truncatingRemainder(dividingBy: 3) < 1.5
        // Bright red ink is as bright as paper where only red is seen.
        let (ink, tone): (UInt32, UInt8) =
          isTitle
          ? (isRed ? (0xF83030, 108) : (0x202020, 32))
          : isStamp ? (0xC82828, 88) : (0xF8F8F8, 248)
        out[index] = ink
        gray[index % width, index / width] = tone
      }
    }
    return PageOnForm(
      raster: Raster(gray: gray, colour: colour, dpi: dpi),
      place: PageMap(.scale(dpi / 25.4, dpi / 25.4)),
      blank: BlankPlaces(try CompiledPage(compiling: DrawnForm(seed: 1).raster())))
  }

  private func likeness(_ page: PageOnForm, _ reader: any TextReader) throws -> Double {
    try page.likeness(of: Self.title, in: Box(x: 8, y: 8, width: 26, height: 12), by: reader)
  }

  @Test("a title under a stamp is read without the stamp")
  func stamped() throws {
    let reader = BarReader(says: Self.title)
    #expect(try likeness(page(), reader) == 1)
    #expect(try likeness(page(isStamped: true), reader) == 1)
    #expect(reader.asked == 3)
  }

  @Test("a title that the form prints in red is read, too")
  func red() throws {
    let reader = BarReader(says: Self.title)
    #expect(try likeness(page(), reader) == 1)
    #expect(try likeness(page(isRed: true), reader) == 1)
    #expect(try likeness(page(isRed: true), Parrot("死亡届")) < PageIdentifier.readable)
  }
}

/// Says its text of whatever has as much ink as what it was first asked about.
private final class BarReader: TextReader {
  let name = "bars"
  private let text: String
  private var ink: Int?
  private(set) var asked = 0

  init(says text: String) { self.text = text }

  func read(_ request: TextRequest) throws -> TextOpinion {
    asked += 1
    var dark = 0
    for y in 0..<request.crop.height {
      for x in 0..<request.crop.width where request.crop[x, y] < 200 { dark += 1 }
    }
    let wanted = ink ?? dark
    ink = wanted
    let isKnown = wanted > 200 && abs(dark - wanted) < wanted / 10
    return TextOpinion(
      opinion: ReaderOpinion(name: name, text: isKnown ? text : "", confidence: 0.9))
  }
}
