import Foundation
import TestKit
import Testing

import Imaging

@Suite struct RegistrationTests {
  /// The largest distance over the page between where the registration puts a point and where it is,
  /// millimetres. `turn` is the skew that was corrected before registering.
  static func worstError(
    _ result: RegistrationResult, _ scanning: Scanning, _ form: SyntheticForm, page: Raster,
    skew: Skew
  ) -> Double {
    let truth = scanning.affine(form)
    // The page was turned back about its centre.
    let angle = -skew.degrees * .pi / 180
    let u = page.widthMM / 2
    let v = page.heightMM / 2
    var worst = 0.0
    for x in [0, form.widthMM / 2, form.widthMM] {
      for y in [0, form.heightMM / 2, form.heightMM] {
        let onPage = truth.point(x, y)
        let dx = onPage.x - u
        let dy = onPage.y - v
        let expectedX = u + cos(angle) * dx - sin(angle) * dy
        let expectedY = v + sin(angle) * dx + cos(angle) * dy
        let found = result.place.point(x, y)
        worst = max(
          worst,
          hypot(found.x / page.dpi * 25.4 - expectedX, found.y / page.dpi * 25.4 - expectedY))
      }
    }
    return worst
  }

  @Test func withinThreeTenthsOfAMillimetre() throws {
    var worst = 0.0
    var count = 0
    for seed in UInt64(1)...3 {
      let form = SyntheticForm(seed: seed)
      let blank = try form.raster(dpi: 600)
      let compiled = try CompiledPage(compiling: form.raster(dpi: 300))
      var random = SplitMix64(seed: seed &* 77)
      for index in 0..<6 {
        var scanning = Scanning()
        let sign = index % 2 == 0 ? 1.0 : -1.0
        scanning.degrees = index < 2 ? 5 * sign : random.within(5)
        scanning.scale = index < 4 ? 1 + 0.05 * sign : 1 + random.within(0.05)
        scanning.shiftX = index < 2 ? -10 * sign : random.within(10)
        scanning.shiftY = random.within(10)
        scanning.noise = Double(index) * 4
        scanning.strokes = index % 3 * 2
        scanning.blur = index == 3
        scanning.bilevel = index == 4
        scanning.shading = index == 5 ? 0.4 : 0
        scanning.seed = seed &* 1000 &+ UInt64(index)
        let dpi = [300.0, 300, 200, 300, 200, 240][index]
        let page = try scanning.scan(form, blank: blank, dpi: dpi)
        let skew = page.findSkew()
        let straight = page.deskewed(skew)
        let result = try #require(
          Registrar.register(page: straight, to: compiled), "refused: \(scanning)")
        let error = Self.worstError(result, scanning, form, page: straight, skew: skew)
        #expect(error < 0.3, "\(error) mm: \(scanning) \(result)")
        #expect(result.agreement > 0.8, "\(result.agreement): \(scanning)")
        worst = max(worst, error)
        count += 1
      }
    }
    print("registration: worst corner of \(count) pages \(worst) mm")
  }

  @Test func refusesOtherForms() throws {
    let forms = (UInt64(1)...5).map { SyntheticForm(seed: $0) }
    let compiled = try forms.map { try CompiledPage(compiling: $0.raster(dpi: 150)) }
    for (index, form) in forms.enumerated() {
      let scanning = Scanning(degrees: 1, scale: 1.01, noise: 5, strokes: 2, seed: form.seed)
      let page = PreparedPage(
        try scanning.scan(form, blank: form.raster(dpi: 400), dpi: 200).deskewed())
      for (other, candidate) in compiled.enumerated() {
        let result = Registrar.register(page: page, to: candidate)
        #expect(
          (result != nil) == (other == index),
          "form \(index + 1) on \(other + 1): \(String(describing: result))")
      }
    }
  }

  @Test func refusesBlankAndNoise() throws {
    let form = SyntheticForm(seed: 1)
    let compiled = try CompiledPage(compiling: form.raster(dpi: 150))
    let white = Raster(gray: GrayPlane(width: 1654, height: 2339, fill: 255), dpi: 200)
    #expect(Registrar.register(page: white, to: compiled) == nil)
    var random = SplitMix64(seed: 9)
    let noise = GrayPlane(width: 1654, height: 2339) { out in
      for index in 0..<(1654 * 2339) { out[index] = UInt8(truncatingIfNeeded: random.next()) }
    }
    #expect(Registrar.register(page: Raster(gray: noise, dpi: 200), to: compiled) == nil)
  }

  @Test func identifiesInFourOrientations() throws {
    let forms = (UInt64(1)...8).map { SyntheticForm(seed: $0) }
    let descriptors = try forms.map { try LayoutDescriptor(of: $0.raster(dpi: 100)) }
    for (index, form) in forms.enumerated() {
      let scanning = Scanning(
        degrees: 3, scale: index % 2 == 0 ? 1.05 : 0.95, shiftX: 9, shiftY: -9, noise: 6,
        strokes: 3,
        seed: form.seed)
      let straight = try scanning.scan(form, blank: form.raster(dpi: 400), dpi: 150).deskewed()
      for turns in 0..<4 {
        let page = LayoutDescriptor(of: straight.rotated(quarterTurns: turns))
        let best = try #require(page.shortlist(descriptors, count: 1).first)
        #expect(best.index == index)
        #expect((best.quarterTurns + turns) % 4 == 0)
      }
    }
  }

  @Test func likenessPutsTheRightFormFirst() throws {
    let forms = (UInt64(1)...6).map { SyntheticForm(seed: $0) }
    let compiled = try forms.map { try CompiledPage(compiling: $0.raster(dpi: 150)) }
    for (index, form) in forms.enumerated() {
      let scanning = Scanning(
        degrees: -2, scale: 0.97, shiftX: -6, shiftY: 8, noise: 10, strokes: 5, shading: 0.3,
        seed: form.seed)
      let page = PreparedPage(
        try scanning.scan(form, blank: form.raster(dpi: 400), dpi: 150).deskewed())
      let scores = compiled.map { Registrar.likeness(of: page, to: $0) }
      #expect(scores.firstIndex(of: scores.max() ?? 0) == index, "\(scores)")
    }
  }

  @Test func landscapeForms() throws {
    let form = SyntheticForm(seed: 4)
    let compiled = try CompiledPage(compiling: form.raster(dpi: 300).rotated(quarterTurns: 1))
    #expect(abs(compiled.widthMM - 297) < 0.3)
    let page = try Scanning(degrees: 2, scale: 1.02, noise: 5, strokes: 2)
      .scan(form, blank: form.raster(dpi: 400), dpi: 200)
    // It came upside down.
    let descriptor = LayoutDescriptor(of: page.rotated(quarterTurns: 3).deskewed())
    let best = try #require(descriptor.shortlist([compiled.descriptor], count: 1).first)
    #expect(best.quarterTurns == 2)
    let upright = page.rotated(quarterTurns: 3 + best.quarterTurns).deskewed()
    let result = try #require(Registrar.register(page: upright, to: compiled))
    #expect(result.residualMM < 0.1)
  }

  @Test func skewWithinTenDegrees() throws {
    let form = SyntheticForm(seed: 3)
    let blank = try form.raster(dpi: 400)
    for degrees in [-10, -7.3, -1, -0.2, 0, 0.4, 2.5, 6, 10] {
      let page = try Scanning(degrees: degrees, noise: 4, strokes: 2).scan(
        form, blank: blank, dpi: 200)
      let skew = page.findSkew()
      #expect(abs(skew.degrees - degrees) < 0.15, "\(skew) for \(degrees)")
    }
  }

  @Test func blobRoundTripAndDamage() throws {
    let compiled = try CompiledPage(compiling: SyntheticForm(seed: 2).raster(dpi: 200))
    let again = try #require(CompiledPage(blob: compiled.blob))
    #expect(again.patches == compiled.patches)
    #expect(again.descriptor == compiled.descriptor)
    #expect(again.widthMM == compiled.widthMM)
    // A blob inside a larger one starts at another index.
    let inner = (Data(count: 13) + compiled.blob).dropFirst(13)
    #expect(CompiledPage(blob: inner)?.patches == compiled.patches)
    #expect(CompiledPage(blob: Data()) == nil)
    #expect(CompiledPage(blob: compiled.blob.dropLast()) == nil)
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      var bytes = compiled.blob
      let small = 8000
      bytes[Int(random.next() % UInt64(small))] ^= UInt8(1 + random.next() % 255)
      if let page = CompiledPage(blob: bytes) { _ = page.fine(x: -5, y: 3, width: 40, height: 40) }
      _ = CompiledPage(blob: bytes.prefix(Int(random.next() % UInt64(bytes.count))))
    }
  }

  @Test func pageWithoutMarksDoesNotCompile() throws {
    let white = Raster(gray: GrayPlane(width: 1240, height: 1754, fill: 255), dpi: 150)
    #expect(throws: CompileError.self) { try CompiledPage(compiling: white) }
  }
}
