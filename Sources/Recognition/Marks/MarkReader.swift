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

    /// The same with the share of red ink known. Red taken out for reading is put back; ink without
    /// red in a seal's place leaves doubt.
    public func seeing(red: Double) -> Sight {
      let withRed = MarkReader.sight(share: max(share, red), style: .impression)
      guard withRed.verdict == .marked, red < Bounds(.impression).clean else { return withRed }
      return Sight(verdict: .unsure, share: share, distance: 0)
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
    return sight(share: Double(work.ink.count) / Double(inner), style: style)
  }

  /// Rings around printed words that stand beside each other: every piece of new ink belongs to
  /// the nearest word, so that a ring that reaches over to its neighbour counts once.
  ///
  /// - Parameter places: boxes of the words, millimetres from the crop's top left corner.
  public static func rings(
    in view: FieldView, around places: [(left: Double, top: Double, width: Double, height: Double)]
  ) -> [Sight] {
    let work = Handwork(view, reach: view.margin)
    let scale = view.page.dpi / 25.4
    var areas = [Int](repeating: 0, count: places.count)
    for component in work.ink.components().list {
      let centre = component.centre
      let x = centre.x / scale
      let y = centre.y / scale
      let distances = places.map { place in
        // From the middle of the word, in units of its own size.
        let dx = (x - place.left - place.width / 2) / max(1, place.width)
        let dy = (y - place.top - place.height / 2) / max(1, place.height)
        return dx * dx + dy * dy
      }
      guard let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }) else {
        continue
      }
      areas[nearest] += component.area
    }
    return places.indices.map { index in
      let whole = max(1, places[index].width * places[index].height * scale * scale)
      return sight(share: Double(areas[index]) / whole, style: .ring)
    }
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
