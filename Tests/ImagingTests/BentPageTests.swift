import Foundation
import TestKit
import Testing

@testable import Imaging

@Suite struct BentPageTests {
  /// Distances between where a map puts the middles of the fields and where they are, millimetres.
  static func errors(
    _ map: PageMap, _ scanning: Scanning, _ form: SyntheticForm, page: Raster, skew: Skew
  ) -> [Double] {
    let angle = -skew.degrees * .pi / 180
    let u = page.widthMM / 2
    let v = page.heightMM / 2
    return form.fields.compactMap { field in
      let x = field.x + field.width / 2
      let y = field.y + field.height / 2
      let onPage = scanning.place(x, y, on: form)
      let dx = onPage.x - u
      let dy = onPage.y - v
      let truth = (
        x: u + cos(angle) * dx - sin(angle) * dy, y: v + sin(angle) * dx + cos(angle) * dy
      )
      guard truth.x > 0, truth.y > 0, truth.x < page.widthMM, truth.y < page.heightMM else {
        return nil
      }
      let found = map.point(x, y)
      return hypot(found.x / page.dpi * 25.4 - truth.x, found.y / page.dpi * 25.4 - truth.y)
    }
  }

  static func percentile(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? .infinity : sorted[Int(Double(sorted.count - 1) * share)]
  }

  /// Pages bent by one to three millimetres, some torn, punched and stamped, at 300 and 200 dpi.
  @Test func bentPagesWithinTwoPixels() throws {
    var bent: [Double] = []
    var affine: [Double] = []
    for seed in UInt64(11)...14 {
      let form = SyntheticForm(seed: seed)
      let blank = try form.raster(dpi: 600)
      let compiled = try CompiledPage(compiling: blank)
      var random = SplitMix64(seed: seed)
      for (index, kind) in PageBend.Kind.allCases.enumerated() {
        let amount = 1 + 2 * random.unit()
        var scanning = Scanning(
          degrees: random.within(2), scale: 1 + random.within(0.02), shiftX: random.within(4),
          shiftY: random.within(4), noise: 6, strokes: 2, seed: seed &* 10 &+ UInt64(index))
        scanning.bend = PageBend(kind: kind, amount: amount, phase: 3 * random.unit())
        scanning.isDamaged = (index + Int(seed)) % 2 == 0
        scanning.bilevel = kind == .fax
        let page = try scanning.scan(form, blank: blank, dpi: kind == .fax ? 200 : 300)
        let skew = page.findSkew()
        let straight = page.deskewed(skew)
        let result = try #require(
          Registrar.register(page: straight, to: compiled), "refused: \(scanning)")
        let errors = Self.errors(result.place, scanning, form, page: straight, skew: skew)
        let plain = Self.errors(
          PageMap(result.place.affine), scanning, form, page: straight, skew: skew)
        print(
          "bent page: \(kind) \(String(format: "%.1f", amount)) mm, 95 of 100 fields within",
          String(format: "%.3f", Self.percentile(errors, 0.95)), "mm, affine",
          String(format: "%.3f", Self.percentile(plain, 0.95)), "mm;", result.patches, "of",
          result.visiblePatches, "patches, agreement", String(format: "%.3f", result.agreement))
        bent += errors
        affine += plain
      }
    }
    let reached = Self.percentile(bent, 0.95)
    print(
      "bent pages: 95 of 100 of \(bent.count) fields within \(reached) mm, affine",
      "\(Self.percentile(affine, 0.95)) mm")
    #expect(reached <= 0.17)
    #expect(Self.percentile(affine, 0.95) > 0.4, "the pages are not bent enough to tell")
  }

  /// A straight page is left to the affine map, whatever else befell it.
  @Test func straightPagesStayAffine() throws {
    for seed in UInt64(21)...23 {
      let form = SyntheticForm(seed: seed)
      let blank = try form.raster(dpi: 600)
      let compiled = try CompiledPage(compiling: blank)
      for index in 0..<3 {
        let scanning = Scanning(
          degrees: Double(index) - 1, scale: 1 + 0.02 * Double(index), shiftX: 3, shiftY: -2,
          noise: 8, strokes: 3, bilevel: index == 2, isDamaged: index > 0, seed: seed)
        let straight = try scanning.scan(form, blank: blank, dpi: index == 2 ? 200 : 300).deskewed()
        let result = try #require(Registrar.register(page: straight, to: compiled))
        #expect(result.place.bend == nil, "\(scanning)")
      }
    }
  }

  @Test func sheetGoesThroughWhatIsSmooth() throws {
    let samples = (0..<60).map { index in
      let x = Double(index % 6) * 36 + 10
      let y = Double(index / 6) * 28 + 10
      return ThinPlate.Sample(x: x, y: y, shift: SIMD2(sin(y / 50), x / 100), weight: 1)
    }
    let plate = try #require(ThinPlate(samples, smoothing: 1e-6))
    for (x, y) in [(50.0, 60.0), (120, 200), (25, 150)] {
      let shift = plate.shift(x, y)
      #expect(abs(shift.x - sin(y / 50)) < 0.02 && abs(shift.y - x / 100) < 0.005)
    }
    // Left out, a wrong sample stands against all the others.
    var wrong = samples
    wrong[27].shift.x += 1
    let spoilt = try #require(ThinPlate(wrong, smoothing: 1e-4))
    let distances = spoilt.leftOut.map { ($0 * $0).sum().squareRoot() }
    #expect(distances.firstIndex(of: distances.max() ?? 0) == 27)
    #expect(abs(distances[27] - 1) < 0.2)
    #expect(ThinPlate(Array(repeating: samples[0], count: 5), smoothing: 0.1) == nil)
  }

  @Test func runsFollowTheBend() {
    let map = PageMap(
      Affine(a: 5, b: 0.1, c: 3, d: -0.1, e: 5, f: 7),
      bend: Bend(widthMM: 210, heightMM: 297) { x, y in SIMD2(6 * sin(y / 40), 4 * sin(x / 50)) })
    let grid = Affine.scale(25.4 / 150, 25.4 / 150).then(.translation(31, 47))
    var worst = 0.0
    var seen = 0
    map.eachRun(width: 301, height: 77, from: grid) { run in
      for step in [0, run.count - 1] {
        let place = grid.point(Double(run.column + step) + 0.5, Double(run.row) + 0.5)
        let truth = map.point(place.x, place.y)
        worst = max(
          worst,
          hypot(
            run.x + Double(step) * run.stepX - truth.x, run.y + Double(step) * run.stepY - truth.y))
      }
      seen += run.count
    }
    #expect(seen == 301 * 77)
    #expect(worst < 0.05, "pixels: \(worst)")
    let local = map.local(90, 120)
    let near = local.point(91, 121)
    let truth = map.point(91, 121)
    #expect(hypot(near.x - truth.x, near.y - truth.y) < 0.05)
  }
}
