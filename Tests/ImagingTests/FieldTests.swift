import Foundation
import Imaging
import TestKit
import Testing

/// Of two planes of the same size, −1 to 1.
private func correlation(_ first: GrayPlane, _ second: GrayPlane) -> Double {
  let count = Double(first.samples.count)
  let meanA = first.samples.reduce(0) { $0 + Double($1) } / count
  let meanB = second.samples.reduce(0) { $0 + Double($1) } / count
  var product = 0.0
  var a = 0.0
  var b = 0.0
  for (x, y) in zip(first.samples, second.samples) {
    product += (Double(x) - meanA) * (Double(y) - meanB)
    a += (Double(x) - meanA) * (Double(x) - meanA)
    b += (Double(y) - meanB) * (Double(y) - meanB)
  }
  return product / max(1e-9, (a * b).squareRoot())
}

@Suite struct FieldTests {
  @Test func cropIsStraight() throws {
    let form = SyntheticForm(seed: 5)
    let scanning = Scanning(degrees: 3, scale: 0.96, shiftX: 3, shiftY: 2)
    let page = try scanning.scan(form, blank: form.raster(dpi: 600), dpi: 200)
    // The truth as registration: the crop and the blank's crop are the same picture.
    let truth = scanning.affine(form).then(.scale(200 / 25.4, 200 / 25.4))
    let compiled = try CompiledPage(compiling: form.raster(dpi: 300))
    let area = form.fields[0]
    let crop = try #require(page.fieldCrop(area, registration: PageMap(truth), marginMM: 2))
    let same = try #require(compiled.blankCrop(area, marginMM: 2))
    #expect(crop.width == same.width && crop.height == same.height)
    #expect(crop.dpi == 300)
    #expect(correlation(crop.gray, same.gray) > 0.85)
  }

