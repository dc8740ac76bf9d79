import Japanese
import Readings
import Recognition
import Workflows

/// Reads what is written in a free box.
struct TextBoxReader {
  let recogniser: TextRecogniser

  /// What stands in the box before it is taken for a value.
  struct Sight {
    var presence: InkPresence
    var text = ""
    var agreement: Evidence.Agreement = .single
    var certainty = 0.0
    var opinions: [ReaderOpinion] = []
    var corrected = false
    var typed = false
    /// A line is drawn through the whole box, or through what is written.
    var isStruck = false
    /// Square millimetres of writing beside the ink that is too pale to be read.
    var pale = 0.0
    /// Where the ink that was read stands, millimetres from the box's top left corner; nil where there is none.
    var ink: Box?
    /// Nothing but 〃 is written.
    var isDitto = false
    /// A sign that is no digit stands in a number.
    var hasSign = false
    /// Whose text it is; Tesseract's as soon as one line is.
    var reader = Evidence.Reader.tesseract
    /// One for each character of `text`.
    var letters: [ReadLetter] = []
    /// Of the line that the fewest readers agree on.
    var votes = Evidence.Votes.none
    /// Of all lines; nil where nothing was known of one's wording.
    var wording: Evidence.Wording?
    /// The least of all lines.
    var allowed: Double?
    /// Of a Japanese text: the most ink of any line that no letter explains, in heights of the line.
    var unread = 0.0
    /// Of all lines of a Japanese text; nil where no number was read.
    var numberInk: Evidence.NumberInk?
    /// The text with the variants of letters that the line recogniser read, where others were told by their
    /// look.
    var variantByLine: String?
    /// What looks likeliest, where wording made it another text.
    var look: String?
    /// What a reader of numbers sees of a single line; nil where none was asked.
    var numbers: DigitSteps?
    /// Of the numbers within a Japanese text, all lines together.
    var numberLook: NumberLook.Sight?
  }

  /// Millimetres around the box in which strokes that leave it are still seen.
  static let margin = 1.6
  /// Pixels. What reads as nothing at the usual height, mostly a single character, is read again
  /// taller.
  static let secondHeight = 32.0

  /// - Parameters:
  ///   - spacing: where a space may stand that no reader saw.
  ///   - choices: the only texts that the field may hold; empty where it may hold any.
  func look(
    at view: FieldView, repertoire: Repertoire, spacing: SpaceFinder.Spacing = .name,
    choices: [String] = []
  ) throws -> Sight {
    let work = Handwork(view)
    let presence = InkPresence(area: work.area)
    guard case .written = presence else {
      return Sight(presence: presence.orFaint(pale: work.paleArea))
    }
    var sight = Sight(presence: presence)
    sight.pale = work.paleArea
    sight.isDitto = work.isDitto(
      tall: repertoire.isNumeric ? Handwork.dittoOfNumber : Handwork.dittoOfText)
    sight.ink = work.extent.map {
      Box(x: $0.left, y: $0.top, width: $0.right - $0.left, height: $0.bottom - $0.top)
    }
    sight.isStruck = work.isStruckThrough
    var texts: [String] = []
    // The same before variants of letters were told.
    var byLine: [String] = []
    sight.certainty = 1
    sight.reader = .network
    sight.agreement = repertoire.isNumeric ? .agree : .single
    let lines = work.lines()
    sight.typed = repertoire.isNumeric && Typing.isTyped(lines.map(\.characterBoxes))
    for line in lines {
      sight.isStruck = sight.isStruck || line.isStruckText
      guard
        var read = try digitByDigit(line, repertoire)
          ?? recogniser.read(
            repertoire: repertoire, choices: choices,
            line: { role in
              prepared(line, role, repertoire.glyphHeight)
            })
      else { continue }
      if read.text.isEmpty,
        let again = try recogniser.read(
          repertoire: repertoire, arrangement: .character, choices: choices,
          line: { role in prepared(line, role, Self.secondHeight) })
      {
        read = again
      }
      if repertoire == .kana { read.dropBarsInGaps() }
      var text = SpaceFinder.insertSpaces(
        into: read, line: read.line.crop, repertoire: repertoire, spacing: spacing)
      var letters = ReadLetter.letters(of: text, seen: read.symbols)
      if repertoire == .japanese, choices.isEmpty, read.reader == .network {
        let seen = try NumberLook(recogniser: recogniser).look(
          at: &letters, of: line, crop: read.line.crop)
        if let seen {
          read.opinions += seen.opinions
          sight.numberLook = seen.joined(with: sight.numberLook)
          text = String(letters.map(\.text))
        }
      }
      if choices.isEmpty { try look(at: &letters, of: line, &read, repertoire) }
      byLine.append(text)
      text = String(letters.map(\.text))
      texts.append(text)
      if !text.isEmpty {
        if repertoire == .japanese, !sight.letters.isEmpty {
          sight.letters.append(ReadLetter("\n"))
        }
        sight.letters += letters
      }
      sight.certainty = min(sight.certainty, read.certainty)
      if read.agreement != .agree { sight.agreement = read.agreement }
      sight.corrected = sight.corrected || read.corrected
      sight.reader = Self.weaker(sight.reader, read.reader)
      if let look = read.look ?? (sight.look == nil ? nil : read.text) {
        sight.look = (sight.look ?? texts.dropLast().joined()) + look
      }
      if repertoire == .japanese {
        sight.unread = max(sight.unread, read.unreadInk)
        let ink = read.numberInk
        sight.numberInk = sight.numberInk.map { one in ink.map(one.joined) ?? one } ?? ink
      }
      sight.numbers = lines.count == 1 ? read.numbers : nil
      sight.allowed = [sight.allowed, read.allowed].compactMap(\.self).min()
      sight.hasSign = sight.hasSign || read.sign > Self.sign
      sight.wording =
        texts.count == 1
        ? read.wording
        : read.wording.flatMap { own in sight.wording.map { $0.joined(with: own) } }
      if texts.count == 1 || read.votes.agreeing < sight.votes.agreeing { sight.votes = read.votes }
      sight.opinions = Self.joined(sight.opinions, read.opinions)
    }
    sight.text = texts.filter { !$0.isEmpty }.joined(separator: repertoire == .japanese ? "\n" : "")
    if byLine != texts { sight.variantByLine = byLine.joined(separator: "\n") }
    if sight.text.isEmpty { sight.certainty = 0 }
    if repertoire.isNumeric, sight.reader != .networks {
      // Engines can lose the same digit: the ink must agree, too.
      let inked = lines.map { Typing.digitCount($0.characterBoxes) }.reduce(0, +)
      if inked != sight.text.count(where: \.isNumber) { sight.agreement = .disagree }
    }
    return sight
  }

