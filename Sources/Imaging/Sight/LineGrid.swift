import Foundation

/// Ink and print at half the resolution, for `LineFinder`: a pixel is ink where any of its four is.
struct LineGrid {
  enum Cell: UInt8 { case paper, ink, unknown }

  let width: Int
  let height: Int
  private var cells: [UInt8]
  private(set) var points: [(x: Int32, y: Int32)] = []

  /// A line's normal in degrees and its distance from the origin, pixels.
  struct Peak: Hashable {
    var angle: Double
    var distance: Int
  }

  init(
    ink: GrayPlane, print: GrayPlane, toPage: Affine, _ pageWidth: Double, _ pageHeight: Double
  ) {
    width = ink.width / 2
    height = ink.height / 2
    cells = [UInt8](repeating: Cell.paper.rawValue, count: width * height)
    let hasInk = ink.anyOfFour
    let hasPrint = print.anyOfFour
    func isOnPage(_ x: Int, _ y: Int) -> Bool {
      let place = toPage.point(2 * Double(x) + 1, 2 * Double(y) + 1)
      return place.x >= 0 && place.y >= 0 && place.x <= pageWidth && place.y <= pageHeight
    }
    hasInk.withUnsafeBufferPointer { hasInk in
      hasPrint.withUnsafeBufferPointer { hasPrint in
        cells.withUnsafeMutableBufferPointer { cells in
          for at in 0..<cells.count {
            let other = hasPrint[at] != 0 ? Cell.unknown.rawValue : Cell.paper.rawValue
            cells[at] = hasInk[at] != 0 ? Cell.ink.rawValue : other
          }
        }
        for y in 0..<height {
          // What lies between two places on the page lies on it.
          let isRowOnPage = isOnPage(0, y) && isOnPage(width - 1, y)
          if !isRowOnPage {
            for x in 0..<width where !isOnPage(x, y) {
              cells[y * width + x] = Cell.unknown.rawValue
            }
          }
          guard let row = hasInk.baseAddress.map({ $0 + y * width }) else { continue }
          GrayPlane.eachAbove(0, in: row, count: width) { x in
            if isRowOnPage || isOnPage(x, y) { points.append((Int32(x), Int32(y))) }
          }
        }
      }
    }
  }

  /// The lines with most votes, no two alike.
  func peaks(angles: [Double], count: Int) -> [Peak] {
    let reach = width + height
    let bins = reach + 1
    var votes = [Int32](repeating: 0, count: angles.count * bins)
    for (row, angle) in angles.enumerated() {
      let (cosine, sine) = Self.normal(angle)
      // Sixteen fractional bits and two pixels a bin; distances may be negative.
      let one = 65_536.0
      let (right, down) = (Int32(cosine * one), Int32(sine * one))
      let first = Int32((Double(reach) + 0.5) * one)
      votes.withUnsafeMutableBufferPointer { votes in
        points.withUnsafeBufferPointer { points in
          let line = row * bins
          for point in points {
            let distance = point.x &* right &+ point.y &* down &+ first
            votes[line &+ Int(distance >> 17)] &+= 1
          }
        }
      }
    }
    var result: [Peak] = []
    let least = Int32(LineFinder.shortest / LineFinder.pixel / 3)
    while result.count < count, let most = Self.most(votes), most >= least,
      let best = votes.firstIndex(of: most)
    {
      let row = best / bins
      let bin = best % bins
      result.append(Peak(angle: angles[row], distance: bin * 2 - reach))
      for other in angles.indices {
        guard abs(angles[other] - angles[row]) <= 3 else { continue }
        for near in max(0, bin - 6)...min(bins - 1, bin + 6) { votes[other * bins + near] = 0 }
      }
    }
    return result
  }

  private static func most(_ votes: [Int32]) -> Int32? {
    votes.withUnsafeBufferPointer { votes in
      guard var most = votes.first else { return nil }
      for vote in votes { most = max(most, vote) }
      return most
    }
  }

  private static func normal(_ angle: Double) -> (cosine: Double, sine: Double) {
    let radians = angle * .pi / 180
    return (cos(radians), sin(radians))
  }

  private subscript(x: Int, y: Int) -> Cell {
    guard x >= 0, y >= 0, x < width, y < height else { return .unknown }
    return Cell(rawValue: cells[y * width + x]) ?? .unknown
  }

