/// Patch codes: four thick bars, two of them wide, by which scanners and their programs know the sheet
/// between two documents.
///
/// Source: Kodak, Patch Code Information for Kodak Scanners, A-61599. Wide bars are 0.20 inches, narrow
/// ones and the spaces 0.08. Patch T is narrow, wide, narrow, wide from the leading edge; patch 3, which
/// also parts documents, is the same sheet fed from its other end.
public enum PatchCode {
  /// Widths of bars and spaces in order, in narrow bars.
  static let pattern = [1, 1, 2.5, 1, 1, 1, 2.5]
  /// A narrow bar, millimetres.
  static let narrow = 2.03
  /// How far a sheet may be printed or copied smaller or larger.
  static let scale = 0.75...1.35
  /// Least length of the bars, millimetres. They are printed 50 mm long and more.
  static let leastLength = 25.0

  /// Whether the picture shows a patch code T or 3, in any of four directions.
  package static func isSeparator(_ crop: Crop) -> Bool {
    guard crop.width > 0, crop.height > 0, crop.dpi > 0 else { return false }
    let ink = InkMap(crop)
    let pixel = 25.4 / crop.dpi
    return found(lines: crop.height, along: crop.width, pixel: pixel) { ink[$1, $0] }
      || found(lines: crop.width, along: crop.height, pixel: pixel) { ink[$0, $1] }
  }

  /// A place where lines beside each other crossed the four bars.
  private struct Track {
    var first: Int
    var last: Int
    var start: Int
  }

  /// - Parameters:
  ///   - lines: how many lines there are across the bars.
  ///   - pixel: millimetres.
  ///   - isInk: of a line and a place along it.
  private static func found(
    lines: Int, along: Int, pixel: Double, isInk: (Int, Int) -> Bool
  ) -> Bool {
    var tracks: [Track] = []
    var runs: [Range<Int>] = []
    for line in stride(from: 0, to: lines, by: 2) {
      runs.removeAll(keepingCapacity: true)
      var start: Int?
      for place in 0..<along {
        if isInk(line, place) {
          start = start ?? place
        } else if let from = start {
          runs.append(from..<place)
          start = nil
        }
      }
      if let from = start { runs.append(from..<along) }
      for at in starts(of: runs, pixel: pixel) {
        let drift = Int(narrow / pixel)
        guard
          let index = tracks.lastIndex(where: {
            line - $0.last <= 6 && abs($0.start - at) <= drift
          })
        else {
          tracks.append(Track(first: line, last: line, start: at))
          continue
        }
        tracks[index].last = line
        tracks[index].start = at
        if Double(line - tracks[index].first) * pixel >= leastLength { return true }
      }
    }
    return false
  }

  /// Where in a line four bars of the pattern begin, from either end.
  private static func starts(of runs: [Range<Int>], pixel: Double) -> [Int] {
    guard runs.count >= 4 else { return [] }
    return (0...(runs.count - 4)).compactMap { index in
      let bars = runs[index..<(index + 4)]
      let widths =
        zip(bars, bars.dropFirst()).flatMap { [$0.count, $1.lowerBound - $0.upperBound] }
        + [runs[index + 3].count]
      let whole = pattern.reduce(0, +)
      let unit = Double(widths.reduce(0, +)) / whole
      guard scale.contains(unit * pixel / narrow) else { return nil }
      let before = index > 0 ? runs[index - 1].upperBound : Int.min / 2
      let after = index + 4 < runs.count ? runs[index + 4].lowerBound : Int.max / 2
      guard Double(runs[index].lowerBound - before) >= unit * 1.5,
        Double(after - runs[index + 3].upperBound) >= unit * 1.5
      else { return nil }
      let fits = [pattern, pattern.reversed()].contains { wanted in
        zip(widths, wanted).allSatisfy { abs(Double($0) / unit - $1) <= 0.55 }
      }
      return fits ? runs[index].lowerBound : nil
    }
  }
}
