import Foundation
import Testing
import Workflows

@testable import FormPress

@Suite struct DigitHandTests {
  @Test("What is held apart is what models/boxed/mnist.py holds apart")
  func heldApart() {
    // Printed by mnist.split(60000) with NumPy 2.4.
    let indices = HeldApart.indices
    #expect(indices.count == 5000)
    #expect(indices.prefix(12) == [4, 14, 21, 24, 27, 31, 33, 57, 62, 80, 88, 105])
    #expect(indices.suffix(3) == [59964, 59968, 59972])
    #expect(indices.reduce(0, +) == 148_212_052)
    #expect(HeldApart.mislabelled.isSubset(of: indices))
  }

  @Test("Only digits held apart are drawn, and the halves share none")
  func halves() throws {
    try withFolder { folder in
      let path = try HandData.writeDigits(each: 6, in: folder)
      let apart = (0..<60).filter { $0 % 6 != 0 }
      let digits = try DigitPictures(folder: path, expecting: nil, heldApart: apart)
      func seen(_ half: DigitHalf) -> [Int] {
        (0..<10).flatMap { digit in
          digits.pictures(of: digit, in: half).map { picture in
            let index = Int(picture.pixels[0])
            #expect(index / 6 == digit)
            return index
          }
        }
      }
      let (tune, report) = (seen(.tune), seen(.report))
      #expect(Set(tune).isDisjoint(with: report))
      #expect((tune + report).sorted() == apart)
      #expect(report.count == 20)
    }
  }

  @Test("A digit whose label is wrong is never drawn, and moves no other to the other half")
  func mislabelled() throws {
    try withFolder { folder in
      let path = try HandData.writeDigits(each: 6, in: folder)
      func seen(without mislabelled: Set<Int>, _ half: DigitHalf) throws -> Set<Int> {
        let digits = try DigitPictures(
          folder: path, expecting: nil, heldApart: Array(0..<60), mislabelled: mislabelled)
        return Set((0..<10).flatMap { digits.pictures(of: $0, in: half).map { Int($0.pixels[0]) } })
      }
      for half in [DigitHalf.tune, .report] {
        let all = try seen(without: [], half)
        #expect(all.count == 30)
        #expect(try seen(without: [7, 32], half) == all.subtracting([7, 32]))
      }
    }
  }

  @Test("Digits are pictures, all else strokes, and both halves give pages of their own")
  func letters() throws {
    try withFolder { folder in
      let path = try HandData.writeDigits(each: 6, in: folder)
      let strokes = try HandData.write(Data(HandData.strokes.utf8), "strokes.json", in: folder)
      let materials = HandMaterials(
        strokes: try StrokeShapes(file: strokes),
        digits: try DigitPictures(folder: path, expecting: nil, heldApart: Array(0..<60)))
      var random = SplitMix64(seed: 1)
      let hand = try #require(try Hand.named("mnist-report").first)
      let pen = Pen.make(hand, by: &random)
      var writer = Writer(pen: pen, seed: random, materials: materials)
      for digit in ["3", "３"] {
        guard case .picture(let picture) = writer.letter(digit) else {
          Issue.record("\(digit) is no picture")
          continue
        }
        #expect(picture.pixels[0] / 6 == 3 && picture.pixels[0] % 2 == 1)
      }
      guard case .strokes(let drawn, _) = writer.letter("山") else {
        Issue.record("山 is not drawn by strokes")
        return
      }
      #expect(drawn.count == 3)
      #expect(writer.letter("川") == .outline("川"))
    }
  }

  @Test("A digit's picture leaves ink where it stands, as large as digits are")
  func ink() throws {
    try withFolder { folder in
      let path = try HandData.writeDigits(each: 6, in: folder)
      let materials = HandMaterials(
        digits: try DigitPictures(folder: path, expecting: nil, heldApart: Array(0..<60)))
      var random = SplitMix64(seed: 1)
      let hand = try #require(try Hand.named("mnist-tune").first)
      var pen = Pen.make(hand, by: &random)
      (pen.wander, pen.turn, pen.size, pen.lean, pen.slant) = (0, 0, 0, 0, 0)
      var writer = Writer(pen: pen, seed: random, materials: materials)
      // Ten millimetres; the bar of the pictures stands off their middle, its ink is centred.
      let canvas = try Canvas(widthPixels: 100, heightPixels: 100, dpi: 254)
      writer.character("7", at: Point(5, 5), size: 5, on: canvas)
      let map = InkMap(try Raster(canvas, gray: true, dpi: 254))
      #expect(map.share(Box(x: 4.7, y: 3.1, width: 0.6, height: 3.8)) > 0.9)
      #expect(map.share(Box(x: 0, y: 0, width: 4.4, height: 10)) == 0)
      #expect(map.share(Box(x: 5.6, y: 0, width: 4.4, height: 10)) == 0)
      #expect(map.share(Box(x: 0, y: 0, width: 10, height: 2.8)) == 0)
      #expect(map.share(Box(x: 0, y: 7.2, width: 10, height: 2.8)) == 0)
    }
  }

  @Test("Digits that are not those of training, or no IDX files, are refused with a reason")
  func broken() throws {
    try withFolder { folder in
      let path = try HandData.writeDigits(each: 6, in: folder)
      let other = #expect(throws: PressError.self) { try DigitPictures(folder: path) }
      #expect(other?.description.contains("trained") == true)
      _ = try HandData.write(
        Data([0, 0, 8, 1, 0, 0, 0, 9, 1]), "tiny-train-labels-idx1-ubyte", in: folder)
      let short = #expect(throws: PressError.self) {
        try DigitPictures(folder: path, expecting: nil, heldApart: [])
      }
      #expect(short?.description.contains("length") == true)
    }
    let none = #expect(throws: PressError.self) { try DigitPictures(folder: "/nowhere") }
    #expect(none?.description.contains("train-images") == true)
    let missing = #expect(throws: PressError.self) {
      try HandMaterials(for: "mnist-tune", strokes: nil, digits: nil)
    }
    #expect(missing?.description.contains("UKETSUKE_KANJIVG") == true)
  }
}
