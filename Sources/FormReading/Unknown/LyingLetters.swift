import Foundation
import Recognition

/// The letters of a line that lie on their left side, set upright and side by side.
///
/// A column of a page that is written from top to bottom is such a line once the page is turned to the left. The
/// line's readers know lines that run across alone. Where one letter ends and the next begins is decided for the
/// whole line at once: cuts go through little ink, and letters are about as long as each other.
struct LyingLetters {
  /// The line as if it had been written across.
  let crop: Crop
  /// Of the letters in it, pixels.
  let height: Int
  /// Columns where each letter stands in the new line, and in the old one.
  private let places: [(new: Range<Int>, old: Range<Int>, isBar: Bool)]

  /// Letters' lengths along the line, in thicknesses of the line, that are tried for the usual one.
  private static let pitches = [0.85, 0.95, 1.05, 1.15, 1.25, 1.4, 1.55]
  /// How much a usual length costs that is not the line's thickness.
  private static let odd = 0.1
  /// A letter's length, in the usual one.
  private static let lengths = 0.45...1.6
  /// How much a cut through ink costs beside letters of unlike length.
  private static let cut = 3.0
  /// Of a letter, so that 三 is not three, and of a gap with nothing in it.
  private static let each = 0.05
  private static let gap = 0.05
  /// Place that a letter takes however narrow it is: close together 月 and 日 are 明.
  private static let square = 0.9
  /// Between two letters of the new line, in thicknesses.
  private static let between = 0.12

  /// nil where nothing is written.
  init?(_ picture: Crop) {
    let ink = InkMap(picture)
    guard let bounds = ink.bounds, bounds.height > 3, bounds.width > 1 else { return nil }
    let thickness = Double(bounds.height)
    let profile = (0..<picture.width).map {
      Double(ink.count(x: $0..<($0 + 1), y: bounds.rows)) / thickness
    }
    let best = Self.pitches.map { pitch in
      let cut = Self.cells(profile, bounds.columns, pitch: pitch * thickness)
      // Of two that fit the one of square letters.
      return (cells: cut.cells, cost: cut.cost * thickness + Self.odd * abs(log(pitch)))
    }.min { $0.cost < $1.cost }
    guard let cells = best?.cells, !cells.isEmpty else { return nil }
    let letters = cells.compactMap { Self.upright(picture, ink, $0, thickness) }
    guard !letters.isEmpty else { return nil }
    let tall = letters.map(\.picture.height).max() ?? 0
    let between = max(1, Int(thickness * Self.between))
    // Spaces are kept: there the middles of two letters are further apart than they usually are.
    let steps = zip(letters, letters.dropFirst()).map { $1.middle - $0.middle }
    let usual = steps.sorted().dropFirst(steps.count / 2).first ?? thickness
    let square = Int(thickness * Self.square)
    let free =
      [between]
      + steps.map { step in
        between + (step > Self.space * usual ? Int(step - usual) : 0)
      }
    var line = Crop(
      width: letters.reduce(0) { $0 + max(square, $1.picture.width) } + free.reduce(0, +) + between,
      height: tall, tone: Tones(of: picture).paper, dpi: picture.dpi)
    var places: [(new: Range<Int>, old: Range<Int>, isBar: Bool)] = []
    var left = 0
    for (letter, free) in zip(letters, free) {
      let aside = max(0, square - letter.picture.width)
      left += free + aside / 2
      let room = tall - letter.picture.height
      line.paste(letter.picture, x: left, y: letter.isLow ? room : room / 2)
      places.append((left..<(left + letter.picture.width), letter.columns, letter.isBar))
      left += letter.picture.width + aside - aside / 2
    }
    crop = line
    height = tall
    self.places = places
  }

  /// Whether what stands at a column of the new line is a long mark or a dash, and so no 一.
  func isBar(at x: Double) -> Bool {
    places.contains { $0.isBar && $0.new.contains(Int(x)) }
  }

