import TestKit
import Testing

@testable import Imaging

/// The quick ways over planes against the plain ones.
@Suite("Planes")
struct PlaneTests {
  static let sizes = [(1, 1), (3, 2), (31, 17), (64, 40), (130, 67), (299, 5)]

  private static func plane(_ width: Int, _ height: Int, seed: UInt64) -> GrayPlane {
    var random = SplitMix64(seed: seed)
    return GrayPlane(width: width, height: height) { out in
      for index in 0..<(width * height) {
        // Paper mostly, with ink of all tones in it.
        out[index] =
          Int.random(in: 0..<4, using: &random) == 0
          ? UInt8.random(in: 0...255, using: &random) : 250
      }
    }
  }

  @Test("dilated: the largest sample of the square", arguments: sizes, [1, 2, 3, 6, 40])
  func dilated(size: (Int, Int), reach: Int) {
    let plane = Self.plane(size.0, size.1, seed: 1)
    let result = plane.dilated(by: reach)
    for y in 0..<plane.height {
      for x in 0..<plane.width {
        var best: UInt8 = 0
        for row in max(0, y - reach)...min(plane.height - 1, y + reach) {
          for column in max(0, x - reach)...min(plane.width - 1, x + reach) {
            best = max(best, plane[column, row])
          }
        }
        #expect(result[x, y] == best)
      }
    }
  }

  @Test("every sample above a level is met once, in order", arguments: sizes, [0, 70, 120, 127])
  func above(size: (Int, Int), level: UInt8) {
    for paper in [0, 250] as [UInt8] {
      var plane = Self.plane(size.0, size.1, seed: 3)
      plane.withMutableSamples { samples in
        for index in 0..<(size.0 * size.1) where samples[index] == 250 { samples[index] = paper }
      }
      var met: [Int] = []
      plane.withSamples { samples in
        GrayPlane.eachAbove(level, in: samples, count: size.0 * size.1) { met.append($0) }
      }
      #expect(met == plane.samples.indices.filter { plane.samples[$0] > level })
    }
  }

  @Test("the correlation of a patch at every place", arguments: [(8, 8), (24, 24), (5, 11)])
  func correlations(side: (Int, Int)) throws {
    let area = Self.plane(37, 33, seed: 5)
    let part = area.cropped(x: 3, y: 4, width: side.0, height: side.1)
    let map = try #require(PatchTemplate(part)).correlations(in: area)
    #expect(map.columns == 37 - side.0 + 1 && map.rows == 33 - side.1 + 1)
    let count = Double(side.0 * side.1)
    let mean = (part.samples.reduce(0.0) { $0 + Double($1) } / count).rounded()
    for y in 0..<map.rows {
      for x in 0..<map.columns {
        let here = area.cropped(x: x, y: y, width: side.0, height: side.1).samples.map(Double.init)
        let own = part.samples.map { Double($0) - mean }
        let middle = here.reduce(0, +) / count
        let product = zip(own, here).reduce(0) { $0 + $1.0 * $1.1 }
        let energy = here.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
        let norm = own.reduce(0) { $0 + $1 * $1 }
        let wanted = product / (norm * energy).squareRoot()
        #expect(abs(Double(map.values[y * map.columns + x]) - wanted) < 0.001)
      }
    }
  }

  @Test("reduced: the mean of the square, rounded", arguments: sizes, [2, 3, 4, 5])
  func reduced(size: (Int, Int), factor: Int) {
    let plane = Self.plane(size.0, size.1, seed: 2)
    guard plane.width >= factor, plane.height >= factor else { return }
    let result = plane.reduced(by: factor)
    #expect(result.width == plane.width / factor && result.height == plane.height / factor)
    for y in 0..<result.height {
      for x in 0..<result.width {
        var sum = 0
        for row in 0..<factor {
          for column in 0..<factor { sum += Int(plane[x * factor + column, y * factor + row]) }
        }
        let mean = Double(sum) / Double(factor * factor)
        // Odd squares are rounded down by half a sample.
        #expect(abs(Double(result[x, y]) - mean) < 0.6)
      }
    }
  }

