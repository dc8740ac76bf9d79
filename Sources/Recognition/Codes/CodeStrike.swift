/// Lines drawn through a code: it can still be read, and does not count any more.
public enum CodeStrike {
  /// Share of the gaps between bars that a line through them crosses.
  private static let crossed = 0.6
  /// Thickness of a line, millimetres.
  private static let thickness = 0.15...1.3
  /// Millimetres by which a line leaves a square code on both sides, and by which it may be higher than it.
  private static let beyond = 1.0

  /// Whether a line runs through the code: over the gaps between its bars, or out of a square to the left and to
  /// the right. What the blank form prints is no such line.
  public static func isStruck(_ code: FoundCode, in view: FieldView) -> Bool {
    let page = view.page
    guard let box = extent(of: code, in: InkMap(page), dpi: page.dpi) else { return false }
    let slack = max(1, page.pixels(Handwork.slack))
    let ink = InkMap(page).outside(InkMap(view.blank).dilated(slack), slack: slack)
    return code.symbology == .qr ? leaves(box, ink, page) : crossesGaps(box, ink, page.dpi)
  }

  /// Where the code stands, its whole height; nil where it has none.
  private static func extent(of code: FoundCode, in ink: InkMap, dpi: Double) -> PixelBox? {
    var box = code.box
    box.left = max(0, box.left)
    box.right = min(ink.width, box.right)
    box.top = min(max(0, box.top), ink.height - 1)
    box.bottom = min(max(box.top + 1, box.bottom), ink.height)
    guard box.width > 10 else { return nil }
    // Lines crossed a code of bars somewhere: it goes on as far as its bars do.
    func isBarred(_ row: Int) -> Bool {
      let share = Double(ink.count(x: box.columns, y: row..<(row + 1))) / Double(box.width)
      return (0.2...0.95).contains(share)
    }
    if code.symbology != .qr {
      while box.top > 0, isBarred(box.top - 1) { box.top -= 1 }
      while box.bottom < ink.height, isBarred(box.bottom) { box.bottom += 1 }
    }
    return Double(box.height) > dpi / 25.4 * 2 ? box : nil
  }

  private static func crossesGaps(_ box: PixelBox, _ ink: InkMap, _ dpi: Double) -> Bool {
    let low = Int(thickness.lowerBound * dpi / 25.4)
    let high = Int(thickness.upperBound * dpi / 25.4)
    let rows = box.top + box.height / 12..<box.bottom - box.height / 12
    var gaps = 0
    var crossed = 0
    for x in box.columns {
      let share = Double(ink.count(x: x..<(x + 1), y: rows)) / Double(max(1, rows.count))
      guard share < 0.35 else { continue }
      gaps += 1
      var run = 0
      // A piece of ink with paper above and below it.
      var isOpen = false
      for y in rows {
        if ink[x, y] {
          run += 1
        } else {
          if isOpen, (low...high).contains(run) {
            crossed += 1
            break
          }
          isOpen = true
          run = 0
        }
      }
    }
    return gaps >= 20 && Double(crossed) >= Self.crossed * Double(gaps)
  }

  private static func leaves(_ box: PixelBox, _ ink: InkMap, _ page: Crop) -> Bool {
    let far = page.pixels(beyond)
    return ink.components().list.contains { component in
      let one = component.box
      return one.left <= box.left - far && one.right >= box.right + far
        && one.top >= box.top - far && one.bottom <= box.bottom + far
    }
  }
}
