/// Puts pieces of ink side by side into lines of text.
///
/// Two pieces belong to one line where their rows overlap, they stand no further apart than a
/// character is tall, and no rule runs down between them. Small pieces (dots, the strokes of 二, long
/// marks) count with the height of a character, so that they neither part a word nor join two rows.
struct TextLineComposer {
  /// Millimetres of a pixel.
  let pixel: Double
  /// Rules that run down the page.
  let upright: [TextLineArea]

  /// Millimetres: what is lower is a part of a character, what is taller none.
  static let body = 1.2
  static let tallest = 14.0
  static let widest = 60.0
  /// Characters beside each other, in their heights.
  static let reach = 1.0
  /// Millimetres from the middle of one box for a character to the next.
  static let pitch = 3.5...12.5

  func lines(_ parts: [TextLineArea]) -> [TextLineArea] {
    let least = max(2, Int(0.25 / pixel))
    let sound = parts.filter { part in
      max(part.width, part.height) >= least && Double(part.height) * pixel <= Self.tallest
        && Double(part.width) * pixel <= Self.widest
    }
    let heights = sound.map(\.height).filter { Double($0) * pixel >= 1.8 }.sorted()
    guard !heights.isEmpty else { return [] }
    let usual = heights[heights.count / 2]
    // Headings are tall; beside small print they would join its rows.
    let tall = joined(sound.filter { $0.height > 2 * usual }, usual)
    let rest = joined(sound.filter { $0.height <= 2 * usual }, usual)
    var lines = stacked(headings(tall, rest), usual).filter { isWritten($0, usual) }
    lines = boxed(inRows(lines), usual)
    return inRows(lines)
  }

  // MARK: - Joining

