import Foundation
import Testing
import Workflows

@testable import FormPress

@Suite struct PressTests {
  private func order(
    _ level: AgeingLevel, _ format: ScanFormat = .pdf, hand: String = "printed",
    mistakes: Double = 0
  ) -> PressOrder {
    PressOrder(level: level, hand: hand, mistakes: mistakes, format: format, dpi: 60)
  }

  private func press(_ id: String) throws -> (Workflow, URL) {
    (try Shipped.workflow(id), Shipped.folder)
  }

  @Test(
    "The same seed gives the same bytes at every level, another seed others",
    arguments: AgeingLevel.all)
  func repeatable(_ level: AgeingLevel) throws {
    let (workflow, folder) = try press("kokuho-saikofu")
    let order = order(level, hand: "handwriting", mistakes: 0.3)
    let first = try Press(workflow, folder: folder).scan(seed: 9, order: order)
    let again = try Press(workflow, folder: folder).scan(seed: 9, order: order)
    let other = try Press(workflow, folder: folder).scan(seed: 10, order: order)
    #expect(first.file == again.file)
    #expect(first.truth == again.truth)
    #expect(first.file != other.file)
  }

  @Test("Each format begins and ends as its kind does", arguments: ScanFormat.allCases)
  func formats(_ format: ScanFormat) throws {
    let (workflow, folder) = try press("inu-shibo")
    let scan = try Press(workflow, folder: folder).scan(seed: 1, order: order(.fax, format))
    let bytes = [UInt8](scan.file)
    switch format {
    case .pdf:
      #expect(bytes.starts(with: Array("%PDF-".utf8)))
      #expect(scan.file.suffix(6) == Data("%%EOF\n".utf8))
    case .tiff: #expect(bytes.starts(with: [0x49, 0x49, 42, 0]))
    case .jpeg:
      #expect(bytes.starts(with: [0xFF, 0xD8]))
      #expect(bytes.suffix(2) == [0xFF, 0xD9])
    case .png: #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }
  }

  @Test("A scan of two pages is a PDF of two pages with ink on both")
  func pages() throws {
    let (workflow, folder) = try press("jido-teate")
    for level in [AgeingLevel.fax, .office] {
      let scan = try Press(workflow, folder: folder).scan(seed: 2, order: order(level))
      try withFolder { folder in
        try scan.file.write(to: folder.appending(path: "scan.pdf"))
        let pages = try BlankPages(
          of: Form(pages: [
            FormPage(path: "scan.pdf"), FormPage(path: "scan.pdf", pageOfFile: 2),
          ]), in: folder)
        for index in 0..<2 {
          let raster = try Raster(try pages.draw(index, dpi: 50), gray: true, dpi: 50)
          let ink = InkMap(raster).share(Box(x: 0, y: 0, width: 210, height: 297))
          #expect((0.002...0.5).contains(ink))
        }
      }
    }
  }

  @Test("A page keeps its size through quarter turns, and four of them change nothing")
  func turns() throws {
    let (workflow, folder) = try press("suido-kaishi")
    let raster = try Press(workflow, folder: folder)
      .application(seed: 3, order: order(.office)).pages[0]
    let turned = raster.turned(1)
    #expect(turned.width == raster.height)
    #expect(turned.bytes[raster.height - 1] == raster.bytes[0])
    #expect(turned.turned(3).bytes == raster.bytes)
  }

  @Test("Mistakes are drawn only where asked for, and are in the truth")
  func mistakes() throws {
    let (workflow, folder) = try press("inu-shibo")
    let press = try Press(workflow, folder: folder)
    let clean = try press.application(seed: 4, order: order(.fresh, hand: "klee"))
    let mended = try press.application(seed: 4, order: order(.fresh, hand: "klee", mistakes: 1))
    #expect(clean.truth.remarks.isEmpty)
    #expect(!mended.truth.remarks.isEmpty)
    #expect(clean.pages[0].bytes != mended.pages[0].bytes)
  }

  @Test("A form of two pages does not fit a JPEG")
  func onePage() throws {
    let (workflow, folder) = try press("jido-teate")
    let press = try Press(workflow, folder: folder)
    #expect(throws: PressError.self) { try press.scan(seed: 1, order: order(.fresh, .jpeg)) }
  }

  @Test("Unknown names and fonts that are not installed are errors that say so")
  func unknown() throws {
    #expect(throws: PressError.self) { try AgeingLevel.named("old") }
    #expect(throws: PressError.self) { try Hand.named("nobody") }
    #expect(throws: PressError.self) { try ScanFormat.named("gif") }
    #expect(throws: PressError.self) { try Sheet.named("none") }
    let canvas = try Canvas(widthPixels: 10, heightPixels: 10, dpi: 60)
    #expect(throws: PressError.self) {
      try canvas.require(Face("No Such Font"), package: "fonts-none")
    }
  }

  @Test("Every hand is installed", arguments: Hand.all)
  func hands(_ hand: Hand) throws {
    let canvas = try Canvas(widthPixels: 10, heightPixels: 10, dpi: 60)
    #expect(throws: Never.self) { try canvas.require(hand.face, package: hand.package) }
  }
}
