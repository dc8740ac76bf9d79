import Foundation
import Imaging
import TestKit
import Workflows

/// A form drawn pixel by pixel: rules, and blocks that look like print from far.
struct DrawnForm {
  static let dpi = 150.0
  static let width = 1240
  static let height = 1754

  var pixels: [UInt8]

  /// - Parameter seed: forms of different seeds are different forms.
  init(seed: UInt64) {
    pixels = [UInt8](repeating: 250, count: Self.width * Self.height)
    var random = SplitMix64(seed: seed)
    for line in 0..<36 {
      var x = 100 + Int.random(in: 0...60, using: &random)
      let y = 90 + line * 44
      while x < 1120 {
        let word = Int.random(in: 2...9, using: &random)
        for _ in 0..<word where x < 1120 {
          glyph(x: x, y: y, &random)
          x += 19
        }
        x += Int.random(in: 20...130, using: &random)
      }
    }
    for _ in 0..<8 {
      let y = Int.random(in: 120...1600, using: &random)
      fill(x: 90..<1150, y: y..<(y + 3))
    }
    // White where the fields are, so that print never stands in a box.
    for mark in Self.marks {
      let box = mark.box
      fill(x: px(box.x - 2)..<px(box.maxX + 2), y: px(box.y - 2)..<px(box.maxY + 2), tone: 250)
      frame(box)
    }
    fill(
      x: px(Self.text.x - 1)..<px(Self.text.maxX + 1),
      y: px(Self.text.y - 1)..<px(Self.text.maxY + 1),
      tone: 250)
    frame(Self.text)
  }

  static let marks = (0..<3).map {
    Mark(
      label: ["紛失", "破損", "その他"][$0], box: Box(x: 40 + Double($0) * 40, y: 150, width: 5, height: 5)
    )
  }
  static let text = Box(x: 40, y: 170, width: 80, height: 10)

  static func workflow(_ id: String) -> Workflow {
    Workflow(
      id: id, name: "試験 \(id)", department: "課", form: Form(pages: [FormPage(path: "\(id).png")]),
      fields: [
        Field(name: "理由", type: .choice, required: true, source: .marks(.check, marks)),
        Field(name: "備考", type: .text, source: .box(text)),
      ], queue: "窓口")
  }

  /// A revision with one row more, where the first edition has text.
  mutating func row() {
    let box = Self.changed
    fill(x: px(box.x - 2)..<px(box.maxX + 2), y: px(box.y - 2)..<px(box.maxY + 2), tone: 250)
    frame(box)
    fill(x: px(box.x + 30)..<(px(box.x + 30) + 2), y: px(box.y)..<px(box.maxY))
  }

  /// A revision with other words there.
  mutating func label() {
    let box = Self.changed
    fill(x: px(box.x - 2)..<px(box.maxX + 2), y: px(box.y - 2)..<px(box.maxY + 2), tone: 250)
    var random = SplitMix64(seed: 4711)
    for step in 0..<28 { glyph(x: px(box.x) + step * 21, y: px(box.y) + 10, &random) }
  }

  /// Where revisions differ.
  static let changed = Box(x: 40, y: 200, width: 110, height: 9)

  private func px(_ millimetres: Double) -> Int { Int((millimetres * Self.dpi / 25.4).rounded()) }

  mutating func fill(x: Range<Int>, y: Range<Int>, tone: UInt8 = 40) {
    for row in y.clamped(to: 0..<Self.height) {
      for column in x.clamped(to: 0..<Self.width) { pixels[row * Self.width + column] = tone }
    }
  }

  private mutating func frame(_ box: Box) {
    let (left, right, top, bottom) = (px(box.x), px(box.maxX), px(box.y), px(box.maxY))
    fill(x: left..<right, y: top..<(top + 2))
    fill(x: left..<right, y: (bottom - 2)..<bottom)
    fill(x: left..<(left + 2), y: top..<bottom)
    fill(x: (right - 2)..<right, y: top..<bottom)
  }

  private mutating func glyph(x: Int, y: Int, _ random: inout SplitMix64) {
    for _ in 0..<5 {
      let left = x + Int.random(in: 0...8, using: &random)
      let top = y + Int.random(in: 0...14, using: &random)
      if Bool.random(using: &random) {
        fill(x: left..<(left + 9), y: top..<(top + 2))
      } else {
        fill(x: left..<(left + 2), y: top..<(top + 9))
      }
    }
  }

  mutating func tick(_ index: Int) {
    let box = Self.marks[index].box
    for step in 0..<18 {
      let x = px(box.x) + 6 + step
      let y = px(box.maxY) - 6 - step
      fill(x: x..<(x + 4), y: y..<(y + 4))
    }
  }

  func raster() throws -> Raster {
    guard
      let raster = Raster(width: Self.width, height: Self.height, dpi: Self.dpi, samples: pixels)
    else { throw CocoaError(.coderInvalidValue) }
    return raster
  }

  /// The page as a PNG file's bytes, turned clockwise.
  func png(quarterTurns: Int = 0, degrees: Double = 0) throws -> Data {
    try raster().turned(degrees: degrees).rotated(quarterTurns: quarterTurns).pngData()
  }

  static func blankPage() throws -> Data {
    let samples = [UInt8](repeating: 250, count: width * height)
    guard let raster = Raster(width: width, height: height, dpi: dpi, samples: samples) else {
      throw CocoaError(.coderInvalidValue)
    }
    return try raster.pngData()
  }
}
