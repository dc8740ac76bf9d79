import TestKit
import Testing

@testable import Recognition

@Suite("Ink")
struct InkTests {
  @Test("dilation is what its definition says", arguments: [0, 1, 2, 3, 4, 5, 17, 70])
  func dilation(radius: Int) {
    var random = SplitMix64(seed: UInt64(radius) + 7)
    for _ in 0..<20 {
      // Around one, two and three words of 64 pixels.
      let width = Int.random(in: 1...140, using: &random)
      let height = Int.random(in: 1...20, using: &random)
      let rarity = UInt64((2 * radius + 1) * (2 * radius + 1))
      var map = InkMap(width: width, height: height)
      for index in map.bits.indices { map.bits[index] = random.next() % rarity == 0 ? 1 : 0 }
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

  @Test("bounds hold all ink and no empty row or column at their edges")
  func bounds() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<60 {
      var map = InkMap(
        width: Int.random(in: 1...30, using: &random), height: Int.random(in: 1...9, using: &random)
      )
      for index in map.bits.indices { map.bits[index] = random.next() % 40 == 0 ? 1 : 0 }
      guard let box = map.bounds else {
        #expect(map.count == 0)
        continue
      }
      #expect(map.count(x: box.columns, y: box.rows) == map.count)
      for x in [box.left, box.right - 1] { #expect(map.count(x: x..<(x + 1), y: box.rows) > 0) }
      for y in [box.top, box.bottom - 1] { #expect(map.count(x: box.columns, y: y..<(y + 1)) > 0) }
    }
  }

  @Test("what hangs together has one label, what does not has two", arguments: 1...20)
  func labels(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var map = InkMap(width: 29, height: 11)
    for index in map.bits.indices { map.bits[index] = random.next() % 5 < 2 ? 1 : 0 }
    let (list, labels) = map.components()
    // Labels that spread from neighbour to neighbour until nothing changes.
    var spread = map.bits.indices.map { map.bits[$0] == 0 ? 0 : $0 + 1 }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for y in 0..<map.height {
        for x in 0..<map.width where map[x, y] {
          for row in max(0, y - 1)...min(map.height - 1, y + 1) {
            for column in max(0, x - 1)...min(map.width - 1, x + 1) where map[column, row] {
              let (here, there) = (y * map.width + x, row * map.width + column)
              if spread[there] < spread[here] {
                spread[here] = spread[there]
                hasChanged = true
              }
            }
          }
        }
      }
    }
    let pairs = Set(zip(labels, spread).map { [Int($0), $1] }.filter { $0[1] > 0 })
    #expect(pairs.count == list.count)
    #expect(Set(spread).subtracting([0]).count == list.count)
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

  @Test("mending is what its definition says: along rows and along columns")
  func mendingByDefinition() {
    var random = SplitMix64(seed: 11)
    for round in 0..<40 {
      var page = InkMap(width: 37, height: 29)
      var mask = page
      for index in page.bits.indices {
        page.bits[index] = random.next() % 3 > 0 ? 1 : 0
        // Runs of the mask from a pixel to more than are mended.
        mask.bits[index] = random.next() % 100 < [40, 75, 85, 90][round % 4] ? 1 : 0
      }
      let slack = round % 3
      let longest = 2 * slack + 10
      let base = page.subtracting(mask)
      var wanted = base
      // From ink to ink over nothing but the mask.
      func fill(_ places: [(x: Int, y: Int)]) {
        for start in places.indices where start > 0 && mask[places[start].x, places[start].y] {
          let before = places[start - 1]
          guard base[before.x, before.y] else { continue }
          let end = places[start...].firstIndex { !mask[$0.x, $0.y] } ?? places.endIndex
          guard end < places.endIndex, end - start <= longest, base[places[end].x, places[end].y]
          else { continue }
          for place in places[start..<end] where page[place.x, place.y] {
            wanted[place.x, place.y] = true
          }
        }
      }
      for y in 0..<page.height { fill((0..<page.width).map { (x: $0, y: y) }) }
      for x in 0..<page.width { fill((0..<page.height).map { (x: x, y: $0) }) }
      #expect(page.outside(mask, slack: slack) == wanted)
    }
  }

  @Test("what is known of a blank changes nothing about what was written over it")
  func knownBlank() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<10 {
      var blank = Crop.paper(150, 90)
      blank.fill(x: 0..<150, y: 40..<43, tone: 60)
      blank.fill(x: 100..<120, y: 10..<20, tone: 200)
      var page = blank
      for _ in 0..<5 {
        let (x, y) = (
          Int.random(in: 0..<130, using: &random), Int.random(in: 0..<70, using: &random)
        )
        page.fill(x: x..<(x + 4), y: y..<(y + 18), tone: UInt8.random(in: 40...210, using: &random))
      }
      let plain = Handwork(FieldView(page: page, blank: blank, margin: 1))
      let known = Handwork(
        FieldView(page: page, blank: blank, margin: 1, print: BlankInk(blank)))
      #expect(plain.ink == known.ink && plain.mask == known.mask && plain.tones == known.tones)
      #expect(plain.pale == known.pale)
    }
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