  @Test("ink: how much darker than the paper between the middles of the tiles", arguments: sizes)
  func ink(size: (Int, Int)) {
    let plane = Self.plane(size.0, size.1, seed: 3)
    let tile = 10
    // Where all tiles have paper in them it is the same everywhere.
    guard plane.width >= 2 * tile, plane.height >= 2 * tile else { return }
    let result = plane.ink(tile: tile, floor: 16)
    for y in 0..<plane.height {
      for x in 0..<plane.width {
        let darkness = max(0, (250 - Double(plane[x, y])) * 255 / 250)
        let found = Double(result[x, y])
        // Tiles without any paper are lifted by those around them.
        #expect(found == 0 ? darkness < 22 : abs(found - darkness) < 6)
      }
    }
  }

  @Test("levels between tiles", arguments: [(3, 4, 10, 37), (1, 1, 8, 5), (2, 1, 30, 41)])
  func levels(columns: Int, rows: Int, tile: Int, width: Int) {
    var random = SplitMix64(seed: 4)
    let tiles = (0..<(columns * rows)).map { _ in Float.random(in: 100...250, using: &random) }
    let levels = PaperLevels(
      tiles: tiles, columns: columns, rows: rows, tile: tile, width: width)
    var line = [Float](repeating: 0, count: width)
    for y in 0..<(rows * tile) {
      line.withUnsafeMutableBufferPointer { levels.fill($0, y: y) }
      let v = max(0, min(Float(rows - 1), (Float(y) + 0.5) / Float(tile) - 0.5))
      for x in 0..<width {
        let u = max(0, min(Float(columns - 1), (Float(x) + 0.5) / Float(tile) - 0.5))
        func tone(_ column: Int, _ row: Int) -> Float {
          tiles[min(row, rows - 1) * columns + min(column, columns - 1)]
        }
        let (left, top) = (Int(u), Int(v))
        let (a, b) = (u - Float(left), v - Float(top))
        let upper = tone(left, top) * (1 - a) + tone(left + 1, top) * a
        let lower = tone(left, top + 1) * (1 - a) + tone(left + 1, top + 1) * a
        #expect(abs(line[x] - (upper * (1 - b) + lower * b)) < 0.01)
      }
    }
  }

  static let maps = [
    Affine.translation(0.3, -0.7), .scale(0.5, 0.5), .scale(0.37, 1.6), .scale(1.013, 0.99),
    .scale(2.3, 1.7),
    .backFromTurn(degrees: 0.8, width: 130, height: 67),
    .backFromTurn(degrees: -4, width: 130, height: 67),
    .backFromTurn(degrees: 33, width: 130, height: 67),
  ]

  @Test("warped: between the four samples around", arguments: maps.indices)
  func warped(index: Int) {
    let map = Self.maps[index]
    let plane = Self.plane(301, 67, seed: 5)
    let result = plane.warped(width: 310, height: 70, map: map, outside: 7)
    for y in 0..<result.height {
      for x in 0..<result.width {
        let place = map.point(Double(x) + 0.5, Double(y) + 0.5)
        let (u, v) = (place.x - 0.5, place.y - 0.5)
        let (left, top) = (Int(u.rounded(.down)), Int(v.rounded(.down)))
        guard left >= 0, top >= 0, left < plane.width - 1, top < plane.height - 1 else {
          if u < -1.01 || v < -1.01 || u > Double(plane.width) || v > Double(plane.height) {
            #expect(result[x, y] == 7)
          }
          continue
        }
        let (a, b) = (u - Double(left), v - Double(top))
        let upper = Double(plane[left, top]) * (1 - a) + Double(plane[left + 1, top]) * a
        let lower = Double(plane[left, top + 1]) * (1 - a) + Double(plane[left + 1, top + 1]) * a
        // Weights have eight bits.
        #expect(abs(Double(result[x, y]) - (upper * (1 - b) + lower * b)) < 2.6)
      }
    }
  }
}