  /// The longest part of a line that has ink or may have it beneath print.
  ///
  /// - Parameters:
  ///   - tolerance: pixels by which the ink may lie beside the line.
  ///   - gap: pixels without ink that do not end it.
  ///   - share: of the pixels where ink would be seen, how many must have it.
  ///   - crowded: of the pixels with ink, how many at most may have ink beside the line, too, where less than half of it
  ///     is ink and the rest hidden by print: digits in a row of boxes lie on both sides of a line through them.
  func longest(
    on peak: Peak, tolerance: Int, gap: Int, share: Double, crowded: Double = 1
  ) -> (from: PageLine.Point, to: PageLine.Point)? {
    let (cosine, sine) = Self.normal(peak.angle)
    let reach = width + height
    var best: (start: Int, end: Int, length: Int) = (0, 0, 0)
    var run: (start: Int, last: Int, ink: Int, paper: Int, crowded: Int)?
    var since = 0
    func settle() {
      guard let done = run else { return }
      run = nil
      let length = done.last - done.start
      let seen = done.ink + done.paper
      guard seen > 0, Double(done.ink) >= share * Double(seen), done.ink * 3 >= length,
        done.ink * 2 >= length || Double(done.crowded) <= crowded * Double(done.ink),
        length > best.length
      else { return }
      best = (done.start, done.last, length)
    }
    for step in -reach...reach {
      let x = Double(peak.distance) * cosine - Double(step) * sine
      let y = Double(peak.distance) * sine + Double(step) * cosine
      guard x >= 0, y >= 0, x < Double(width), y < Double(height) else { continue }
      switch cell(x, y, cosine, sine, tolerance) {
      case .ink:
        let more = isCrowded(x, y, cosine, sine, tolerance) ? 1 : 0
        if let known = run {
          run = (
            known.start, step, known.ink + 1, known.paper + since, known.crowded + more
          )
        } else {
          run = (step, step, 1, 0, more)
        }
        since = 0
      case .unknown: break
      case .paper:
        since += 1
        if since > gap { settle() }
      }
    }
    settle()
    guard best.length > 0 else { return nil }
    func point(_ step: Int) -> PageLine.Point {
      PageLine.Point(
        x: (Double(peak.distance) * cosine - Double(step) * sine) * LineFinder.pixel,
        y: (Double(peak.distance) * sine + Double(step) * cosine) * LineFinder.pixel)
    }
    return (point(best.start), point(best.end))
  }

  /// Whether ink lies a millimetre or two beside the line.
  private func isCrowded(
    _ x: Double, _ y: Double, _ cosine: Double, _ sine: Double, _ tolerance: Int
  ) -> Bool {
    [tolerance + 3, tolerance + 4].contains { away in
      [-1.0, 1].contains { side in
        let offset = side * Double(away)
        return self[Int((x + offset * cosine).rounded()), Int((y + offset * sine).rounded())]
          == .ink
      }
    }
  }

  /// What is on the line here, or beside it.
  private func cell(
    _ x: Double, _ y: Double, _ cosine: Double, _ sine: Double, _ tolerance: Int
  ) -> Cell {
    var isUnknown = false
    for offset in -tolerance...tolerance {
      let near = self[
        Int((x + Double(offset) * cosine).rounded()), Int((y + Double(offset) * sine).rounded())]
      if near == .ink { return .ink }
      if near == .unknown { isUnknown = true }
    }
    return isUnknown ? .unknown : .paper
  }

  /// Whether a line along the page runs from edge to edge.
  func reachesAcross(_ line: PageLine, border: Double) -> Bool {
    let wide = Double(width) * LineFinder.pixel
    let high = Double(height) * LineFinder.pixel
    let isLevel = abs(line.to.x - line.from.x) > abs(line.to.y - line.from.y)
    let ends = isLevel ? [line.from.x, line.to.x] : [line.from.y, line.to.y]
    let size = isLevel ? wide : high
    return (ends.min() ?? size) <= border && (ends.max() ?? 0) >= size - border
  }
}

extension GrayPlane {
  /// For each square of two by two samples something other than 0 where one of them is not 0.
  fileprivate var anyOfFour: [UInt8] {
    let columns = width / 2
    let rows = height / 2
    return [UInt8](unsafeUninitializedCapacity: columns * rows) { out, count in
      count = columns * rows
      withSamples { source in
        for y in 0..<rows {
          let upper = source + 2 * y * width
          let lower = upper + width
          for x in 0..<columns {
            out[y * columns + x] =
              upper[2 &* x] | upper[2 &* x &+ 1] | lower[2 &* x] | lower[2 &* x &+ 1]
          }
        }
      }
    }
  }
}
