/// One movement of a pen within a character: points about evenly apart, in shares of the
/// character's box, whose middle is (0, 0).
struct Stroke: Sendable, Hashable {
  var points: [Point]

  /// Distance of the points.
  static let step = 0.03

  /// The line with new points evenly along it; a dot becomes a very short line.
  init(along line: [Point]) {
    guard let first = line.first, let last = line.last else {
      points = []
      return
    }
    var travelled = [0.0]
    for (from, to) in zip(line, line.dropFirst()) {
      travelled.append((travelled.last ?? 0) + Self.distance(from, to))
    }
    let length = travelled.last ?? 0
    guard length > Self.step / 4 else {
      points = [first, Point((first.x + last.x) / 2 + 0.005, last.y), Point(last.x + 0.01, last.y)]
      return
    }
    let count = max(2, Int(length / Self.step))
    var segment = 0
    points = (0...count).map { index in
      let wanted = length * Double(index) / Double(count)
      while segment + 2 < travelled.count, travelled[segment + 1] < wanted { segment += 1 }
      let span = travelled[segment + 1] - travelled[segment]
      let t = span > 0 ? min(1, (wanted - travelled[segment]) / span) : 0
      let (from, to) = (line[segment], line[segment + 1])
      return Point(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t)
    }
  }

  static func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }
}

extension Stroke {
  /// The stroke as a hand that misses draws it: moved, turned so far that its ends miss, and bent,
  /// each by a normal of deviation `share` of the character's box.
  func displaced(by share: Double, random: inout SplitMix64) -> Stroke {
    guard let first = points.first, let last = points.last else { return self }
    let count = Double(points.count)
    let middle = Point(
      points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
    // Half its length, but for dots: those would spin.
    let reach = max(0.11, points.map { Self.distance($0, middle) }.max() ?? 0)
    let angle = min(0.6, max(-0.6, random.normal() * share / reach))
    let (sine, cosine) = (Writer.sine(angle), Writer.cosine(angle))
    let move = Point(random.normal() * share, random.normal() * share)
    // A short stroke has less room to bend in.
    let bend = random.normal() * share * min(1, reach / 0.28)
    let length = Self.distance(first, last)
    let across =
      length > 0.01
      ? Point(-(last.y - first.y) / length, (last.x - first.x) / length) : Point(1, 0)
    var result = self
    for (index, point) in points.enumerated() {
      let t = 2 * Double(index) / max(1, count - 1) - 1
      let (x, y) = (point.x - middle.x, point.y - middle.y)
      result.points[index] = Point(
        middle.x + move.x + x * cosine - y * sine + (1 - t * t) * bend * across.x,
        middle.y + move.y + x * sine + y * cosine + (1 - t * t) * bend * across.y)
    }
    return result
  }
}
