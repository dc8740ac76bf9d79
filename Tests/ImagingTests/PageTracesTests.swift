import Testing
import TestKit

@testable import Imaging

/// What tells an empty sheet from one that is only pale.
@Suite("Traces on a page that seems empty")
struct PageTracesTests {
  private static let (width, height, dpi) = (827, 1170, 100.0)

  /// A sheet of light paper with its grain, on which `draw` says how dark a place is, of 1.
  private func sheet(
    seed: UInt64 = 1, paper: Double = 238, grain: Double = 3,
    _ draw: (_ x: Double, _ y: Double) -> Double = { _, _ in 0 }
  ) -> Raster {
    var random = SplitMix64(seed: seed)
    let plane = GrayPlane(width: Self.width, height: Self.height) { out in
      for y in 0..<Self.height {
        for x in 0..<Self.width {
          let (u, v) = (Double(x) / Self.dpi * 25.4, Double(y) / Self.dpi * 25.4)
          let tone = paper * (1 - draw(u, v)) + grain * random.within(1)
          out[y * Self.width + x] = UInt8(max(0, min(255, tone)))
        }
      }
    }
    return Raster(gray: plane, dpi: Self.dpi)
  }

  /// Strokes 0.6 mm wide, as of a few letters.
  private func letters(_ x: Double, _ y: Double, left: Double = 60, top: Double = 100) -> Bool {
    let (u, v) = (x - left, y - top)
    guard u > 0, u < 40, v > 0, v < 6 else { return false }
    let inside = u.truncatingRemainder(dividingBy: 8)
    return inside < 0.6 || (inside < 5 && (v < 0.6 || abs(v - 3) < 0.3))
  }

  /// Whether a place lies in a disc as wide as a punched hole.
  private func disc(_ x: Double, _ y: Double, at left: Double, _ top: Double) -> Bool {
    let (u, v) = (x - left, y - top)
    return u * u + v * v < 9
  }

  @Test("a few pale strokes are something, however pale, down to a twelfth of the paper's tone")
  func pencil() {
    #expect(sheet().isBlank)
    for share in [0.09, 0.12, 0.3, 0.9] {
      let traces = PageTraces(sheet { letters($0, $1) ? share : 0 })
      #expect(!traces.isBlank, "\(share)")
      #expect(traces.isFaint == (share < 0.25), "\(share)")
    }
  }

  @Test("paper without grain hides nothing", arguments: [255, 245, 200])
  func clean(paper: Double) {
    #expect(sheet(paper: paper, grain: 0).isBlank)
    for share in [0.12, 0.3, 0.6, 0.9] {
      #expect(!sheet(paper: paper, grain: 0) { letters($0, $1) ? share : 0 }.isBlank, "\(share)")
    }
    // A scanner that cuts its white off.
    #expect(!sheet(paper: 262, grain: 3) { letters($0, $1) ? 0.3 : 0 }.isBlank)
  }

  @Test("rows of dashes are no fold, though each row is as straight as one")
  func dashes() {
    func dash(_ x: Double, _ y: Double, every distance: Double) -> Double {
      let across = x.truncatingRemainder(dividingBy: 4) < 2.7
      return across && y.truncatingRemainder(dividingBy: distance) < 0.4 ? 0.16 : 0
    }
    #expect(!sheet { dash($0, $1, every: 2) }.isBlank)
    #expect(!sheet { dash($0, $1, every: 5) }.isBlank)
  }

  @Test("a lamp's shade, a fold, a streak, holes and dust leave a sheet empty")
  func wear() {
    let shade = sheet { x, y -> Double in
      let (u, v): (Double, Double) = (x / 210, y / 297)
      return 0.12 * u + 0.08 * v + 0.04 * u * v
    }
    #expect(shade.isBlank)
    let fold = sheet { x, y -> Double in
      let below: Double = y - 148 - x * 0.02
      if abs(below) < 0.2 { return 0.3 }
      return below > 0 && below < 20 ? 0.08 * (1 - below / 20) : 0
    }
    #expect(fold.isBlank)
    #expect(sheet { x, _ in abs(x - 77) < 0.3 ? 0.4 : 0 }.isBlank)
    let holes = sheet { x, y in
      disc(x, y, at: 9, 108.5) || disc(x, y, at: 9, 188.5) ? 0.75 : 0
    }
    #expect(holes.isBlank)
    var random = SplitMix64(seed: 9)
    let specks = (0..<80).map { _ in (x: random.within(105) + 105, y: random.within(148) + 148) }
    let dust = sheet { x, y in
      specks.contains { abs(x - $0.x) < 0.15 && abs(y - $0.y) < 0.15 } ? 0.7 : 0
    }
    #expect(dust.isBlank)
  }

  @Test("a line of writing is no fold, however long, and a dot within the page no hole")
  func lookalikes() {
    let line = sheet { x, y -> Double in
      let wave: Double = x.truncatingRemainder(dividingBy: 4) - 2
      let beside: Double = y - 120 - 2 * wave
      return x > 20 && x < 190 && abs(beside) < 0.4 ? 0.2 : 0
    }
    #expect(!line.isBlank)
    #expect(!sheet { x, y in disc(x, y, at: 90, 90) ? 0.75 : 0 }.isBlank)
  }

  @Test("what flows from light to dark is a picture, from a dozen levels on")
  func photograph() {
    let picture = sheet { x, y -> Double in
      let (one, other): (Double, Double) = (wave(x / 23 + y / 61), wave(x / 37 - y / 29))
      return 0.1 * (0.5 + 0.25 * one + 0.25 * other)
    }
    #expect(!picture.isBlank)
    #expect(PageTraces(picture).isFaint)
    // A page that is dark all over is no sheet of paper.
    let dark = PageTraces(sheet(paper: 70))
    #expect(!dark.isBlank && !dark.isFaint)
  }

  /// From -1 to 1, without leaning on the C library's sine.
  private func wave(_ turn: Double) -> Double {
    let part = turn - turn.rounded(.down)
    return 1 - abs(4 * part - 2)
  }

  @Test("what shows through from the other side is nothing, what is written beside it is something")
  func showThrough() {
    // Asymmetric, so that a mirror can be told.
    func print(_ x: Double, _ y: Double) -> Bool {
      (0..<9).contains { letters(x, y, left: 20, top: 40 + 22 * Double($0)) }
    }
    let front = PageTraces(sheet { print($0, $1) ? 0.9 : 0 })
    let back = PageTraces(sheet(seed: 2) { x, y in print(210 - x + 1.2, y - 0.8) ? 0.12 : 0 })
    #expect(!back.isBlank)
    #expect(back.isBlank(behind: front))
    #expect(!back.isBlank(behind: nil))
    // The same faint print the right way round is no show-through, nor is writing beside it.
    let copy = PageTraces(sheet(seed: 3) { print($0, $1) ? 0.12 : 0 })
    #expect(!copy.isBlank(behind: front))
    let written = PageTraces(
      sheet(seed: 4) { x, y in
        print(210 - x, y) || (0..<4).contains { letters(x, y, left: 30, top: 50 + 22 * Double($0)) }
          ? 0.12 : 0
      })
    #expect(!written.isBlank(behind: front))
    // Dark writing never shows through.
    let dark = PageTraces(sheet(seed: 5) { x, y in print(210 - x, y) ? 0.8 : 0 })
    #expect(!dark.isBlank(behind: front))
  }
}
