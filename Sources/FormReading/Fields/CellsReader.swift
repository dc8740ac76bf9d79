import Readings
import Recognition
import Workflows

/// Reads a row of boxes for one character each: their contents pasted side by side as one line,
/// which readers know better than single characters.
struct CellsReader {
  let recogniser: TextRecogniser

  struct Sight {
    var presence: InkPresence
    /// Characters, with a full-width space for boxes left free between written ones.
    var text = ""
    var agreement: Evidence.Agreement = .single
    var certainty = 0.0
    var opinions: [ReaderOpinion] = []
    /// Boxes with ink in them.
    var written = 0
    /// Whether exactly one character was read for each box that is written in.
    var countFits = false
    /// A number has a free box between written ones: a character is missing, or not seen.
    var hasGap = false
    /// A line is drawn through the whole row.
    var isStruck = false
    var corrected = false
    var typed = false
  }

  static let margin = 1.4
  /// Spacing of digits for the first and for the second reader.
  static let spacing: (LineComposer.Spacing, LineComposer.Spacing) = (.tight(0.32), .tight(0.22))

  func look(at view: FieldView, cells: Cells, repertoire: Repertoire) throws -> Sight {
    let work = Handwork(view, reach: 1.2)
    let presence = InkPresence(area: work.area)
    guard case .written = presence else { return Sight(presence: presence) }
    let inks = work.cells(of: cells, margin: view.margin)
    let isNumeric = repertoire.isNumeric
    let paper = work.tones.paper
    let dpi = view.page.dpi
    guard
      let line = LineComposer.line(
        ofGroups: [inks], paper: paper, dpi: dpi,
        spacing: isNumeric ? Self.spacing.0 : .even(1.12), height: repertoire.glyphHeight)
    else { return Sight(presence: .faint) }
    let other =
      isNumeric
      ? LineComposer.line(ofGroups: [inks], paper: paper, dpi: dpi, spacing: Self.spacing.1) : nil
    let read = try recogniser.read(line.crop, other: other?.crop, repertoire: repertoire)
    var sight = Sight(presence: presence)
    sight.hasGap = isNumeric && Self.hasGap(inks)
    sight.isStruck = work.isStruckThrough
    sight.written = inks.count { $0.bounds != nil }
    sight.agreement = read.agreement
    sight.certainty = read.certainty
    sight.opinions = read.opinions
    sight.corrected = read.corrected
    sight.typed = isNumeric && Typing.isTyped([inks.compactMap(\.bounds)], isBoxed: true)
    let characters = Array(read.text.filter { !$0.isWhitespace })
    let places = inks.indices.filter { inks[$0].bounds != nil }
    if characters.count == places.count {
      sight.countFits = true
      sight.text = Self.spaced(Array(zip(characters, places)), numeric: isNumeric)
    } else {
      sight.text = String(characters)
      sight.agreement = .disagree
    }
    return sight
  }

  /// Whether a box without ink stands between boxes with ink.
  static func hasGap(_ inks: [CellInk]) -> Bool {
    let written = inks.indices.filter { inks[$0].bounds != nil }
    guard let first = written.first, let last = written.last else { return false }
    return last - first + 1 > written.count
  }

  /// For free boxes between names, a space.
  private static func spaced(
    _ characters: [(character: Character, place: Int)], numeric: Bool
  ) -> String {
    var result = ""
    var last: Int?
    for (character, place) in characters {
      if !numeric, let last, place - last > 1 { result.append("\u{3000}") }
      result.append(character)
      last = place
    }
    return result
  }
}

extension Handwork {
  /// - Parameter margin: millimetres of form around the row that the view shows.
  func cells(of cells: Cells, margin: Double) -> [CellInk] {
    let bounds = cells.bounds
    return self.cells(cells.boxes.map { ($0.x - bounds.x + margin, $0.width) })
  }
}
