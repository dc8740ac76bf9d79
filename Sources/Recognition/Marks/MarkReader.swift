/// Sees whether a place was marked, by ink that the blank form does not explain.
public enum MarkReader {
  /// What a place shows.
  public enum Verdict: String, Codable, Sendable, Hashable {
    case marked, unmarked
    /// Between the bounds: a person must look.
    case unsure
  }

  /// How a mark looks.
  public enum Style: Sendable, Hashable {
    /// A tick, cross or filling in a small box.
    case check
    /// A ring around a printed word.
    case ring
    /// A seal, which fills a good part of its place.
    case impression
    /// A signature somewhere in its place, however large that is.
    case signature
  }

  public struct Sight: Sendable, Hashable {
    public var verdict: Verdict
    /// Share of the place that is new ink, 0 to 1.
    public var share: Double
    /// How far the share is from the nearer bound: 0 at the bound, 1 at half or double of it.
    public var distance: Double
    /// The mark was taken back by a line or a scribble; only a person can say what is meant.
    public var isStruck = false

    /// A mark that may be another's: neither set nor free.
    package func unsure() -> Sight { Sight(verdict: .unsure, share: share, distance: 0) }

    /// A mark that was struck out: neither set nor free.
    func struckOut() -> Sight {
      Sight(verdict: .unsure, share: share, distance: 0, isStruck: true)
    }

    /// The same where writing too pale to be a mark by itself is as large as one: neither set nor free.
    func seeing(pale: Int, of whole: Int, _ style: Style) -> Sight {
      Double(pale) / Double(max(1, whole)) < Bounds(style).marked ? self : unsure()
    }

    /// The same with the share of red ink known. Red taken out for reading is put back; ink without
    /// red in a seal's place leaves doubt.
    public func seeing(red: Double) -> Sight {
      let withRed = MarkReader.sight(share: max(share, red), style: .impression)
      guard withRed.verdict == .marked, red < Bounds(.impression).clean else { return withRed }
      return unsure()
    }
  }

  /// Share of new ink up to which a place is clean, and from which it is marked.
  struct Bounds {
    var clean: Double
    var marked: Double

    init(_ style: Style) {
      switch style {
      case .check: (clean, marked) = (0.012, 0.035)
      case .ring: (clean, marked) = (0.015, 0.04)
      case .impression: (clean, marked) = (0.006, 0.02)
      // Of the place of a short signature, see `look`.
      case .signature: (clean, marked) = (0.004, 0.016)
      }
    }
  }

  public static func look(at view: FieldView, style: Style) -> Sight {
    let work = Handwork(view, reach: style == .ring ? view.margin : 0.4)
    let edge = style == .ring ? 0 : view.page.pixels(view.margin)
    var inner = max(1, view.page.width - 2 * edge) * max(1, view.page.height - 2 * edge)
    if style == .signature {
      // A name of 20 mm × 8 mm is one whether its place is that large or five times as wide.
      inner = min(inner, view.page.pixels(20) * view.page.pixels(8))
    }
    var all = sight(share: Double(work.ink.count) / Double(inner), style: style)
    if all.verdict == .unmarked { all = all.seeing(pale: work.pale.count, of: inner, style) }
    guard style == .signature, view.isFolded, all.verdict == .marked else { return all }
    // A fold that does not go straight, or its shade, may be left over: a signature goes up and down.
    let tall = work.ink.components().list.filter { $0.box.height > view.page.pixels(flat) }
    let area = tall.reduce(0) { $0 + $1.area }
    let strokes = sight(share: Double(area) / Double(inner), style: style)
    return strokes.verdict == .marked ? all : all.unsure()
  }

  /// Millimetres: height of what may be a fold.
  private static let flat = 2.0

  /// A small box, with the form around it in which a line that strikes its mark out is seen.
  ///
  /// - Parameter around: the same place with `FieldView.margin` of two millimetres or more.
  public static func check(at view: FieldView, around: FieldView) -> Sight {
    let sight = look(at: view, style: .check)
    guard sight.verdict != .unmarked else { return sight }
    let edge = around.page.pixels(around.margin)
    let place = PixelBox(
      left: edge, top: edge, right: max(edge, around.page.width - edge),
      bottom: max(edge, around.page.height - edge))
    let isStruck =
      StrikeFinder.isStruck(around, place: place, reach: 0.7, printed: 1)
      || StrikeFinder.isScribbled(Handwork(around, reach: around.margin), place: place)
    return isStruck ? sight.struckOut() : sight
  }

