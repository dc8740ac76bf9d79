import Foundation

/// A first guess where a form lies on a page, from the ink by squares of a few millimetres: all
/// scales and shifts on a grid of four millimetres, the best of them refined on one of two.
struct CoarseAlignment {
  struct Guess {
    /// From form millimetres to page millimetres.
    var scale: Double
    var degrees: Double
    /// Of the form's centre from the page's centre, millimetres.
    var shiftX: Double
    var shiftY: Double
    /// Correlation, −1 to 1.
    var score: Double
  }

  private let page: InkThumb
  private let form: InkThumb

  init(page: InkThumb, form: InkThumb) {
    self.page = page
    self.form = form
  }

  /// The best guesses, best first. `base` is the scale that is expected.
  func guesses(base: Double = 1, count: Int = 3) -> [Guess] {
    let wide = search(
      reduction: 2, reach: 5,
      from: stride(from: -0.08, through: 0.0801, by: 0.01).map {
        Guess(scale: base * (1 + $0), degrees: 0, shiftX: 0, shiftY: 0, score: 0)
      })
    let starts = distinct(wide, count: 4)
    let near = starts.flatMap { start in
      [-1.0, 0, 1].flatMap { turn in
        [-0.005, 0, 0.005].map { step in
          Guess(
            scale: start.scale * (1 + step), degrees: turn, shiftX: start.shiftX,
            shiftY: start.shiftY, score: 0)
        }
      }
    }
    return distinct(search(reduction: 1, reach: 2, from: near), count: count)
  }

  /// The best score with fewer steps and without turns.
  func quickScore(base: Double) -> Double {
    let wide = search(
      reduction: 2, reach: 4,
      from: stride(from: -0.06, through: 0.0601, by: 0.02).map {
        Guess(scale: base * (1 + $0), degrees: 0, shiftX: 0, shiftY: 0, score: 0)
      })
    let near = distinct(wide, count: 2).flatMap { start in
      [-0.01, 0, 0.01].map { step in
        Guess(
          scale: start.scale * (1 + step), degrees: 0, shiftX: start.shiftX, shiftY: start.shiftY,
          score: 0)
      }
    }
    return search(reduction: 1, reach: 2, from: near).map(\.score).max() ?? -1
  }

  /// From form millimetres to page millimetres.
  func affine(_ guess: Guess) -> Affine {
    let angle = guess.degrees * .pi / 180
    let c = guess.scale * cos(angle)
    let s = guess.scale * sin(angle)
    let x = page.widthMM / 2 + guess.shiftX
    let y = page.heightMM / 2 + guess.shiftY
    let u = form.widthMM / 2
    let v = form.heightMM / 2
    return Affine(a: c, b: -s, c: x - c * u + s * v, d: s, e: c, f: y - s * u - c * v)
  }

  /// For each start the best shift within `reach` cells of `reduction` × 2 mm.
  private func search(reduction: Int, reach: Int, from starts: [Guess]) -> [Guess] {
    let cell = InkThumb.cellMM * Double(reduction)
    let target = Centred(page.plane.reduced(by: reduction))
    let source = form.plane
    return starts.map { start in
      // The form as it would lie on the page without a further shift.
      let toPage = affine(start)
      guard let back = toPage.inverse else { return start }
      let map = Affine.scale(cell, cell).then(back).then(
        .scale(1 / InkThumb.cellMM, 1 / InkThumb.cellMM))
      let laid = Centred(
        source.warped(width: target.width, height: target.height, map: map, outside: 0))
      var best = start
      best.score = -1
      for dy in -reach...reach {
        for dx in -reach...reach {
          let score = laid.correlation(with: target, dx: dx, dy: dy)
          if score > best.score {
            best.score = score
            best.shiftX = start.shiftX + Double(dx) * cell
            best.shiftY = start.shiftY + Double(dy) * cell
          }
        }
      }
      return best
    }
  }

  /// The best that are not nearly the same as a better one.
  private func distinct(_ guesses: [Guess], count: Int) -> [Guess] {
    var result: [Guess] = []
    for guess in guesses.sorted(by: { $0.score > $1.score }) {
      let known = result.contains {
        abs($0.scale - guess.scale) < 0.012 && abs($0.shiftX - guess.shiftX) < 3
          && abs($0.shiftY - guess.shiftY) < 3 && abs($0.degrees - guess.degrees) < 0.5
      }
      if !known { result.append(guess) }
      if result.count == count { break }
    }
    return result
  }
}

/// Samples less their mean, as whole numbers, which the compiler multiplies many at a time.
private struct Centred {
  let width: Int
  let height: Int
  private let values: [Int16]
  private let norm: Double

  init(_ plane: GrayPlane) {
    width = plane.width
    height = plane.height
    let sum = plane.samples.reduce(0) { $0 + Int($1) }
    let mean = plane.samples.isEmpty ? 0 : sum / plane.samples.count
    values = plane.samples.map { Int16(Int($0) - mean) }
    norm = Double(values.reduce(0) { $0 + Int($1) * Int($1) }).squareRoot()
  }

  /// With this one moved by (dx, dy) over the other of the same size.
  func correlation(with other: Centred, dx: Int, dy: Int) -> Double {
    let left = max(0, -dx)
    let right = min(width, width - dx)
    guard norm > 0, other.norm > 0, right > left else { return 0 }
    var total = 0
    values.withUnsafeBufferPointer { mine in
      other.values.withUnsafeBufferPointer { theirs in
        guard let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return }
        for y in max(0, -dy)..<max(max(0, -dy), min(height, height - dy)) {
          let a = mine + (y &* width &+ left)
          let b = theirs + ((y &+ dy) &* width &+ left &+ dx)
          var sum: Int32 = 0
          for x in 0..<(right &- left) { sum &+= Int32(a[x]) &* Int32(b[x]) }
          total &+= Int(sum)
        }
      }
    }
    return Double(total) / (norm * other.norm)
  }
}
