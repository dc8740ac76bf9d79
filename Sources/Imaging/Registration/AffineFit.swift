import Foundation

/// Fits an affine transform to pairs of points, some of which are wrong.
struct AffineFit {
  struct Pair {
    /// On the form, millimetres.
    var x: Double
    var y: Double
    /// On the page, millimetres.
    var u: Double
    var v: Double
    var weight: Double
  }

  var affine: Affine
  /// Indices of the pairs that it explains.
  var inliers: [Int]
  /// Root mean square distance of those, millimetres.
  var residual: Double

  /// Random triples (RANSAC; Fischler and Bolles, 1981), then least squares with Tukey's weights on
  /// what agrees. Only transforms near `expected` are tried, so that chance has little room.
  /// `tolerance` in millimetres. nil unless six pairs agree.
  init?(_ pairs: [Pair], expected: Affine, tolerance: Double, freedom: Double) {
    guard pairs.count >= 6 else { return nil }
    var generator = SplitMix(state: 0x5eed)
    var best: (affine: Affine, score: Double)?
    for _ in 0..<400 {
      let picks = (0..<3).map { _ in pairs[Int(generator.next() % UInt64(pairs.count))] }
      guard let affine = Self.exact(picks), Self.isNear(affine, expected, freedom) else { continue }
      var score = 0.0
      for pair in pairs {
        let distance = Self.distance(pair, affine)
        if distance < tolerance { score += pair.weight * (1 - distance / tolerance * 0.5) }
      }
      if score > best?.score ?? 0 { best = (affine, score) }
    }
    guard var current = best?.affine else { return nil }
    for round in 0..<6 {
      let width = round < 3 ? tolerance * 1.5 : tolerance
      let weights = pairs.map { pair in
        let ratio = Self.distance(pair, current) / width
        return ratio < 1 ? pair.weight * (1 - ratio * ratio) * (1 - ratio * ratio) : 0
      }
      guard let next = Self.leastSquares(pairs, weights), Self.isNear(next, expected, freedom)
      else {
        break
      }
      current = next
    }
    let kept = pairs.indices.filter { Self.distance(pairs[$0], current) < tolerance }
    guard kept.count >= 6 else { return nil }
    affine = current
    inliers = kept
    let squares = kept.reduce(0.0) { sum, index in
      let distance = Self.distance(pairs[index], current)
      return sum + distance * distance
    }
    residual = (squares / Double(kept.count)).squareRoot()
  }

  static func distance(_ pair: Pair, _ affine: Affine) -> Double {
    let point = affine.point(pair.x, pair.y)
    return hypot(point.x - pair.u, point.y - pair.v)
  }

  private static func isNear(_ affine: Affine, _ expected: Affine, _ freedom: Double) -> Bool {
    abs(affine.a - expected.a) < freedom && abs(affine.b - expected.b) < freedom
      && abs(affine.d - expected.d) < freedom && abs(affine.e - expected.e) < freedom
  }

  /// Through three points that span a triangle of some size.
  private static func exact(_ p: [Pair]) -> Affine? {
    let x1 = p[1].x - p[0].x
    let y1 = p[1].y - p[0].y
    let x2 = p[2].x - p[0].x
    let y2 = p[2].y - p[0].y
    let area = x1 * y2 - x2 * y1
    guard abs(area) > 400 else { return nil }
    let u1 = p[1].u - p[0].u
    let u2 = p[2].u - p[0].u
    let v1 = p[1].v - p[0].v
    let v2 = p[2].v - p[0].v
    let a = (u1 * y2 - u2 * y1) / area
    let b = (x1 * u2 - x2 * u1) / area
    let d = (v1 * y2 - v2 * y1) / area
    let e = (x1 * v2 - x2 * v1) / area
    return Affine(
      a: a, b: b, c: p[0].u - a * p[0].x - b * p[0].y, d: d, e: e,
      f: p[0].v - d * p[0].x - e * p[0].y)
  }

  /// The affine map with the least sum of weighted squares; nil where the points lie on one line.
  static func leastSquares(_ pairs: [Pair], _ weights: [Double]) -> Affine? {
    var w = 0.0
    var mx = 0.0
    var my = 0.0
    var mu = 0.0
    var mv = 0.0
    for (pair, weight) in zip(pairs, weights) {
      w += weight
      mx += weight * pair.x
      my += weight * pair.y
      mu += weight * pair.u
      mv += weight * pair.v
    }
    guard w > 1e-9 else { return nil }
    mx /= w
    my /= w
    mu /= w
    mv /= w
    var xx = 0.0
    var xy = 0.0
    var yy = 0.0
    var xu = 0.0
    var yu = 0.0
    var xv = 0.0
    var yv = 0.0
    for (pair, weight) in zip(pairs, weights) {
      let x = pair.x - mx
      let y = pair.y - my
      xx += weight * x * x
      xy += weight * x * y
      yy += weight * y * y
      xu += weight * x * (pair.u - mu)
      yu += weight * y * (pair.u - mu)
      xv += weight * x * (pair.v - mv)
      yv += weight * y * (pair.v - mv)
    }
    let determinant = xx * yy - xy * xy
    guard determinant > 1e-6 * max(1, xx * yy) else { return nil }
    let a = (xu * yy - yu * xy) / determinant
    let b = (yu * xx - xu * xy) / determinant
    let d = (xv * yy - yv * xy) / determinant
    let e = (yv * xx - xv * xy) / determinant
    return Affine(a: a, b: b, c: mu - a * mx - b * my, d: d, e: e, f: mv - d * mx - e * my)
  }
}

/// Steele, Lea and Flood's SplitMix64: the same page is always registered the same way.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
