/// What somebody wrote in a field: the ink that the blank form does not explain.
package struct Handwork: Sendable {
  package let view: FieldView
  package let tones: Tones
  /// The ink, specks and remnants of rules removed.
  package let ink: InkMap
  /// Where the blank form has ink, widened by the slack of registration.
  package let mask: InkMap
  /// Millimetres beyond the field's box to which ink still belongs to it.
  let reach: Double
  /// Of the page's crop, where it was counted.
  let histogram: [Int]?

  /// Registration is exact to about 0.1 mm; printing and paper add as much.
  static let slack = 0.25
  /// Square millimetres below which ink is a speck.
  static let speck = 0.085

  /// - Parameters:
  ///   - reach: millimetres beyond the field's box to which ink still belongs to it.
  package init(_ view: FieldView, reach: Double = 0.5) {
    self.view = view
    self.reach = reach
    let page = view.page
    let slack = BlankInk.slack(in: page)
    mask = view.print?.mask ?? BlankInk.mask(of: view.blank)
    let near = view.print?.near ?? BlankInk.near(mask, in: view.blank)
    let histogram = page.histogram
    self.histogram = histogram
    let tones = Tones(histogram: histogram)
    let ink = Self.ink(view, tones, reach: reach, mask: mask, near: near, slack: slack)
    // Print sets the threshold where it is much darker than the pen, whose strokes then are hardly seen.
    if let own = tones.raised(forPen: ink.tones(in: page)) {
      self.tones = own
      self.ink = Self.ink(view, own, reach: reach, mask: mask, near: near, slack: slack)
    } else {
      self.tones = tones
      self.ink = ink
    }
  }

  private static func ink(
    _ view: FieldView, _ tones: Tones, reach: Double, mask: InkMap, near: InkMap, slack: Int
  ) -> InkMap {
    let raw = InkMap(view.page, tones: tones).outside(mask, slack: slack)
    let belongs = belongs(to: view, reach: reach)
    let (list, labels) = raw.components()
    let besideRules = tally(labels, near, list.count)
    var keep = [Bool](repeating: false, count: list.count + 1)
    for component in list {
      keep[component.label] =
        belongs(component) && besideRules[component.label] * 10 < component.area * 7
    }
    var ink = raw
    ink.bits.withUnsafeMutableBufferPointer { bits in
      labels.withUnsafeBufferPointer { labels in
        for index in 0..<bits.count where bits[index] != 0 && !keep[Int(labels[index])] {
          bits[index] = 0
        }
      }
    }
    return ink
  }

  /// Pixels from which a piece is no speck.
  static func smallest(in page: Crop) -> Int {
    Int(speck * page.dpi * page.dpi / (25.4 * 25.4))
  }

  /// Whether a piece is no speck, lies in the field and is no fold.
  static func belongs(to view: FieldView, reach: Double) -> (Component) -> Bool {
    let page = view.page
    let edge = Double(page.pixels(max(0, view.margin - reach)))
    let columns = edge...(max(edge, Double(page.width) - edge))
    let rows = edge...(max(edge, Double(page.height) - edge))
    let smallest = smallest(in: page)
    return { component in
      let centre = component.centre
      return component.area >= smallest && columns.contains(centre.x) && rows.contains(centre.y)
        && !(view.isFolded && isThinLine(component.box, in: page))
    }
  }

  /// For each component how many of its pixels lie beside printed rules.
  private static func tally(_ labels: [Int32], _ near: InkMap, _ count: Int) -> [Int] {
    var result = [Int](repeating: 0, count: count + 1)
    labels.withUnsafeBufferPointer { labels in
      near.bits.withUnsafeBufferPointer { near in
        for index in 0..<labels.count where labels[index] != 0 && near[index] != 0 {
          result[Int(labels[index])] += 1
        }
      }
    }
    return result
  }

  /// A thin line from edge to edge of the crop. Where it goes on to the edges of the page it is a fold
  /// or dirt; otherwise somebody struck the field out.
  private static func isThinLine(_ box: PixelBox, in page: Crop) -> Bool {
    let thin = max(2, page.pixels(0.7))
    let across = box.left <= 2 && box.right >= page.width - 2 && box.height <= thin
    let along = box.top <= 2 && box.bottom >= page.height - 2 && box.width <= thin
    return across || along
  }

  init(view: FieldView, tones: Tones, ink: InkMap, mask: InkMap, reach: Double) {
    self.reach = reach
    self.view = view
    self.tones = tones
    self.ink = ink
    self.mask = mask
    histogram = nil
  }

  /// Whether a line is drawn through the whole field that is not a fold.
  package var isStruckThrough: Bool {
    ink.components().list.contains { Self.isThinLine($0.box, in: view.page) }
  }

  /// Where it stands, millimetres from the field's box; nil where there is none.
  package var extent: (left: Double, top: Double, right: Double, bottom: Double)? {
    let scale = 25.4 / view.page.dpi
    return ink.bounds.map {
      (
        Double($0.left) * scale - view.margin, Double($0.top) * scale - view.margin,
        Double($0.right) * scale - view.margin, Double($0.bottom) * scale - view.margin
      )
    }
  }

  /// Square millimetres of ink.
  package var area: Double {
    Double(ink.count) * 25.4 * 25.4 / (view.page.dpi * view.page.dpi)
  }

  /// The handwork alone on even paper, cut to its bounds; nil where there is none.
  package var cleaned: Crop? {
    guard let box = ink.bounds else { return nil }
    let page = view.page
    var mine = InkMap(width: box.width, height: box.height)
    for y in 0..<box.height {
      let from = (y + box.top) * page.width + box.left
      mine.bits.replaceSubrange(
        (y * box.width)..<((y + 1) * box.width), with: ink.bits[from..<(from + box.width)])
    }
    let around = mine.dilated(2)
    var result = Crop(width: box.width, height: box.height, tone: tones.paper, dpi: page.dpi)
    for y in 0..<box.height {
      for x in 0..<box.width where around[x, y] {
        let at = (y + box.top) * page.width + x + box.left
        if mask.bits[at] == 0 || mine[x, y] { result[x, y] = min(page.pixels[at], tones.paper) }
      }
    }
    return result
  }
}
