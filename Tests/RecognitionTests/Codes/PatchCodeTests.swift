import TestKit
import Testing

@testable import Recognition

@Suite("Patch codes of separator sheets")
struct PatchCodeTests {
  /// A sheet of A4 at 75 dpi with bars of these heights and spaces, in narrow bars, from the top.
  private func sheet(
    _ pattern: [Double], scale: Double = 1, length: Double = 100, lean: Double = 0,
    sideways: Bool = false, dpi: Double = 75
  ) -> Crop {
    var page = Crop.paper(width: 210, height: 297, dpi: dpi)
    let unit = 2.03 * scale
    for x in stride(from: 55.0, to: 55 + length, by: 0.3) {
      var y = 12 + (x - 55) * lean
      for (index, width) in pattern.enumerated() {
        if index.isMultiple(of: 2) {
          if sideways {
            page.dark(y, x, width * unit, 0.4)
          } else {
            page.dark(x, y, 0.4, width * unit)
          }
        }
        y += width * unit
      }
    }
    return page
  }

  private static let t = [1, 1, 2.5, 1, 1, 1, 2.5]

  @Test("patch T is seen upright, turned, reduced, enlarged and askew")
  func found() {
    #expect(PatchCode.isSeparator(sheet(Self.t)))
    #expect(PatchCode.isSeparator(sheet(Self.t.reversed())))
    #expect(PatchCode.isSeparator(sheet(Self.t, sideways: true)))
    #expect(PatchCode.isSeparator(sheet(Self.t.reversed(), sideways: true)))
    for scale in [0.86, 0.94, 1.1, 1.22] {
      #expect(PatchCode.isSeparator(sheet(Self.t, scale: scale)), "\(scale)")
    }
    for lean in [-0.09, -0.03, 0.05, 0.09] {
      #expect(PatchCode.isSeparator(sheet(Self.t, lean: lean)), "\(lean)")
    }
    #expect(PatchCode.isSeparator(sheet(Self.t).worn(seed: 4)))
    #expect(PatchCode.isSeparator(sheet(Self.t, dpi: 100)))
  }

  @Test(
    "other patches, short bars, rules and bars of another size are no separator",
    arguments: [
      [2.5, 1, 1, 1, 1, 1, 2.5], [1, 1, 2.5, 1, 2.5, 1, 1], [2.5, 1, 2.5, 1, 1, 1, 1],
      [1, 1, 1, 1, 1, 1, 1], [2.5, 1, 2.5, 1, 2.5, 1, 2.5], [1, 1, 2.5, 1, 1, 1, 2.5, 1, 1],
      [1, 2.5, 2.5, 1, 1, 1, 2.5],
    ])
  func others(pattern: [Double]) {
    #expect(!PatchCode.isSeparator(sheet(pattern)))
  }

  @Test("bars that are short, too thin or too thick are no separator")
  func sizes() {
    #expect(!PatchCode.isSeparator(sheet(Self.t, length: 18)))
    #expect(!PatchCode.isSeparator(sheet(Self.t, scale: 0.6)))
    #expect(!PatchCode.isSeparator(sheet(Self.t, scale: 1.7)))
    #expect(!PatchCode.isSeparator(Crop.paper(width: 210, height: 297, dpi: 75)))
    #expect(!PatchCode.isSeparator(Crop.paper(width: 0, height: 0, dpi: 75)))
  }

  @Test("no page of writing, rules and blocks is one")
  func writing() {
    var random = TestKit.SplitMix64(seed: 9)
    for _ in 0..<40 {
      var page = Crop.paper(width: 210, height: 297, dpi: 75)
      for _ in 0..<500 {
        let wide = Bool.random(using: &random)
        page.dark(
          Double.random(in: 10...190, using: &random), Double.random(in: 10...280, using: &random),
          wide ? Double.random(in: 1...60, using: &random) : 1.2,
          wide ? 1.2 : Double.random(in: 1...30, using: &random))
      }
      #expect(!PatchCode.isSeparator(page))
    }
  }
}
