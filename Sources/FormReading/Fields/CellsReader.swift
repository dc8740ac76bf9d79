import Readings
import Recognition
import Workflows

/// Reads a row of boxes for one character each: box by box, and pasted side by side as one line, which
/// readers of lines know better than single characters.
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
    /// A line is drawn through the whole row, or a box is struck out.
    var isStruck = false
    /// Square millimetres of writing beside the ink that is too pale to be read.
    var pale = 0.0
    /// Nothing but 〃 is written.
    var isDitto = false
    var corrected = false
    var typed = false
    /// Whose text it is.
    var reader = Evidence.Reader.tesseract
    /// One for each character of `text`.
    var letters: [ReadLetter] = []
    var votes = Evidence.Votes.none
    var wording: Evidence.Wording?
    /// What looks likeliest, where wording made it another text.
    var look: String?
    var allowed: Double?
    /// What a reader of numbers sees; nil where none was asked.
    var numbers: DigitSteps?
    var boxInk: Evidence.BoxInk?
    /// What may stand in each box that is written in; empty where nobody read box by box.
    var boxes: [[Candidate]] = []
  }

  static let margin = 1.4
  /// Spacing of digits for the first and for the second reader.
  static let spacing: (LineComposer.Spacing, LineComposer.Spacing) = (.tight(0.32), .tight(0.22))

  func look(at view: FieldView, cells: Cells, repertoire: Repertoire) throws -> Sight {
    let work = Handwork(view, reach: 1.2)
    let presence = InkPresence(area: work.area)
    guard case .written = presence else {
      return Sight(presence: presence.orFaint(pale: work.paleArea))
    }
    let divided = work.divided(into: cells, margin: view.margin)
    let row = try Self.row(divided, repertoire, recogniser)
    let inks = row.inks
    let isNumeric = repertoire.isNumeric
    let paper = work.tones.paper
    let dpi = view.page.dpi
    var sight = Sight(presence: presence)
    sight.isStruck = work.isStruckThrough || row.isStruck
    sight.pale = work.paleArea
    sight.isDitto = work.isDitto(
      tall: repertoire.isNumeric ? Handwork.dittoOfNumber : Handwork.dittoOfText)
    sight.boxes = row.places?.map(\.characters) ?? []
    let read = try recogniser.read(repertoire: repertoire, places: row.places) { role in
      Self.line([inks], role, repertoire, paper: paper, dpi: dpi)
    }
    guard let read else {
      sight.countFits = true
      return row.isStruck ? sight : Sight(presence: .faint)
    }
    sight.hasGap = isNumeric && Self.hasGap(inks)
    sight.written = inks.count { $0.bounds != nil }
    sight.agreement = row.isUnsure ? .disagree : read.agreement
    sight.certainty = read.certainty
    sight.opinions = read.opinions
    sight.corrected = read.corrected
    sight.reader = read.reader
    sight.votes = read.votes
    sight.wording = read.wording
    sight.look = read.look
    sight.allowed = read.allowed
    sight.numbers = read.numbers
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
    sight.letters = ReadLetter.letters(of: sight.text, seen: read.symbols)
    if repertoire == .kana, sight.countFits, let look = recogniser.letterLook {
      var rest = places.makeIterator()
      let boxes = sight.letters.map { $0.text.isWhitespace ? nil : rest.next() }
      try look.look(at: &sight.letters, in: divided, boxes: boxes)
      if let opinion = look.opinion(of: sight.letters) { sight.opinions.append(opinion) }
    }
    sight.boxInk = Evidence.BoxInk(inks, text: sight.text)
    return sight
  }

  /// The boxes with what a reader of single characters makes of them, where there is one.
  static func row(
    _ divided: DividedHandwork, _ repertoire: Repertoire, _ recogniser: TextRecogniser
  ) throws -> BoxRow {
    let inks = divided.inks
    let opinions = try recogniser.characters(
      divided.pictures.compactMap { $0 }, repertoire: repertoire)
    return opinions.map { BoxRow(inks: inks, opinions: $0) } ?? BoxRow(inks: inks)
  }

  /// Whether a box without ink stands between boxes with ink.
  static func hasGap(_ inks: [CellInk]) -> Bool {
    let written = inks.indices.filter { inks[$0].bounds != nil }
    guard let first = written.first, let last = written.last else { return false }
    return last - first + 1 > written.count
  }

  /// Rows of boxes as a line for a reader.
  static func line(
    _ groups: [[CellInk]], _ role: LineRole, _ repertoire: Repertoire, paper: UInt8, dpi: Double
  ) -> LineComposer.Line? {
    let tight = role == .second ? spacing.1 : spacing.0
    let height =
      switch role {
      case .first: repertoire.glyphHeight
      case .second: LineComposer.glyphHeight
      case .network: NeuralLineReader.glyphHeight
      }
    return LineComposer.line(
      ofGroups: groups, paper: paper, dpi: dpi,
      spacing: repertoire.isNumeric ? tight : .even(1.12), height: height,
      frame: role == .network ? NeuralLineReader.frame : LineComposer.frame)
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
  func divided(into cells: Cells, margin: Double) -> DividedHandwork {
    divided(into: cells.boxes.map { BoxPlace($0, in: cells.bounds, margin: margin) })
  }
}

extension BoxPlace {
  /// Where a box stands in a view of larger bounds with a margin, millimetres.
  init(_ box: Box, in bounds: Box, margin: Double) {
    self.init(
      left: box.x - bounds.x + margin, top: box.y - bounds.y + margin, width: box.width,
      height: box.height)
  }
}
