import Imaging
import Workflows

/// Which lines stand beside and below a label, as far as a value may stand there.
struct NeighbourFinder {
  let lines: [ReadLine]
  let page: PageLines
  /// Labels in each line.
  let hits: [[LabelFinder.Hit]]

  /// Heights of the label between it and a value on free paper.
  static let reach = 14.0
  /// Heights of the label between pieces of one value.
  static let apart = 4.0
  /// Heights of the label from it down to a value.
  static let down = 2.6

  /// A value in the label's line and the pieces that follow it in the same cell.
  func following(_ own: CandidateFinder.Piece) -> [CandidateFinder.Piece] {
    guard own.range.upperBound == lines[own.line].glyphs.count else { return [own] }
    let area = lines[own.line].area
    return [own] + chain(from: area, candidates: row(of: area), apart: Self.apart)
  }

  func right(of index: Int, _ hit: LabelFinder.Hit) -> [CandidateFinder.Piece] {
    let area = lines[index].area
    let near = row(of: area).filter { lines[$0].area.left >= area.right - area.height / 2 }
    var found: [CandidateFinder.Piece] = []
    if let first = near.first.map({ start(of: $0, after: area) }), isFree(first),
      rulesBetween(area, lines[first].area) <= 1,
      Double(lines[first].area.left - area.right) <= Self.reach * Double(area.height)
    {
      found = chain(
        from: lines[first].area, candidates: row(of: lines[first].area), apart: Self.apart)
      found.insert(whole(first), at: 0)
    } else if near.isEmpty {
      found = cell(rightOf: area).map(whole)
      return hit.label.type == .address || hit.label.type == .text ? found : Array(found.prefix(1))
    }
    guard !found.isEmpty, hit.label.type == .address else { return found }
    return found + below(found)
  }

  /// Where a value begins of which a line to the right of a label is a part: what stands before it in its
  /// own row may share too little of the label's row.
  private func start(of index: Int, after label: TextLineArea) -> Int {
    let area = lines[index].area
    return lines.indices.filter { other in
      let line = lines[other].area
      let rows = min(line.bottom, area.bottom) - max(line.top, area.top)
      return line.left >= label.right && line.right <= area.left + area.height / 4
        && Double(rows) >= 0.4 * Double(min(line.height, area.height))
        && rulesBetween(line, area) == 0
    }.min { lines[$0].area.left < lines[$1].area.left } ?? index
  }

  func below(_ index: Int, _ hit: LabelFinder.Hit) -> [CandidateFinder.Piece] {
    let area = lines[index].area
    let under = lines.indices.filter { other in
      let line = lines[other].area
      let gap = line.top - area.bottom
      return other != index && gap >= -area.height / 4
        && Double(gap) <= Self.down * Double(area.height)
        && shared(line, area) > 0
    }.sorted {
      (lines[$0].area.top, lines[$0].area.left) < (lines[$1].area.top, lines[$1].area.left)
    }
    guard let first = under.first, isFree(first), levelsBetween(area, lines[first].area) <= 1 else {
      return []
    }
    let start = lines[first].area
    return [whole(first)]
      + chain(
        from: start, candidates: row(of: start).filter { lines[$0].area.left >= start.right },
        apart: Self.apart)
  }

  // MARK: - Parts

  private func whole(_ index: Int) -> CandidateFinder.Piece {
    CandidateFinder.Piece(line: index, range: 0..<lines[index].glyphs.count)
  }

  /// Without a label in it, and no seal's place.
  private func isFree(_ index: Int) -> Bool {
    let text = lines[index].characters
    return hits[index].isEmpty && !(text.count == 1 && "印㊞".contains(text[0]))
  }

  /// Lines in the same row, from left to right, to the right of its left edge.
  private func row(of area: TextLineArea) -> [Int] {
    lines.indices.filter { index in
      let line = lines[index].area
      let rows = min(line.bottom, area.bottom) - max(line.top, area.top)
      return line.left > area.left && Double(rows) >= 0.4 * Double(min(line.height, area.height))
    }.sorted { lines[$0].area.left < lines[$1].area.left }
  }