  @Test func cropsAreClipped() throws {
    let page = Making.corners()
    #expect(page.crop(x: -10, y: -10, width: 30, height: 30)?.width == 20)
    #expect(page.crop(x: 110, y: 70, width: 500, height: 500)?.height == 10)
    #expect(page.crop(x: 120, y: 0, width: 5, height: 5) == nil)
    #expect(page.crop(x: 0, y: 0, width: 0, height: 5) == nil)
    #expect(page.crop(x: Int.max - 3, y: 0, width: 100, height: 5) == nil)
    let away = Area(x: 5000, y: 0, width: 10, height: 10)
    #expect(page.fieldCrop(away, registration: PageMap(.scale(4, 4))) == nil)
    let huge = Area(x: 0, y: 0, width: 1e7, height: 1e7)
    #expect(page.fieldCrop(huge, registration: PageMap(.scale(4, 4))) == nil)
    #expect(
      page.fieldCrop(Area(x: 0, y: 0, width: 0, height: 1), registration: PageMap(.identity)) == nil
    )
  }

  @Test func quarterTurnsComeBack() {
    let page = Making.corners()
    for turns in -4...8 {
      let there = page.rotated(quarterTurns: turns)
      #expect(there.width == (turns % 2 == 0 ? 120 : 80))
      #expect(there.rotated(quarterTurns: -turns).gray.samples == page.gray.samples)
    }
    // Clockwise: what was on the left comes on top.
    #expect(page.rotated(quarterTurns: 1).sample(x: 60, y: 20) == 0)
  }

  @Test func blankPages() throws {
    var random = SplitMix64(seed: 3)
    let paper = GrayPlane(width: 1654, height: 2339) { out in
      for index in 0..<(1654 * 2339) { out[index] = UInt8(235 + 5 * random.within(1)) }
    }
    #expect(Raster(gray: paper, dpi: 200).isBlank)
    let form = try SyntheticForm(seed: 1).raster(dpi: 200)
    #expect(!form.isBlank)
    #expect(form.lineDirection() == .upright)
    #expect(form.rotated(quarterTurns: 1).lineDirection() == .sideways)
    #expect(Raster(gray: paper, dpi: 200).lineDirection() == .unknown)
  }

  @Test func layoutIsProposed() throws {
    let form = SyntheticForm(seed: 1)
    let proposed = try LayoutFinder.fields(on: form.raster(dpi: 300))
    #expect(proposed.contains { $0.kind == .cells && ($0.count ?? 0) >= 7 })
    #expect(proposed.contains { $0.kind == .box })
    // Every field of the form is there, alone or as one of a row.
    for field in form.fields {
      let found = proposed.contains { item in
        (0..<(item.count ?? 1)).contains { index in
          abs(item.area.x + Double(index) * (item.pitch ?? 0) - field.x) < 0.6
            && abs(item.area.y - field.y) < 0.6 && abs(item.area.width - field.width) < 1
            && abs(item.area.height - field.height) < 1
        }
      }
      #expect(found, "\(field)")
    }
  }

  @Test func annotationsShow() throws {
    let page = try SyntheticForm(seed: 1).raster(dpi: 150)
    let frames = Annotator.Tone.allCases.enumerated().map { index, tone in
      let y = 300.0 + 200 * Double(index)
      return Annotator.Frame(
        corners: [200, y, 700, y + 10, 700, y + 90, 200, y + 80], caption: "氏名　山田 太郎", tone: tone)
    }
    let png = try Annotator.png(of: page, frames: frames, longestSide: 1200)
    let drawn = try decode(png)
    #expect(drawn.height == 1200)
    #expect(drawn.hasColour)
    // The legend stands below the page and changes nothing of it.
    let legend = Annotator.Legend(
      keys: Annotator.Tone.allCases.map { .init(tone: $0, words: "受入 accepted") },
      lines: [String](repeating: "①② 1ページ目は「試験」に似ていますが、印刷が違います。See the image.", count: 3))
    let told = try Annotator.picture(of: page, frames: frames, legend: legend, longestSide: 1200)
    let below = try decode(told.png)
    #expect(told.height > 1260 && below.height == told.height && below.width == drawn.width)
    #expect(
      (0..<drawn.height).allSatisfy { y in
        stride(from: 0, to: drawn.width, by: 7).allSatisfy {
          below.gray[$0, y] == drawn.gray[$0, y]
        }
      })
    let rows = (drawn.height..<below.height).filter { y in
      (0..<below.width).contains { below.gray[$0, y] < 120 }
    }
    // One row of keys, and more than three of lines that are broken.
    #expect(rows.count > 45)
    #expect((drawn.height..<below.height).allSatisfy { below.gray[below.width - 3, $0] > 250 })
    let broken = Annotator.Frame(corners: [1, 2, .nan], caption: "\0\n", tone: .quiet)
    _ = try Annotator.png(of: page, frames: [broken])
  }
  /// The captions of columns side by side are longer than the columns are wide.
  @Test func captionsStandAboveEachOther() throws {
    let page = try #require(
      Raster(
        width: 1_000, height: 1_000, dpi: 150, samples: [UInt8](repeating: 255, count: 1_000_000)))
    func rows(_ lefts: [Double]) throws -> Set<Int> {
      let frames = lefts.map { left in
        Annotator.Frame(
          corners: [left, 500, left + 30, 500, left + 30, 900, left, 900],
          caption: "電話番号？ 0487751111", tone: .doubt)
      }
      let drawn = try decode(try Annotator.png(of: page, frames: frames))
      return Set((0..<490).filter { y in (0..<1_000).contains { drawn.gray[$0, y] < 200 } })
    }
    let one = try rows([300])
    #expect(try rows([300, 700]) == one)
    let three = try rows([300, 350, 400])
    #expect(three.isSuperset(of: one) && three.count >= 3 * one.count - 3)
    // Without end they would leave the page.
    #expect(try rows([Double](repeating: 300, count: 40)).min() ?? 0 > 300)
  }
}
