/// Rules that a page has and the blank form has not: a row more than was described.
extension PageSight {
  /// Millimetres of a rule that no pen draws by chance, and of the short ones that end on it.
  private static let long = 30.0
  private static let short = 4.5
  /// Millimetres from the page's edge where scanners see the edge of the paper.
  private static let edge = 6.0
  /// Millimetres from rule to rule of one row; a double stroke is narrower.
  private static let row = 4.0...40.0
  /// Pixels by which a rule may waver or be broken.
  private static let waver = 3

  /// Areas of the form, millimetres, with rows or boxes that the blank has not: two level rules one
  /// row apart, or a level one on which upright ones end. A single line may be anybody's.
  ///
  /// - Parameter fields: places that people write in; lines there are strokes.
  public func addedRules(outside fields: [Area]) -> [Area] {
    let ink = added.cleared(fields.map { pixels($0.expanded(by: -0.5)) })
    let level = rules(in: ink, isLevel: true, least: Self.long).filter { !isFoldOrEdge($0) }
    guard !level.isEmpty else { return [] }
    let upright = rules(in: ink, isLevel: false, least: Self.short)
    var result: [Area] = []
    for (index, rule) in level.enumerated() {
      let ends = upright.filter { touches($0, rule) }
      if ends.count >= 2 { result.append(ends.reduce(rule, union)) }
      for other in level.dropFirst(index + 1) {
        let overlap = min(rule.x + rule.width, other.x + other.width) - max(rule.x, other.x)
        if overlap >= 0.8 * Self.long, Self.row.contains(abs(other.y - rule.y)) {
          result.append(union(rule, other))
        }
      }
    }
    return merged(result)
  }

  /// Level or upright runs of ink that nothing thickens, as areas in millimetres.
  private func rules(in ink: GrayPlane, isLevel: Bool, least: Double) -> [Area] {
    let lines = isLevel ? height : width
    let length = isLevel ? width : height
    let across = isLevel ? width : 1
    let along = isLevel ? 1 : width
    let mm = 25.4 / CompiledPage.dpi
    let limit = Int(least / mm)
    let beside = 5
    var found: [(line: Int, from: Int, to: Int)] = []
    let counts = isLevel ? ink.inkByRow : ink.inkByColumn
    ink.withSamples { ink in
      func isInk(_ line: Int, _ at: Int) -> Bool {
        for near in max(0, line - 1)...min(lines - 1, line + 1)
        where ink[near * across + at * along] != 0 { return true }
        return false
      }
      func settle(_ line: Int, _ from: Int, _ to: Int) {
        guard to - from >= limit else { return }
        var thick = 0
        for at in from..<to {
          let isThick = [line - beside, line + beside].contains { near in
            near >= 0 && near < lines && ink[near * across + at * along] != 0
          }
          if isThick { thick += 1 }
        }
        guard thick * 5 <= to - from else { return }
        if let last = found.lastIndex(where: {
          line - $0.line <= 2 * Self.waver && $0.from < to && from < $0.to
        }) {
          found[last] = (found[last].line, min(found[last].from, from), max(found[last].to, to))
        } else {
          found.append((line, from, to))
        }
      }
      for line in 0..<lines {
        // Of a rule a pixel of so many has ink, on one line or on those beside it.
        let inked = counts[max(0, line - 1)...min(lines - 1, line + 1)].reduce(0, +)
        guard inked * Self.waver >= limit else { continue }
        var start: Int?
        var last = 0
        for at in 0..<length where isInk(line, at) {
          if let begun = start, at - last > Self.waver {
            settle(line, begun, last + 1)
            start = at
          }
          if start == nil { start = at }
          last = at
        }
        if let start { settle(line, start, last + 1) }
      }
    }
    return found.map { run in
      let from = Double(run.from) * mm
      let line = Double(run.line) * mm
      let size = Double(run.to - run.from) * mm
      return isLevel
        ? Area(x: from, y: line, width: size, height: 0.3)
        : Area(x: line, y: from, width: 0.3, height: size)
    }
  }

  private func isFoldOrEdge(_ rule: Area) -> Bool {
    let wide = Double(width) / CompiledPage.dpi * 25.4
    return rule.x < Self.edge || rule.x + rule.width > wide - Self.edge
      || lines.contains { $0.isFold && $0.crosses(rule.expanded(by: 1)) }
  }

  private func touches(_ upright: Area, _ level: Area) -> Bool {
    let reach = 1.5
    let middle = upright.x
    let isOver = middle > level.x - reach && middle < level.x + level.width + reach
    let top = upright.y
    let bottom = upright.y + upright.height
    return isOver && (abs(top - level.y) < reach || abs(bottom - level.y) < reach)
  }

  private func union(_ first: Area, _ second: Area) -> Area {
    let x = min(first.x, second.x)
    let y = min(first.y, second.y)
    return Area(
      x: x, y: y, width: max(first.x + first.width, second.x + second.width) - x,
      height: max(first.y + first.height, second.y + second.height) - y)
  }

  /// Overlapping areas as one.
  private func merged(_ areas: [Area]) -> [Area] {
    var result: [Area] = []
    for area in areas {
      var whole = area
      while let known = result.firstIndex(where: { $0.overlaps(whole) }) {
        whole = union(whole, result.remove(at: known))
      }
      result.append(whole)
    }
    return result
  }
}

extension GrayPlane {
  /// Samples other than 0 of each row.
  fileprivate var inkByRow: [Int] {
    withSamples { source in
      (0..<height).map { y in
        var count = 0
        Self.eachAbove(0, in: source + y * width, count: width) { _ in count &+= 1 }
        return count
      }
    }
  }

  /// Samples other than 0 of each column.
  fileprivate var inkByColumn: [Int] {
    var counts = [UInt32](repeating: 0, count: width)
    withSamples { source in
      counts.withUnsafeMutableBufferPointer { counts in
        for y in 0..<height {
          let line = source + y * width
          for x in 0..<counts.count { counts[x] &+= line[x] == 0 ? 0 : 1 }
        }
      }
    }
    return counts.map(Int.init)
  }
}