  /// The column of the old line that a column of the new one came from.
  func column(_ x: Double) -> Double {
    guard let last = places.last else { return x }
    let place = places.first { x < Double($0.new.upperBound) } ?? last
    let share = (x - Double(place.new.lowerBound)) / Double(max(1, place.new.count))
    return Double(place.old.lowerBound) + min(1, max(0, share)) * Double(place.old.count)
  }

  // MARK: - Cutting

  /// The line cut into letters of about one length, and what that costs for each column.
  private static func cells(
    _ profile: [Double], _ columns: Range<Int>, pitch: Double
  ) -> (cells: [Range<Int>], cost: Double) {
    let count = columns.count
    let shortest = max(1, Int(lengths.lowerBound * pitch))
    let longest = max(shortest, Int(lengths.upperBound * pitch))
    var costs = [Double](repeating: .infinity, count: count + 1)
    var from = [Int](repeating: 0, count: count + 1)
    costs[0] = 0
    func ink(_ place: Int) -> Double { profile[columns.lowerBound + place] }
    for end in 1...count {
      let through = end < count ? cut * min(ink(end - 1), ink(end)) : 0
      // A column with nothing in it belongs to no letter.
      if ink(end - 1) == 0, costs[end - 1] + gap / pitch < costs[end] {
        costs[end] = costs[end - 1] + gap / pitch
        from[end] = end - 1
      }
      for length in shortest...longest where length <= end {
        let start = end - length
        guard costs[start].isFinite else { continue }
        let odd = (Double(length) - pitch) / pitch
        let cost = costs[start] + each + odd * odd + through
        if cost < costs[end] {
          costs[end] = cost
          from[end] = start
        }
      }
      // The first or the last letter may be a stroke.
      if !costs[end].isFinite || end == count {
        for start in max(0, end - shortest)..<end where costs[start].isFinite {
          let cost = costs[start] + 0.3
          if cost < costs[end] {
            costs[end] = cost
            from[end] = start
          }
        }
      }
    }
    var cells: [Range<Int>] = []
    var end = count
    while end > 0 {
      let start = from[end]
      let cell = (columns.lowerBound + start)..<(columns.lowerBound + end)
      if cell.contains(where: { profile[$0] > 0 }) { cells.append(cell) }
      end = start
    }
    cells.reverse()
    return (cells, costs[count] / Double(count))
  }

  // MARK: - Setting upright

  private struct Letter {
    let picture: Crop
    /// Of its ink in the old line.
    let columns: Range<Int>
    /// Stops and small kana stand at the upper right of their place in a column, and at the foot of a line.
    let isLow: Bool
    /// A long mark or a dash.
    let isBar: Bool

    var middle: Double { Double(columns.lowerBound + columns.upperBound) / 2 }
  }

  /// Sizes in thicknesses of the line: of small kana at most, and of long marks and dashes, which run along the line
  /// whichever way it runs.
  private static let small = (along: 0.6, across: 0.75)
  private static let bar = (thick: 0.2, long: 0.6)
  /// From one letter's middle to the next, where there is a space between them, in usual ones.
  private static let space = 1.6

  private static func upright(
    _ picture: Crop, _ ink: InkMap, _ cell: Range<Int>, _ thickness: Double
  ) -> Letter? {
    let part = picture.part(x: cell, y: 0..<picture.height)
    guard let bounds = ink.part(cell).bounds else { return nil }
    let tight = part.part(x: bounds.columns, y: bounds.rows)
    let size = (along: Double(bounds.width) / thickness, across: Double(bounds.height) / thickness)
    let isBar = size.across < bar.thick && size.along > bar.long
    return Letter(
      picture: isBar ? tight : tight.turnedRight(),
      columns: (cell.lowerBound + bounds.left)..<(cell.lowerBound + bounds.right),
      isLow: size.along < small.along && size.across < small.across, isBar: isBar)
  }
}

extension Crop {
  /// Turned clockwise by a quarter.
  fileprivate func turnedRight() -> Crop {
    var turned = Crop(width: height, height: width, tone: 255, dpi: dpi)
    for y in 0..<height {
      for x in 0..<width { turned[height - 1 - y, x] = self[x, y] }
    }
    return turned
  }
}
