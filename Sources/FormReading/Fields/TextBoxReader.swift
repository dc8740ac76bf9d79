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
    /// A line is drawn through the whole box.
    var isStruck = false
  }

  /// Millimetres around the box in which strokes that leave it are still seen.
  static let margin = 1.6
  /// Pixels. What reads as nothing at the usual height, mostly a single character, is read again
  /// taller.
  static let secondHeight = 32.0

  func look(at view: FieldView, repertoire: Repertoire) throws -> Sight {
    let work = Handwork(view)
    let presence = InkPresence(area: work.area)
    guard case .written = presence else { return Sight(presence: presence) }
    var sight = Sight(presence: presence)
    sight.isStruck = work.isStruckThrough
    var texts: [String] = []
    sight.certainty = 1
    sight.agreement = repertoire.isNumeric ? .agree : .single
    let lines = work.lines()
    sight.typed = repertoire.isNumeric && Typing.isTyped(lines.map(\.characterBoxes))
    for line in lines {
      guard let crop = LineComposer.line(of: line, height: repertoire.glyphHeight) else { continue }
      var read = try recogniser.read(crop, repertoire: repertoire)
      if read.text.isEmpty, let larger = LineComposer.line(of: line, height: Self.secondHeight) {
        read = try recogniser.read(larger, repertoire: repertoire, arrangement: .character)
      }
      texts.append(SpaceFinder.insertSpaces(into: read, line: crop, repertoire: repertoire))
      sight.certainty = min(sight.certainty, read.certainty)
      if read.agreement != .agree { sight.agreement = read.agreement }
      sight.corrected = sight.corrected || read.corrected
      sight.opinions = Self.joined(sight.opinions, read.opinions)
    }
    sight.text = texts.filter { !$0.isEmpty }.joined(separator: repertoire == .japanese ? "\n" : "")
    if sight.text.isEmpty { sight.certainty = 0 }
    if repertoire.isNumeric {
      // Engines can lose the same digit: the ink must agree, too.
      let inked = lines.map { Typing.digitCount($0.characterBoxes) }.reduce(0, +)
      if inked != sight.text.count(where: \.isNumber) { sight.agreement = .disagree }
    }
    return sight
  }

  /// Opinions of the lines of one field, by reader.
  private static func joined(_ a: [ReaderOpinion], _ b: [ReaderOpinion]) -> [ReaderOpinion] {
    guard a.count == b.count else { return a + b }
    return zip(a, b).map {
      ReaderOpinion(
        name: $0.name, text: $0.text + "\n" + $1.text, confidence: min($0.confidence, $1.confidence)
      )
    }
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
