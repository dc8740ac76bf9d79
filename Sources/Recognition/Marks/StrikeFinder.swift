/// Sees whether a mark was taken back: struck out by a line or scribbled over.
package enum StrikeFinder {
  /// Share of a line that must be ink for it to be a stroke.
  static let drawn = 0.95
  /// Share of its ends, beside the place, up to which the form's own print may account for it.
  static let printedBeside = 0.5
  /// Millimetres by which a hand's stroke is off the straight line.
  static let wobble = 0.17

  /// Whether a stroke runs through the place from side to side, more level than steep: as people
  /// strike out, by one line or two, over mark and print alike.
  ///
  /// - Parameters:
  ///   - place: pixels of the view.
  ///   - reach: millimetres by which the stroke leaves the place on both sides.
  ///   - printed: share of the line within the place that may be the form's own print.
  package static func isStruck(
    _ view: FieldView, place: PixelBox, reach: Double, printed: Double
  ) -> Bool {
    let page = view.page
    let slack = max(1, page.pixels(wobble))
    let ink = InkMap(page).dilated(slack)
    let print = InkMap(view.blank).dilated(slack)
    let beyond = page.pixels(reach)
    let left = max(0, place.left - beyond)
    let right = min(page.width - 1, place.right + beyond)
    guard right - left > beyond, place.height > 4 else { return false }
    let rows = stride(from: place.top, to: place.bottom, by: 2)
      .filter { (0..<page.height).contains($0) }
    let steepest = (right - left) / 2
    for from in rows {
      for to in rows where abs(to - from) <= steepest {
        let line = Line(from: (left, from), to: (right, to))
        guard line.share(of: ink, in: left..<right) >= drawn,
          line.share(of: print, in: place.columns) <= printed
        else { continue }
        let beside =
          (line.share(of: print, in: left..<place.left)
            + line.share(of: print, in: place.right..<right)) / 2
        if beside <= printedBeside { return true }
      }
    }
    return false
  }

  /// Whether the place is scribbled over: much of it is ink, and that ink leaves it on opposite sides.
  package static func isScribbled(_ work: Handwork, place: PixelBox) -> Bool {
    let area = place.width * place.height
    guard area > 0, work.ink.count(x: place.columns, y: place.rows) * 4 >= area else {
      return false
    }
    let beyond = work.view.page.pixels(1.1)
    let (list, labels) = work.ink.components()
    var inside: Set<Int32> = []
    for y in place.rows.clamped(to: 0..<work.ink.height) {
      for x in place.columns.clamped(to: 0..<work.ink.width) {
        inside.insert(labels[y * work.ink.width + x])
      }
    }
    return list.contains { component in
      guard inside.contains(Int32(component.label)) else { return false }
      let box = component.box
      return box.left <= place.left - beyond && box.right >= place.right + beyond
        || box.top <= place.top - beyond && box.bottom >= place.bottom + beyond
    }
  }

  /// A straight line from left to right, pixels.
  private struct Line {
    var from: (x: Int, y: Int)
    var to: (x: Int, y: Int)

    /// Share of the line's pixels in the columns that the map has; 0 where there are none.
    func share(of map: InkMap, in columns: Range<Int>) -> Double {
      var hits = 0
      var count = 0
      for x in stride(
        from: max(from.x, columns.lowerBound), to: min(to.x, columns.upperBound), by: 2)
      {
        count += 1
        if map[x, from.y + (to.y - from.y) * (x - from.x) / max(1, to.x - from.x)] { hits += 1 }
      }
      return count > 0 ? Double(hits) / Double(count) : 0
    }
  }
}
