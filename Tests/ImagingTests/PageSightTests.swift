import Foundation
import Imaging
import TestKit
import Testing

@Suite struct PageSightTests {
  static let dpi = 200.0
  static let form = SyntheticForm(seed: 2)
  static let toPage = Affine.scale(dpi / 25.4, dpi / 25.4)

  /// The blank form as a page, on which more is drawn.
  struct Sheet {
    var samples: [UInt8]
    let width: Int
    let height: Int
    let compiled: CompiledPage

    init() throws {
      let raster = try PageSightTests.form.raster(dpi: PageSightTests.dpi)
      samples = raster.gray.samples
      width = raster.width
      height = raster.height
      compiled = try CompiledPage(compiling: PageSightTests.form.raster(dpi: 300))
    }

    mutating func fill(_ area: Area, tone: UInt8) {
      let scale = PageSightTests.dpi / 25.4
      for y in max(0, Int(area.y * scale))..<min(height, Int((area.y + area.height) * scale)) {
        for x in max(0, Int(area.x * scale))..<min(width, Int((area.x + area.width) * scale)) {
          samples[y * width + x] = tone
        }
      }
    }

    /// A stroke of so many millimetres, as a pen draws it.
    mutating func stroke(
      _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), width pen: Double = 0.5,
      tone: UInt8 = 40
    ) {
      let length = ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y))
        .squareRoot()
      for step in 0...Int(length * 10) {
        let t = Double(step) / (length * 10)
        fill(
          Area(
            x: from.x + (to.x - from.x) * t - pen / 2, y: from.y + (to.y - from.y) * t - pen / 2,
            width: pen, height: pen), tone: tone)
      }
    }

    func sight(_ affine: Affine = PageSightTests.toPage) throws -> PageSight {
      let raster = try #require(
        Raster(width: width, height: height, dpi: PageSightTests.dpi, samples: samples))
      return PageSight(raster: raster, place: PageMap(affine), form: compiled)
    }
  }

  private func kinds(_ sight: PageSight) -> [Hiding?] {
    Self.form.fields.map { sight.hiding(of: $0, kind: .text) }
  }

  @Test func anUntouchedAndAWrittenPageHideNothing() throws {
    var sheet = try Sheet()
    #expect(kinds(try sheet.sight()).allSatisfy { $0 == nil })
    for field in Self.form.fields {
      sheet.stroke(
        (field.x + 1, field.y + 1), (field.x + field.width - 1, field.y + field.height - 1),
        width: 1.2)
    }
    #expect(kinds(try sheet.sight()).allSatisfy { $0 == nil })
    #expect(try sheet.sight().contrast > 0.9)
  }

  @Test(
    "a note, a bar and a dark shadow hide a field, and only that",
    arguments: [245, 215, 90, 0] as [UInt8])
  func covers(tone: UInt8) throws {
    var sheet = try Sheet()
    let field = try #require(Self.form.fields.first { $0.width > 25 })
    sheet.fill(field.expanded(by: 2), tone: tone)
    let sight = try sheet.sight()
    #expect(sight.hiding(of: field, kind: .text) == .covered)
    #expect(sight.hiding(of: field, kind: .mark) == .covered)
    let far = Self.form.fields.filter { abs($0.y - field.y) > 25 }
    #expect(!far.isEmpty && far.allSatisfy { sight.hiding(of: $0, kind: .text) == nil })
  }

  @Test func aNoteOverAPartOfAFieldIsSeen() throws {
    var sheet = try Sheet()
    let field = try #require(Self.form.fields.first { $0.width > 40 })
    sheet.fill(
      Area(x: field.x + field.width - 18, y: field.y - 3, width: 25, height: field.height + 6),
      tone: 240)
    #expect(try sheet.sight().hiding(of: field, kind: .text) == .covered)
  }

  @Test func aBlackSquareWithinTheRulesCoversTextButMayBeAMark() throws {
    var sheet = try Sheet()
    let field = try #require(Self.form.fields.first { $0.width > 25 })
    sheet.fill(Area(x: field.x + 5, y: field.y + 1.5, width: 4, height: 4), tone: 20)
    let sight = try sheet.sight()
    #expect(sight.hiding(of: field, kind: .text) == .covered)
    #expect(sight.hiding(of: field, kind: .mark) == nil)
  }

  @Test func whatLiesOffTheScanIsCutOff() throws {
    let sheet = try Sheet()
    let moved = Self.toPage.then(.translation(-60 * Self.dpi / 25.4, 0))
    let sight = try sheet.sight(moved)
    for field in Self.form.fields {
      let isOff = field.x < 59.5
      #expect((sight.hiding(of: field, kind: .text) == .cutOff) == isOff, "\(field)")
    }
  }

  @Test func aFaintPageHasLittleContrast() throws {
    var sheet = try Sheet()
    sheet.samples = sheet.samples.map { UInt8(255 - (255 - Int($0)) * 38 / 100) }
    let contrast = try sheet.sight().contrast
    #expect(contrast < 0.45 && contrast > 0.2)
  }

  @Test func aCrossIsTwoStrokesThatEndOnThePage() throws {
    var sheet = try Sheet()
    #expect(try sheet.sight().lines.isEmpty)
    sheet.stroke((30, 40), (180, 250))
    sheet.stroke((180, 40), (30, 250))
    let lines = try sheet.sight().lines
    #expect(lines.count { !$0.isFold && $0.length > 150 } == 2)
    #expect(!lines.contains { $0.isFold })
  }

  @Test("a hand's diagonal is found, however it bends and wherever it goes")
  func bentStrokes() throws {
    var sheet = try Sheet()
    // Three millimetres off the straight line in its middle.
    var last = (x: 40.0, y: 60.0)
    for step in 1...40 {
      let t = Double(step) / 40
      let next = (x: 40 + 120 * t + 3 * sin(t * .pi), y: 60 + 130 * t)
      sheet.stroke(last, next)
      last = next
    }
    let lines = try sheet.sight().lines
    #expect(lines.contains { !$0.isFold && $0.length > 60 })
  }

  @Test func aLineFromEdgeToEdgeIsAFoldAndOneThatEndsIsNot() throws {
    var sheet = try Sheet()
    // Below the last row, where no rule hides it.
    sheet.stroke((0, 268), (210, 269), width: 0.3, tone: 150)
    let fold = try #require(try sheet.sight().lines.first)
    #expect(fold.isFold)
    #expect(fold.crosses(Area(x: 50, y: 265, width: 30, height: 8)))
    #expect(!fold.crosses(Area(x: 50, y: 275, width: 30, height: 8)))
    var struck = try Sheet()
    struck.stroke((22, 268), (188, 269))
    #expect(try struck.sight().lines.allSatisfy { !$0.isFold })
  }

  @Test func writingAndNoiseMakeNoLines() throws {
    let blank = try Self.form.raster(dpi: 600)
    let scanning = Scanning(degrees: 0.3, shiftX: 2, shiftY: 1, noise: 10, strokes: 6, shading: 0.3)
    let page = try scanning.scan(Self.form, blank: blank, dpi: 300)
    let compiled = try CompiledPage(compiling: Self.form.raster(dpi: 300))
    let found = try #require(Registrar.register(page: page, to: compiled))
    let sight = PageSight(raster: page, place: found.place, form: compiled)
    #expect(sight.lines.isEmpty)
    #expect(Self.form.fields.allSatisfy { sight.hiding(of: $0, kind: .text) == nil })
  }
}
