import Testing
import Workflows

@testable import FormPress

@Suite("writing in lines")
struct WriterTests {
  /// Millimetres from the first to the last ink of a line of digits, written without turns and leans.
  private func extent(_ text: String, slip: Double, seed: UInt64) throws -> Double {
    var random = SplitMix64(seed: seed)
    var pen = Pen.make(try #require(try Hand.named("klee").first), by: &random)
    (pen.wander, pen.turn, pen.size, pen.lean, pen.slant, pen.slip) = (0.05, 0, 0, 0, 0, slip)
    if slip == 0 { pen.wander = 0 }
    var writer = Writer(pen: pen, seed: random)
    let canvas = try Canvas(widthPixels: 200, heightPixels: 120, dpi: 254)
    writer.line(text, x: 6, y: 6, size: 5, on: canvas)
    let map = InkMap(try Raster(canvas, gray: true, dpi: 254))
    let inked = (0..<200).filter {
      map.share(Box(x: Double($0) / 10, y: 0, width: 0.1, height: 12)) > 0
    }
    return Double(try #require(inked.last) - (try #require(inked.first))) / 10
  }

  @Test("however far a character leaves its place, it does not come to lie on the one before it")
  func apart() throws {
    for seed in 0..<300 as Range<UInt64> {
      let one = try extent("1", slip: 0, seed: seed)
      let straight = try extent("11", slip: 0, seed: seed)
      // Twice 0.3 of a width is the most by which they come nearer.
      #expect(try extent("11", slip: 1, seed: seed) - one >= (straight - one) * 0.35)
    }
  }
}
