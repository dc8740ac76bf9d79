import Foundation
import Testing
import Workflows

@testable import FormPress

@Suite struct StrokeHandTests {
  @Test("Paths are read as SVG has them, steps and smooth curves too")
  func paths() throws {
    let corner = try #require(StrokePath.points(of: "M10,20 l5-5.5.5 1H3v-2"))
    #expect(
      corner == [
        Point(10, 20), Point(15, 14.5), Point(15.5, 15.5), Point(3, 15.5), Point(3, 13.5),
      ])
    let curve = try #require(StrokePath.points(of: "M0,0C0,8,6,8,8,0s8-8,8,0"))
    #expect(curve.count == 17)
    #expect(curve[4] == Point(3.25, 6))
    #expect(curve[12] == Point(12.75, -6))
    #expect(curve[16] == Point(16, 0))
  }

  @Test(
    "What is no path is none",
    arguments: ["", "M", "M1", "M1,2Q3,4,5,6", "1,2", "M1,2c3,4", "M1,x"])
  func noPaths(_ text: String) { #expect(StrokePath.points(of: text) == nil) }

  @Test("Strokes are moved by a normal of the share that the hand names", arguments: [0.02, 0.04])
  func displacement(_ share: Double) {
    let stroke = Stroke(along: [Point(-0.3, 0), Point(0.3, 0)])
    var random = SplitMix64(seed: 1)
    let draws = (0..<4000).map { _ in stroke.displaced(by: share, random: &random) }
    func deviation(_ values: [Double]) -> Double {
      (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
    }
    let along = deviation(draws.map { ($0.points[0].x + $0.points[20].x) / 2 })
    let ends = deviation(draws.map { ($0.points[0].y - $0.points[20].y) / 2 })
    let middle = deviation(
      draws.map { $0.points[10].y - ($0.points[0].y + $0.points[20].y) / 2 })
    for seen in [along, ends, middle] { #expect(abs(seen / share - 1) < 0.06) }
  }

  @Test("Full-width digits have the strokes of the half-width ones; signs of our own are there")
  func twins() throws {
    try withFolder { folder in
      let path = try HandData.write(Data(HandData.strokes.utf8), "strokes.json", in: folder)
      let shapes = try StrokeShapes(file: path)
      let narrow = try #require(shapes["1"])
      let wide = try #require(shapes["１"])
      #expect(wide.strokes == narrow.strokes)
      #expect(narrow.advance < 0.5)
      #expect(wide.advance == 1)
      #expect(shapes["−"]?.strokes == shapes["-"]?.strokes)
      #expect(shapes["〒"]?.strokes.count == 3)
      #expect(shapes["川"] == nil)
      // The file has the compatibility character; people mean the plain one.
      #expect(shapes["\u{4EE4}"] != nil)
    }
  }

  @Test("A packed file gives the same page as a plain one, another seed and share another")
  func pages() throws {
    try withFolder { folder in
      let data = Data(HandData.strokes.utf8)
      let plain = try HandData.write(data, "strokes.json", in: folder)
      let packed = try HandData.packed(data, "strokes.json.gz", in: folder)
      func page(_ hand: String, _ file: String, seed: UInt64 = 9) throws -> PressedScan {
        let materials = try HandMaterials(for: hand, strokes: file, digits: nil)
        let press = try Press(
          try Shipped.workflow("kokuho-saikofu"), folder: Shipped.folder, materials: materials)
        return try press.scan(
          seed: seed, order: PressOrder(level: .office, hand: hand, format: .png, dpi: 60))
      }
      let first = try page("strokes-3", plain)
      #expect(try page("strokes-3", packed).file == first.file)
      #expect(try page("strokes-3", plain, seed: 10).file != first.file)
      #expect(try page("strokes-4", plain).file != first.file)
      #expect(String(decoding: first.truth, as: UTF8.self).contains(#""hand" : "strokes-3""#))
    }
  }

  @Test("Data that is not there or broken is an error that names it")
  func broken() throws {
    try withFolder { folder in
      let data = Data(HandData.strokes.utf8)
      let packed = try HandData.packed(data, "strokes.json.gz", in: folder)
      let whole = try Data(contentsOf: URL(filePath: packed))
      let paths = [
        folder.appending(path: "none.json").path(percentEncoded: false),
        try HandData.write(whole.dropLast(9), "cut.gz", in: folder),
        try HandData.write(Data("[1]".utf8), "list.json", in: folder),
        try HandData.write(Data(#"{"一": ["M1,2Z9"]}"#.utf8), "path.json", in: folder),
      ]
      for path in paths {
        let error = #expect(throws: PressError.self) { try StrokeShapes(file: path) }
        #expect(error?.description.contains(path) == true)
      }
    }
    let error = #expect(throws: PressError.self) {
      try HandMaterials(for: "strokes", strokes: nil, digits: nil)
    }
    #expect(error?.description.contains("--strokes") == true)
    #expect(error?.description.contains("UKETSUKE_KANJIVG") == true)
    #expect(throws: PressError.self) {
      try Press(try Shipped.workflow("inu-shibo"), folder: Shipped.folder)
        .scan(seed: 1, order: PressOrder(level: .fresh, hand: "strokes-2", dpi: 60))
    }
  }
}