  /// The lines that go on from one without a rule, a label or a wide gap between.
  private func chain(
    from area: TextLineArea, candidates: [Int], apart: Double
  ) -> [CandidateFinder.Piece] {
    var pieces: [CandidateFinder.Piece] = []
    var last = area
    for index in candidates where lines[index].area.left >= last.right - last.height / 4 {
      let next = lines[index].area
      guard isFree(index), rulesBetween(last, next) == 0,
        Double(next.left - last.right) <= apart * Double(max(last.height, next.height))
      else { break }
      pieces.append(whole(index))
      last = next
    }
    return pieces
  }

  /// The next line of an address in the same cell.
  private func below(_ found: [CandidateFinder.Piece]) -> [CandidateFinder.Piece] {
    guard let first = found.first else { return [] }
    let area = lines[first.line].area
    let next = lines.indices.filter { index in
      let line = lines[index].area
      let gap = line.top - area.bottom
      return gap >= 0 && gap <= area.height && abs(line.left - area.left) <= area.height * 3
        && Double(line.height) > 0.6 * Double(area.height)
        && Double(line.height) < 1.6 * Double(area.height)
    }.min { lines[$0].area.top < lines[$1].area.top }
    // Of a letter's free lines nobody knows where the address ends.
    guard let next, isFree(next), isInCell(area), levelsBetween(area, lines[next].area) == 0 else {
      return []
    }
    let start = lines[next].area
    return [whole(next)]
      + chain(
        from: start, candidates: row(of: start).filter { lines[$0].area.left >= start.right },
        apart: Self.apart)
  }

  /// Lines of the cell to the right of a label that stands in the middle of a taller cell.
  private func cell(rightOf area: TextLineArea) -> [Int] {
    guard let band = band(of: area) else { return [] }
    let inside = lines.indices.filter { index in
      let line = lines[index].area
      let middle = (line.top + line.bottom) / 2
      return line.left >= area.right && band.contains(middle)
        && rulesBetween(area, line, row: middle) <= 1
        && Double(line.left - area.right) <= Self.reach * Double(area.height)
    }
    guard inside.allSatisfy(isFree) else { return [] }
    return inside.sorted {
      (lines[$0].area.top, lines[$0].area.left) < (lines[$1].area.top, lines[$1].area.left)
    }
  }

  // MARK: - Rules

  /// Rows between the rules above and below.
  private func band(of area: TextLineArea) -> Range<Int>? {
    let middle = (area.left + area.right) / 2
    let crossing = page.level.filter { $0.left <= middle && $0.right >= middle }
    guard let above = crossing.filter({ $0.bottom <= area.top + 2 }).map(\.bottom).max(),
      let below = crossing.filter({ $0.top >= area.bottom - 2 }).map(\.top).min(),
      below - above < 8 * area.height
    else { return nil }
    return above..<max(above + 1, below)
  }

  private func isInCell(_ area: TextLineArea) -> Bool { band(of: area) != nil }

  /// Rules that run down between two areas; a double rule is one.
  private func rulesBetween(
    _ left: TextLineArea, _ right: TextLineArea, row: Int? = nil
  ) -> Int {
    let row =
      row ?? (max(left.top, right.top) + min(left.bottom, right.bottom)) / 2
    let columns = page.upright.filter {
      $0.left >= left.right - 2 && $0.right <= right.left + 2 && $0.top <= row && $0.bottom >= row
    }.map(\.left).sorted()
    return Self.distinct(columns, apart: max(4, left.height / 2))
  }

  private func levelsBetween(_ above: TextLineArea, _ below: TextLineArea) -> Int {
    let column = max(above.left, below.left) + 1
    let rows = page.level.filter {
      $0.top >= above.bottom - 2 && $0.bottom <= below.top + 2 && $0.left <= column
        && $0.right >= column
    }.map(\.top).sorted()
    return Self.distinct(rows, apart: max(4, above.height / 2))
  }

  private static func distinct(_ places: [Int], apart: Int) -> Int {
    var count = 0
    var last = Int.min / 2
    for place in places {
      if place - last > apart { count += 1 }
      last = place
    }
    return count
  }

  private func shared(_ one: TextLineArea, _ other: TextLineArea) -> Int {
    min(one.right, other.right) - max(one.left, other.left)
  }
}