  private func joined(_ parts: [TextLineArea], _ usual: Int) -> [TextLineArea] {
    let order = parts.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
    let reachable = order.map { effective($0, usual) }
    var groups = Groups(order.count)
    for (index, part) in order.enumerated() {
      let mine = reachable[index]
      let furthest = part.right + Int(Self.reach * Double(max(usual * 2, mine.height)))
      for other in order.indices[(index + 1)...] {
        if order[other].left > furthest { break }
        let theirs = reachable[other]
        let tallest = max(mine.height, theirs.height)
        guard
          Double(mine.sharedRows(theirs)) >= 0.4 * Double(min(mine.height, theirs.height)),
          Double(order[other].left - part.right) <= Self.reach * Double(tallest),
          !isParted(part, order[other])
        else { continue }
        groups.join(index, other)
      }
    }
    var result: [Int: TextLineArea] = [:]
    for index in order.indices {
      let root = groups.root(index)
      result[root] = result[root]?.union(order[index]) ?? order[index]
    }
    return result.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Small pieces with the height of a character around them.
  private func effective(_ part: TextLineArea, _ usual: Int) -> TextLineArea {
    guard Double(part.height) * pixel < Self.body else { return part }
    let middle = (part.top + part.bottom) / 2
    let half = max(1, usual * 2 / 5)
    var result = part
    result.top = middle - half
    result.bottom = middle + half
    return result
  }

  /// Whether a rule runs down between two pieces.
  private func isParted(_ left: TextLineArea, _ right: TextLineArea) -> Bool {
    let first = left.left < right.left ? left : right
    let second = left.left < right.left ? right : left
    let row = (max(first.top, second.top) + min(first.bottom, second.bottom)) / 2
    let from = (first.left + first.right) / 2
    let to = (second.left + second.right) / 2
    return upright.contains { rule in
      rule.left >= from && rule.right <= to + 1 && rule.top <= row && rule.bottom >= row
    }
  }

  /// Tall pieces with the low ones of their own line, such as the parts of 児 and 日 in a heading. Rows
  /// of small print beside something tall stay rows.
  private func headings(_ tall: [TextLineArea], _ rest: [TextLineArea]) -> [TextLineArea] {
    var rest = rest
    var result: [TextLineArea] = []
    var waiting = tall.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
    while var heading = waiting.first {
      waiting.removeFirst()
      var isGrowing = true
      while isGrowing {
        isGrowing = false
        let reach = Int(Self.reach * Double(heading.height))
        func isNear(_ other: TextLineArea) -> Bool {
          let rows = Double(heading.sharedRows(other))
          return rows >= 0.6 * Double(min(heading.height, other.height))
            && other.left - heading.right <= reach && heading.left - other.right <= reach
            && !isParted(heading, other)
        }
        let near = rest.filter(isNear)
        let rows = near.filter { $0.width > 3 * $0.height }
        let isPrint = rows.contains { one in
          rows.contains { $0.sharedRows(one) <= 0 && $0.sharedColumns(one) > 0 }
        }
        if !isPrint, !near.isEmpty {
          rest.removeAll { near.contains($0) }
          heading = near.reduce(heading) { $0.union($1) }
          isGrowing = true
        }
        if let next = waiting.firstIndex(where: isNear) {
          heading = heading.union(waiting.remove(at: next))
          isGrowing = true
        }
      }
      result.append(heading)
    }
    return result + rest
  }

  /// Parts of characters that stand above one another, as of 二 or 豊 alone, made one.
  private func stacked(_ lines: [TextLineArea], _ usual: Int) -> [TextLineArea] {
    var result: [TextLineArea] = []
    for line in lines.sorted(by: { ($0.top, $0.left) < ($1.top, $1.left) }) {
      let partner = result.lastIndex { above in
        let narrow = min(above.width, line.width)
        let whole = above.union(line)
        let isLow = min(above.height, line.height) < usual * 3 / 5 && whole.height <= usual * 5 / 4
        // One character of a larger hand or face.
        let isOne =
          max(above.width, line.width) <= whole.height * 8 / 5 && whole.height <= usual * 8 / 5
          && line.top - above.bottom <= usual / 4
        return Double(above.sharedColumns(line)) >= 0.5 * Double(narrow) && (isLow || isOne)
          && !isRuled(above, line)
      }
      if let partner {
        result[partner] = result[partner].union(line)
      } else {
        result.append(line)
      }
    }
    return result
  }

  private func isRuled(_ above: TextLineArea, _ below: TextLineArea) -> Bool {
    // Rules across are taken out, and the gap that they leave is no wider than a rule.
    below.top - above.bottom > above.height + below.height
  }

  /// Not a speck, a dot or a rest of a rule.
  private func isWritten(_ line: TextLineArea, _ usual: Int) -> Bool {
    let height = Double(line.height) * pixel
    let width = Double(line.width) * pixel
    return height >= 1.3 || (height >= 0.5 && width >= 3.5 * height && line.width > usual)
  }

  // MARK: - Boxes for single characters

  /// Single characters at an even pitch with a rule between each made one line.
  private func boxed(_ lines: [TextLineArea], _ usual: Int) -> [TextLineArea] {
    var result: [TextLineArea] = []
    var run: [TextLineArea] = []
    func close() {
      if run.count >= 3 {
        var whole = run.dropFirst().reduce(run[0]) { $0.union($1) }
        whole.isBoxed = true
        result.append(whole)
      } else {
        result += run
      }
      run = []
    }
    for line in lines {
      guard isSingle(line, usual) else {
        close()
        result.append(line)
        continue
      }
      if let last = run.last, !follows(line, last, run) { close() }
      run.append(line)
    }
    close()
    return result
  }

  private func isSingle(_ line: TextLineArea, _ usual: Int) -> Bool {
    Double(line.width) <= 1.6 * Double(max(line.height, usual / 2))
      && Double(line.width) * pixel <= Self.pitch.upperBound
  }

  private func follows(_ line: TextLineArea, _ last: TextLineArea, _ run: [TextLineArea]) -> Bool {
    let step = Double(line.middle - last.middle) * pixel
    guard Self.pitch.contains(step), isParted(last, line),
      Double(line.sharedRows(last)) >= 0.4 * Double(min(line.height, last.height))
    else { return false }
    guard run.count >= 2 else { return true }
    let mean = Double(last.middle - run[0].middle) / Double(run.count - 1) * pixel
    return step < 1.35 * mean && step > mean / 1.35
  }

  // MARK: - Order

  /// Rows from the top down, each from left to right.
  private func inRows(_ lines: [TextLineArea]) -> [TextLineArea] {
    var rows: [[TextLineArea]] = []
    for line in lines.sorted(by: { ($0.top + $0.bottom, $0.left) < ($1.top + $1.bottom, $1.left) })
    {
      if let last = rows.last?.last,
        Double(line.sharedRows(last)) >= 0.5 * Double(min(line.height, last.height))
      {
        rows[rows.count - 1].append(line)
      } else {
        rows.append([line])
      }
    }
    return rows.flatMap { $0.sorted { $0.left < $1.left } }
  }
}

extension TextLineArea {
  fileprivate var middle: Int { (left + right) / 2 }
}

/// Sets that are joined two by two (R. E. Tarjan, Efficiency of a good but not linear set union
/// algorithm, 1975).
private struct Groups {
  private var parent: [Int]

  init(_ count: Int) { parent = Array(0..<count) }

  mutating func root(_ index: Int) -> Int {
    var at = index
    while parent[at] != at {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }

  mutating func join(_ a: Int, _ b: Int) { parent[root(b)] = root(a) }
}
