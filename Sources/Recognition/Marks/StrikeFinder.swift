/// Sees whether a mark was taken back: struck out by a line or scribbled over.
package enum StrikeFinder {
  /// Share of a line that must be ink for it to be a stroke, and share up to which the form's own
  /// print may account for it.
  static let drawn = 0.95
  static let printed = 0.75
  /// Millimetres by which a hand's stroke is off the straight line.
  static let wobble = 0.17

  /// Whether a stroke runs through the place from side to side, more level than steep: as people
  /// strike out, by one line or two, over mark and print alike.
  ///
  /// - Parameters:
  ///   - place: pixels of the view.
  ///   - reach: millimetres by which the stroke leaves the place on both sides.
  package static func isStruck(_ view: FieldView, place: PixelBox, reach: Double) -> Bool {
    let page = view.page
    let slack = max(1, page.pixels(wobble))
    let ink = InkMap(page).dilated(slack)
    let print = InkMap(view.blank).dilated(slack)
    let beyond = page.pixels(reach)
    let left = max(0, place.left - beyond)
    let right = min(page.width - 1, place.right + beyond)
    guard right - left > beyond, place.height > 4 else { return false }
    let inset = place.height * 15 / 100
    let rows = stride(from: place.top + inset, through: place.bottom - inset - 1, by: 2)
      .filter { (0..<page.height).contains($0) }
    let steepest = (right - left) / 2
    for from in rows {
      for to in rows where abs(to - from) <= steepest {
        let share = share(of: ink, from: (left, from), to: (right, to))
        guard share >= drawn else { continue }
        if self.share(of: print, from: (left, from), to: (right, to)) <= printed { return true }
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

  private static func share(
    of map: InkMap, from: (x: Int, y: Int), to: (x: Int, y: Int)
  ) -> Double {
    var hits = 0
    var count = 0
    var x = from.x
    while x <= to.x {
      let y = from.y + (to.y - from.y) * (x - from.x) / max(1, to.x - from.x)
      count += 1
      if map[x, y] { hits += 1 }
      x += 2
    }
    return count > 0 ? Double(hits) / Double(count) : 0
  }
}
