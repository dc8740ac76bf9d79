import Imaging

/// Labels that are spread over their cell, as 住　所, were found in pieces: the pieces become one line
/// where together they are a label.
enum SpreadLabels {
  /// Characters of a piece.
  static let piece = 2
  /// Heights of the label between pieces.
  static let apart = 5.0

  static func joined(_ lines: [ReadLine], page: PageLines) -> [ReadLine] {
    var result: [ReadLine] = []
    var index = 0
    while index < lines.count {
      var whole = lines[index]
      var end = index + 1
      var best: (line: ReadLine, end: Int)?
      while end < lines.count, end - index < 5, isPiece(lines[end - 1]), isPiece(lines[end]),
        follows(lines[end].area, whole.area, page)
      {
        whole = joined(whole, lines[end])
        end += 1
        let hits = LabelFinder.hits(in: whole.characters, gaps: [])
        if hits.count == 1, hits[0].range == 0..<whole.glyphs.count { best = (whole, end) }
      }
      if let best {
        result.append(best.line)
        index = best.end
      } else {
        result.append(lines[index])
        index += 1
      }
    }
    return result
  }

  private static func isPiece(_ line: ReadLine) -> Bool {
    !line.glyphs.isEmpty && line.glyphs.count <= piece
      && line.characters.allSatisfy(\.isIdeographOrKana)
  }

  private static func follows(
    _ next: TextLineArea, _ last: TextLineArea, _ page: PageLines
  ) -> Bool {
    let rows = min(next.bottom, last.bottom) - max(next.top, last.top)
    let middle = (max(next.top, last.top) + min(next.bottom, last.bottom)) / 2
    let isRuled = page.upright.contains {
      $0.left >= last.right - 2 && $0.right <= next.left + 2 && $0.top <= middle
        && $0.bottom >= middle
    }
    return Double(rows) >= 0.5 * Double(min(next.height, last.height)) && next.left >= last.right
      && Double(next.left - last.right) <= apart * Double(max(next.height, last.height)) && !isRuled
  }

  private static func joined(_ one: ReadLine, _ next: ReadLine) -> ReadLine {
    ReadLine(
      area: TextLineArea(
        left: one.area.left, top: min(one.area.top, next.area.top), right: next.area.right,
        bottom: max(one.area.bottom, next.area.bottom)),
      glyphs: one.glyphs + next.glyphs, gaps: [], confidence: min(one.confidence, next.confidence))
  }
}