  /// Whether one stroke reaches into both places so far that it marks either.
  ///
  /// - Parameter places: millimetres from the crop's top left corner.
  package static func isOneStroke(
    in view: FieldView, places: [BoxPlace]
  ) -> Bool {
    let ink = Handwork(view, reach: view.margin).ink
    // The rules of the boxes cut what crosses them.
    let (list, labels) = ink.dilated(view.page.pixels(Self.cut)).components()
    let scale = view.page.dpi / 25.4
    let counts = places.map { place in
      var count = [Int](repeating: 0, count: list.count + 1)
      let rows = Int(place.top * scale)..<Int((place.top + place.height) * scale)
      let columns = Int(place.left * scale)..<Int((place.left + place.width) * scale)
      for y in rows.clamped(to: 0..<view.page.height) {
        for x in columns.clamped(to: 0..<view.page.width) where ink[x, y] {
          count[Int(labels[y * view.page.width + x])] += 1
        }
      }
      return (count: count, least: Bounds(.check).clean * Double(rows.count * columns.count))
    }
    return list.contains { component in
      counts.allSatisfy { Double($0.count[component.label]) >= $0.least }
    }
  }

  /// Millimetres: half of what a rule takes out of a stroke.
  private static let cut = 0.35

  /// Rings around printed words that stand beside each other, see `RingInk`.
  ///
  /// - Parameter places: boxes of the words, millimetres from the crop's top left corner.
  package static func rings(
    in view: FieldView, around places: [BoxPlace]
  ) -> [Sight] {
    let work = Handwork(view, reach: view.margin)
    let scale = view.page.dpi / 25.4
    let ink = RingInk(work.ink, around: places, scale: scale)
    let pale = RingInk(work.pale, around: places, scale: scale)
    return places.indices.map { index in
      let whole = max(1, places[index].width * places[index].height * scale * scale)
      let sight = sight(share: Double(ink.areas[index]) / whole, style: .ring)
      if ink.isShared.contains(index) { return sight.unsure() }
      guard sight.verdict != .unmarked else {
        return sight.seeing(pale: pale.areas[index], of: Int(whole), .ring)
      }
      return isTakenBack(places[index], in: view) ? sight.struckOut() : sight
    }
  }

  /// A ring leaves its word free; ink through or over the word strikes it out.
  private static func isTakenBack(
    _ place: BoxPlace, in view: FieldView
  ) -> Bool {
    let scale = view.page.dpi / 25.4
    func box(_ share: Double) -> PixelBox {
      let (x, y) = (place.width * (1 - share) / 2, place.height * (1 - share) / 2)
      return PixelBox(
        left: Int((place.left + x) * scale), top: Int((place.top + y) * scale),
        right: Int((place.left + place.width - x) * scale),
        bottom: Int((place.top + place.height - y) * scale))
    }
    // Not its upper and lower edge, where rings run.
    var word = box(1)
    word.top += word.height * 15 / 100
    word.bottom -= word.height * 15 / 100
    if StrikeFinder.isStruck(view, place: word, reach: 0.8, printed: 0.75) { return true }
    let middle = box(0.5)
    let size = middle.width * middle.height
    let inked = InkMap(view.page).count(x: middle.columns, y: middle.rows)
    let printed = InkMap(view.blank).count(x: middle.columns, y: middle.rows)
    return inked * 10 >= size * 8 && printed * 10 <= size * 6
  }

  /// The share of new ink as a sight.
  package static func sight(share: Double, style: Style) -> Sight {
    let bounds = Bounds(style)
    if share <= bounds.clean {
      return Sight(
        verdict: .unmarked, share: share,
        distance: min(1, (bounds.clean - share) / (bounds.clean / 2)))
    }
    if share >= bounds.marked {
      return Sight(
        verdict: .marked, share: share, distance: min(1, (share - bounds.marked) / bounds.marked))
    }
    return Sight(verdict: .unsure, share: share, distance: 0)
  }
}
