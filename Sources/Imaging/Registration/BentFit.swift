import Foundation

/// Fits a smooth map to pairs of points that no affine map explains, some of which are wrong.
struct BentFit {
  /// From form millimetres to page millimetres.
  var place: PageMap
  /// Indices of the pairs that it explains.
  var inliers: [Int]
  /// Root mean square distance of each of these from where the others put it, millimetres; and the
  /// same for the affine map alone.
  var residual: Double
  var affineResidual: Double
  /// How far it moves one of them from where the affine map puts it, at most, millimetres.
  var largest: Double

  /// Grows from the pairs that `start` explains: a sheet through them says where their neighbours
  /// should be, and those that are there join.
  ///
  /// - Parameters:
  ///   - start: from form millimetres to page millimetres.
  ///   - tolerance: millimetres.
  ///   - smoothings: how stiff the sheet may be; the one that foretells left-out pairs best is taken.
  ///   - size: of the form, millimetres.
  /// - Returns: nil where too few agree.
  init?(
    _ pairs: [AffineFit.Pair], start: PageMap, tolerance: Double, smoothings: [Double],
    size: (width: Double, height: Double)
  ) {
    var chosen = pairs.indices.filter { Self.distance(pairs[$0], start) < tolerance }
    var sheet: Sheet?
    for _ in 0..<8 {
      guard chosen.count >= 8, let next = Sheet(pairs, chosen, smoothings[0]) else { return nil }
      sheet = next
      let grown = next.explained(pairs, tolerance: tolerance)
      if grown == chosen { break }
      chosen = grown
    }
    for smoothing in smoothings.dropFirst() {
      guard let other = Sheet(pairs, chosen, smoothing) else { continue }
      if other.typical < sheet?.typical ?? .infinity { sheet = other }
    }
    guard let sheet else { return nil }
    inliers = sheet.members
    residual = sheet.residual
    affineResidual = Sheet(pairs, sheet.members, 1e6)?.residual ?? 0
    let most = sheet.largest
    largest = most
    place = PageMap(
      sheet.affine,
      bend: Bend(widthMM: size.width, heightMM: size.height) { x, y in
        let shift = sheet.plate.shift(x, y)
        // Beyond the outermost pairs a sheet may run away.
        let length = (shift * shift).sum().squareRoot()
        return length > 1.3 * most ? shift * (1.3 * most / length) : shift
      })
  }

  static func distance(_ pair: AffineFit.Pair, _ place: PageMap) -> Double {
    let point = place.point(pair.x, pair.y)
    return hypot(point.x - pair.u, point.y - pair.v)
  }

  /// A plate over an affine map.
  private struct Sheet {
    let members: [Int]
    let affine: Affine
    let plate: ThinPlate
    let largest: Double

    init?(_ pairs: [AffineFit.Pair], _ members: [Int], _ smoothing: Double) {
      let mine = members.map { pairs[$0] }
      guard let affine = AffineFit.leastSquares(mine, mine.map(\.weight)) else { return nil }
      let samples = mine.map { pair in
        let point = affine.point(pair.x, pair.y)
        return ThinPlate.Sample(
          x: pair.x, y: pair.y, shift: SIMD2(pair.u - point.x, pair.v - point.y),
          weight: pair.weight)
      }
      guard let plate = ThinPlate(samples, smoothing: smoothing) else { return nil }
      self.members = members
      self.affine = affine
      self.plate = plate
      largest = samples.reduce(0) { most, sample in
        let shift = plate.shift(sample.x, sample.y)
        return max(most, (shift * shift).sum().squareRoot())
      }
    }

    private var distances: [Double] { plate.leftOut.map { ($0 * $0).sum().squareRoot() } }

    var residual: Double {
      (distances.reduce(0) { $0 + $1 * $1 } / Double(max(1, members.count))).squareRoot()
    }

    /// The median, which a few wrong pairs do not move.
    var typical: Double {
      let sorted = distances.sorted()
      return sorted.isEmpty ? .infinity : sorted[sorted.count / 2]
    }

    /// The pairs where the sheet foretells them; members by the sheet through the others. Whoever
    /// joins may be twice as far off: a sheet straightens out towards where nothing holds it.
    func explained(_ pairs: [AffineFit.Pair], tolerance: Double) -> [Int] {
      var known: [Int: Double] = [:]
      for (member, distance) in zip(members, distances) { known[member] = distance }
      return pairs.indices.filter { index in
        if let distance = known[index] { return distance < tolerance }
        let pair = pairs[index]
        let point = affine.point(pair.x, pair.y)
        let shift = plate.shift(pair.x, pair.y)
        return hypot(point.x + shift.x - pair.u, point.y + shift.y - pair.v) < 2 * tolerance
      }
    }
  }
}
