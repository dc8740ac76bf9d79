import TestKit
import Testing

@testable import Imaging

/// Text on a page where its form has none.
@Suite struct AddedTextTests {
  /// The form, which has captions and places to write in, as it is known.
  private static let form = SyntheticForm(seed: 31)

  private func found(
    on page: SyntheticForm, fields: [Area] = form.fields, seed: UInt64 = 1, bilevel: Bool = false
  ) throws -> [AddedLine] {
    let compiled = try CompiledPage(compiling: try Self.form.raster(dpi: 400))
    var scanning = Scanning(
      degrees: 0.4, scale: 1.005, shiftX: 1, shiftY: -1, noise: 6, strokes: 3, seed: seed)
    scanning.bilevel = bilevel
    let raster = try scanning.scan(page, blank: page.raster(dpi: 400), dpi: 300)
    let match = try #require(Registrar.register(page: PreparedPage(raster), to: compiled))
    let sight = PageSight(raster: raster, place: match.place, form: compiled)
    return sight.addedText(outside: fields)
  }

  /// One row of the form: a caption and the place that it speaks of.
  private func row() throws -> (caption: Area, place: Area) {
    let place = try #require(Self.form.fields.first { $0.width > 40 && $0.height > 10 })
    return (Area(x: 18, y: place.y, width: place.x - 18, height: place.height), place)
  }

  @Test(arguments: [false, true])
  func aLineOnWhiteIsFoundWhereItStands(bilevel: Bool) throws {
    for seed in UInt64(1)...3 {
      var page = Self.form
      let place = page.write("裏面もご記入ください", x: 60, y: 264)
      let lines = try found(on: page, seed: seed, bilevel: bilevel)
      try #require(lines.count == 1, "\(lines)")
      #expect(lines[0].area.overlaps(place) && abs(lines[0].area.width - place.width) < 4)
      #expect(!lines[0].isFramed)
    }
  }

  @Test func theFormAsItIsHasNone() throws {
    for seed in UInt64(1)...4 {
      #expect(try found(on: Self.form, seed: seed, bilevel: seed > 2) == [])
    }
  }

  @Test func whatStandsInAPlaceToWriteInIsNone() throws {
    var page = Self.form
    let place = try row().place
    page.write("上尾市本町", x: place.x + 3, y: place.y + 3)
    // Nor what hangs over its edge.
    page.write("三丁目", x: place.x + 25, y: place.maxY - 3)
    #expect(try found(on: page) == [])
  }

  @Test func aBoxThatNoFieldNamesIsLeftAlone() throws {
    var page = Self.form
    let place = try row().place
    page.write("窓口で確認", x: place.x + 3, y: place.y + 3)
    let others = Self.form.fields.filter { $0 != place }
    #expect(try found(on: page, fields: others) == [])
    // In one that has a field the same words are nobody's.
    let corner = Area(x: place.maxX - 5, y: place.y + 2, width: 3, height: 3)
    #expect(try found(on: page, fields: others + [corner]).count == 1)
  }

  @Test func aCaptionOfAFieldIsNoPlaceToWriteIn() throws {
    var page = Self.form
    let (caption, _) = try row()
    let text = page.write("旧姓", x: caption.x + 16, y: caption.y + 1, size: 3.4)
    let lines = try found(on: page)
    #expect(lines.contains { $0.area.overlaps(text) }, "\(lines) \(text)")
  }

  @Test func wordsInAFrameOfTheirOwnAreTold() throws {
    var page = Self.form
    let text = page.write("収受八月", x: 66, y: 268)
    page.frame(text.expanded(by: 4))
    let lines = try found(on: page)
    #expect(lines.contains { $0.area.overlaps(text) && $0.isFramed }, "\(lines)")
  }

  @Test func theRimIsLeftToMachines() throws {
    var page = Self.form
    page.write("2026-11-30 12:00 P.1", x: 60, y: 2)
    #expect(try found(on: page) == [])
  }
}
