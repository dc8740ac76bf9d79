import Foundation
import Imaging
import Japanese
import Readings
import Recognition

/// Reads single lines of a page of which no form is known: the line network, or Tesseract where its
/// model is missing.
struct LineTranscriber {
  let network: (any TextReader)?
  let japanese: any TextReader
  /// Milliseconds for one line.
  var deadline = 3_000
  /// The letters of its lines lie on their left side: the page's lines run down, and it was turned so that they run
  /// across.
  var lettersLie = false

  /// Mean certainty of a line's characters below which the line counts as not read. On drawn letters,
  /// forms and receipts the network's right lines had more than 0.8, on photographs and scribbles its
  /// lines had less than 0.6. Tesseract's certainty tells less.
  static let network = 0.7
  static let tesseract = 0.75
  /// Share of a page's red above which a line is read without its red ink.
  static let red = 0.004

  var least: Double { network == nil ? Self.tesseract : Self.network }

  /// - Parameter repertoire: what the line may hold.
  func read(
    _ area: TextLineArea, of lines: PageLines, on page: Raster,
    repertoire: Repertoire = .japanese
  ) throws -> ReadLine {
    let empty = ReadLine(area: area, glyphs: [], gaps: [], confidence: 0)
    let margin = max(2, Int(Double(area.height) * 0.12))
    guard let picture = lines.picture(of: area, on: page, margin: margin) else { return empty }
    var crop = Crop(picture.withoutRed())
    var letters: LyingLetters?
    if lettersLie {
      letters = LyingLetters(crop)
      guard let letters else { return empty }
      crop = letters.crop
    }
    // Letters without kanji are lower than the line that they stand in.
    let bare = letters == nil ? margin : 0
    guard
      let seen = try look(
        at: crop, height: letters?.height ?? area.height, margin: bare, repertoire: repertoire)
    else { return empty }
    let (factor, added, opinion) = (seen.factor, seen.added, seen.opinion)
    func column(_ x: Double) -> Double {
      let inCrop = (x - added) / factor
      let inPicture = letters?.column(inCrop) ?? inCrop
      return min(
        Double(area.right), max(Double(area.left), inPicture + Double(area.left - margin)))
    }
    var symbols = opinion.symbols
    if let letters {
      for index in symbols.indices where Self.bars.contains(symbols[index].text) {
        let middle = (Double(symbols[index].left) + Double(symbols[index].right)) / 2
        if letters.isBar(at: (middle - added) / factor) { symbols[index].text = "ー" }
      }
    }
    let glyphs = Self.glyphs(of: symbols, column)
    let confidence = ReadLine.mean(glyphs.map(\.confidence))
    guard confidence >= least else {
      return ReadLine(area: area, glyphs: [], gaps: [], confidence: confidence)
    }
    let gaps = SpaceFinder.wideGaps(InkMap(seen.line)).map {
      column(($0.lowerBound + $0.upperBound) / 2)
    }
    return ReadLine(
      area: area, glyphs: glyphs, gaps: Self.places(of: gaps, in: glyphs), confidence: confidence)
  }

  /// What a line's picture was read as.
  struct Look {
    /// As it was read: scaled by `factor`, with `added` pixels on its left.
    var line: Crop
    var factor: Double
    var added: Double
    var opinion: TextOpinion
  }

  /// Reads a picture of one line; nil where that took too long.
  ///
  /// - Parameters:
  ///   - height: of its letters, pixels.
  ///   - margin: pixels around them in the picture.
  func look(
    at crop: Crop, height: Int, margin: Int, repertoire: Repertoire = .japanese
  ) throws -> Look? {
    let wanted = network == nil ? LineComposer.glyphHeight : NeuralLineReader.glyphHeight
    let frame = network == nil ? LineComposer.frame : NeuralLineReader.frame
    let factor = min(1.6, wanted / max(4, Double(height)))
    let scaled = crop.scaled(by: factor)
    let bare = Int(Double(margin) * factor)
    let line = scaled.padded(by: max(0, frame - bare), tone: Tones(of: crop).paper)
    do {
      let opinion = try (network ?? japanese).read(
        TextRequest(crop: line, repertoire: repertoire, deadline: deadline))
      return Look(
        line: line, factor: factor, added: Double(line.width - scaled.width) / 2, opinion: opinion)
    } catch let refusal as Refusal where refusal.code == .readerTimedOut {
      return nil
    }
  }

  private static func glyphs(
    of symbols: [TextOpinion.Symbol], _ column: (Double) -> Double
  ) -> [ReadLine.Glyph] {
    symbols.flatMap { symbol in
      let text = TextFolding.halfwidthASCII(symbol.text)
      return text.filter { !$0.isWhitespace && !$0.isNewline }.map {
        ReadLine.Glyph(
          character: same[$0] ?? $0, left: column(Double(symbol.left)),
          right: column(Double(symbol.right)), confidence: symbol.confidence)
      }
    }
  }

  /// What readers make of a long mark or a dash.
  private static let bars: Set<String> = [
    "一", "」", "「", "|", "丨", "I", "l", "1", "_", "-", "—", "―",
  ]

  /// Signs that readers give for others that look the same: 曰 is in no text of today.
  private static let same: [Character: Character] = ["\\": "¥", "曰": "日"]

  /// Glyphs before which the gaps lie: those whose left neighbour's middle is before and whose own
  /// middle is behind.
  private static func places(of gaps: [Double], in glyphs: [ReadLine.Glyph]) -> Set<Int> {
    var places: Set<Int> = []
    for gap in gaps {
      guard let after = glyphs.firstIndex(where: { ($0.left + $0.right) / 2 > gap }), after > 0
      else { continue }
      places.insert(after)
    }
    return places
  }
}