  /// Looks at letters of Japanese text and readings one by one. Where two readers agree and are sure, only
  /// variants of letters are in doubt.
  private func look(
    at letters: inout [ReadLetter], of line: Handwork, _ read: inout TextRecogniser.Result,
    _ repertoire: Repertoire
  ) throws {
    guard repertoire == .japanese || repertoire == .kana, read.reader == .network,
      let look = recogniser.letterLook
    else { return }
    try look.look(
      at: &letters, of: line, crop: read.line.crop, frame: NeuralLineReader.frame,
      onlyVariants: read.agreement == .agree && read.certainty >= Self.sure)
    if let opinion = look.opinion(of: letters) { read.opinions.append(opinion) }
    if repertoire == .japanese { look.tellVariants(in: &letters) }
  }

  /// Share of a sign in a number from which it stands there.
  private static let sign = 0.5

  /// Certainty from which a text that readers agree on is looked at no further.
  private static let sure = 0.9

  /// Digits that stand apart, one by one and as a line, without the hyphens between them; nil where they
  /// touch, or nobody reads single characters.
  private func digitByDigit(
    _ line: Handwork, _ repertoire: Repertoire
  ) throws -> TextRecogniser.Result? {
    guard repertoire == .phone || repertoire == .digits,
      let digits = line.withoutLowPieces.digits(widest: Self.broadest),
      repertoire == .phone
        ? Self.phoneDigits.contains(digits.inks.count) : digits.inks.count >= Self.fewestDigits,
      let opinions = try recogniser.characters(
        digits.pictures.compactMap(\.self), repertoire: .digits)
    else { return nil }
    let row = BoxRow(inks: digits.inks, opinions: opinions)
    guard !row.isStruck, !row.isUnsure, row.places?.count == digits.inks.count else { return nil }
    let read = try recogniser.read(
      repertoire: .digits, places: row.places, count: .likely
    ) { role in
      CellsReader.line(
        [row.inks], role, .digits, paper: line.tones.paper, dpi: line.view.page.dpi)
    }
    // Where the line network counts otherwise, the line as it was written is read by those who need no places.
    return recogniser.hasNumbers && read?.reader == .network ? nil : read
  }

  /// Fewer are no number that stands for itself.
  private static let fewestDigits = 4
  /// Of a Japanese telephone number.
  private static let phoneDigits = 10...11
  /// Width of a digit as a share of its height. A number's length and the line network tell where two
  /// are written in one go.
  private static let broadest = 1.35

  private func prepared(_ work: Handwork, _ role: LineRole, _ height: Double) -> LineComposer.Line?
  {
    let crop =
      role == .network
      ? LineComposer.line(
        of: work, height: NeuralLineReader.glyphHeight, frame: NeuralLineReader.frame)
      : LineComposer.line(of: work, height: height)
    return crop.map { LineComposer.Line(crop: $0) }
  }

  /// Whose text a field of several lines is: the network's as long as no other had to step in.
  private static func weaker(_ one: Evidence.Reader, _ other: Evidence.Reader) -> Evidence.Reader {
    one == .tesseract || other == .tesseract ? .tesseract : other
  }

  /// Opinions of the lines of one field, by reader.
  private static func joined(_ a: [ReaderOpinion], _ b: [ReaderOpinion]) -> [ReaderOpinion] {
    guard !a.isEmpty else { return b }
    var result = a
    for opinion in b {
      guard let own = result.firstIndex(where: { $0.name == opinion.name }) else {
        result.append(opinion)
        continue
      }
      result[own] = ReaderOpinion(
        name: opinion.name, text: result[own].text + "\n" + opinion.text,
        confidence: min(result[own].confidence, opinion.confidence))
    }
    return result
  }
}

extension Repertoire {
  /// Height of the glyphs in the line that is handed to the readers, pixels; measured.
  var glyphHeight: Double {
    switch self {
    case .kana: 17
    case .digits, .amount, .phone: 22
    case .japanese, .date: LineComposer.glyphHeight
    }
  }
}
