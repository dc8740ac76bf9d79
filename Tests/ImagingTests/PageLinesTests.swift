import Foundation
import TestKit
import Testing

@testable import Imaging

/// A page on which characters are drawn as boxes with a stroke inside, millimetres.
private struct Blocks {
  static let dpi = 150.0
  var plane = GrayPlane(width: 1_240, height: 1_754, fill: 250)

  mutating func fill(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    func pixels(_ millimetres: Double) -> Int { Int((millimetres / 25.4 * Self.dpi).rounded()) }
    for row in pixels(y)..<max(pixels(y) + 1, pixels(y + height)) {
      for column in pixels(x)..<max(pixels(x) + 1, pixels(x + width)) { plane[column, row] = 30 }
    }
  }

  mutating func character(_ x: Double, _ y: Double, size: Double = 4) {
    fill(x, y, size * 0.85, 0.5)
    fill(x, y + size * 0.85, size * 0.85, 0.5)
    fill(x, y, 0.5, size * 0.9)
    fill(x + size * 0.75, y, 0.5, size * 0.9)
    fill(x + size * 0.3, y + size * 0.4, size * 0.3, 0.5)
  }

  mutating func word(_ count: Int, _ x: Double, _ y: Double, size: Double = 4) {
    for index in 0..<count { character(x + Double(index) * size, y, size: size) }
  }

  func lines() throws -> PageLines {
    try #require(PageLines(Raster(gray: plane, dpi: Self.dpi)))
  }
}

@Suite("Lines of a page that fits no form")
struct PageLinesTests {
  @Test("rows of characters are lines, from the top down")
  func rows() throws {
    var page = Blocks()
    for row in 0..<5 { page.word(20, 20, 30 + Double(row) * 8) }
    page.word(8, 60, 15, size: 8)
    let found = try page.lines().lines
    #expect(found.count == 6)
    #expect(found.map(\.top) == found.map(\.top).sorted())
    #expect(found.dropFirst().allSatisfy { abs($0.width - 470) < 20 && abs($0.height - 24) < 6 })
  }

  @Test("a wide gap and a rule part lines, a narrow gap does not")
  func gaps() throws {
    var page = Blocks()
    page.word(4, 20, 30)
    page.word(4, 38.5, 30)
    page.word(4, 80, 30)
    page.word(4, 20, 60)
    page.word(4, 38.5, 60)
    page.fill(37, 55, 0.4, 14)
    let found = try page.lines().lines
    #expect(found.count == 4)
    #expect(found.map(\.top).filter { $0 > 300 }.count == 2)
  }

  @Test("rules are no lines of text, and characters keep clear of them")
  func rules() throws {
    var page = Blocks()
    for row in 0...4 { page.fill(20, 40 + Double(row) * 12, 160, 0.4) }
    for column in 0...4 { page.fill(20 + Double(column) * 40, 40, 0.4, 48) }
    for row in 0..<4 {
      for column in 0..<4 { page.word(5, 26 + Double(column) * 40, 44 + Double(row) * 12) }
    }
    let found = try page.lines()
    #expect(found.lines.count == 16)
    #expect(found.lines.allSatisfy { !$0.isBoxed && $0.width < 140 })
    #expect(found.upright.count == 5 && found.level.count == 5)
  }

  @Test("single characters in boxes side by side are one line")
  func boxes() throws {
    var page = Blocks()
    page.fill(30, 40, 64, 0.4)
    page.fill(30, 50, 64, 0.4)
    for box in 0...8 { page.fill(30 + Double(box) * 8, 40, 0.4, 10.4) }
    for box in 0..<8 { page.character(32 + Double(box) * 8, 43) }
    let found = try page.lines().lines
    #expect(found.count == 1)
    #expect(found.first?.isBoxed == true)
  }

  @Test("specks and a page of noise give few lines or none")
  func noise() throws {
    var random = SplitMix64(seed: 4)
    var page = Blocks()
    for _ in 0..<400 {
      page.fill(5 + random.unit() * 195, 5 + random.unit() * 280, 0.2, 0.2)
    }
    #expect(try page.lines().lines.isEmpty)
  }

  @Test("a line's picture shows its ink without the rules")
  func picture() throws {
    var page = Blocks()
    page.word(6, 30, 40)
    page.fill(20, 45, 100, 0.5)
    let raster = Raster(gray: page.plane, dpi: Blocks.dpi)
    let found = try #require(PageLines(raster))
    let line = try #require(found.lines.first)
    let picture = try #require(found.picture(of: line, on: raster, margin: 12))
    #expect(picture.width == line.width + 24)
    let bottom = (0..<picture.width).filter {
      (picture.sample(x: $0, y: picture.height - 6) ?? 0) < 100
    }
    #expect(bottom.isEmpty)
    let top = (0..<picture.height).contains { row in
      (0..<picture.width).contains { (picture.sample(x: $0, y: row) ?? 255) < 100 }
    }
    #expect(top)
  }
}
