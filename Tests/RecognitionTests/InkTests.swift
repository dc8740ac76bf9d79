import TestKit
import Testing

@testable import Recognition

@Suite("Ink")
struct InkTests {
  @Test("dilation is what its definition says", arguments: [0, 1, 2, 5])
  func dilation(radius: Int) {
    var random = SplitMix64(seed: UInt64(radius) + 7)
    for _ in 0..<20 {
      let width = Int.random(in: 1...20, using: &random)
      let height = Int.random(in: 1...20, using: &random)
      var map = InkMap(width: width, height: height)
      for index in map.bits.indices { map.bits[index] = random.next() % 9 == 0 ? 1 : 0 }
      let wide = map.dilated(radius)
      for y in 0..<height {
        for x in 0..<width {
          let near = map.count(
            x: (x - radius)..<(x + radius + 1), y: (y - radius)..<(y + radius + 1))
          #expect(wide[x, y] == (near > 0))
        }
      }
    }
  }

  @Test("components hold all ink, each pixel once")
  func components() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<30 {
      var map = InkMap(width: 23, height: 17)
      for index in map.bits.indices { map.bits[index] = random.next() % 3 == 0 ? 1 : 0 }
      let (list, labels) = map.components()
      #expect(list.map(\.area).reduce(0, +) == map.count)
      for (index, label) in labels.enumerated() { #expect((label > 0) == (map.bits[index] != 0)) }
      for component in list {
        #expect(component.box.columns.contains(Int(component.centre.x)))
      }
    }
  }

  @Test("diagonal neighbours hang together")
  func diagonal() {
    var map = InkMap(width: 4, height: 4)
    map[0, 0] = true
    map[1, 1] = true
    map[3, 3] = true
    #expect(map.components().list.count == 2)
  }

  @Test("a stroke across a printed rule stays whole, the rule goes")
  func mending() {
    var blank = InkMap(width: 60, height: 60)
    for x in 0..<60 { for y in 28..<31 { blank[x, y] = true } }
    var page = blank
    for y in 10..<50 { for x in 20..<24 { page[x, y] = true } }
    let written = page.outside(blank.dilated(2), slack: 2)
    #expect(written.components().list.count == 1)
    #expect(written.bounds == PixelBox(left: 20, top: 10, right: 24, bottom: 50))
  }

  @Test("an even page has no ink, whatever its tone", arguments: [255, 230, 180, 90] as [UInt8])
  func noInk(tone: UInt8) {
    var random = SplitMix64(seed: UInt64(tone))
    var crop = Crop.paper(80, 40, tone: tone)
    for index in crop.pixels.indices {
      crop.pixels[index] = UInt8(clamping: Int(crop.pixels[index]) + Int(random.next() % 17) - 8)
    }
    #expect(InkMap(crop).count == 0)
  }

  @Test("a pencil stroke is ink")
  func pencil() {
    var crop = Crop.paper(80, 40)
    crop.fill(x: 10..<60, y: 18..<22, tone: 170)
    #expect(InkMap(crop).count == 200)
  }
}

@Suite("Crops")
struct CropTests {
  @Test("parts and paste undo each other, outside is clipped")
  func parts() {
    var random = SplitMix64(seed: 5)
    var crop = Crop.paper(30, 20)
    for index in crop.pixels.indices { crop.pixels[index] = UInt8(random.next() & 255) }
    let part = crop.part(x: -5..<12, y: 4..<50)
    #expect(part.width == 12 && part.height == 16)
    var copy = crop
    copy.paste(part, x: 0, y: 4)
    #expect(copy == crop)
    copy.paste(part, x: 25, y: -10)
    copy.paste(part, x: -40, y: 100)
    #expect(copy.width == 30)
  }

  @Test("scaling keeps the mean tone", arguments: [0.2, 0.45, 0.9, 1.7])
  func scaling(factor: Double) {
    var random = SplitMix64(seed: 9)
    var crop = Crop.paper(120, 60)
    for index in crop.pixels.indices { crop.pixels[index] = UInt8(random.next() & 255) }
    let scaled = crop.scaled(by: factor)
    func mean(_ crop: Crop) -> Double {
      Double(crop.pixels.reduce(0) { $0 + Int($1) }) / Double(crop.pixels.count)
    }
    #expect(abs(mean(scaled) - mean(crop)) < 4)
    #expect(scaled.width == Int((120 * factor).rounded()))
    #expect(abs(scaled.dpi - 300 * factor) < 0.001)
  }
}
