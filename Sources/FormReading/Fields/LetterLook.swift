import Foundation
import Readings
import Recognition

/// Looks at the letters of a line one by one, beside their reading as a line.
struct LetterLook {
  let reader: any LetterReader
  let clock: StageClock

  /// How much the line's opinion of a letter weighs against that of the letter seen alone, where it is about
  /// variants: the line recogniser hardly knows them.
  private static let lineWeight = 0.25
  /// What the line recogniser gives a variant that it did not propose.
  private static let leastByLine = 0.001
  private static let leastAlone = 1e-6

  /// Adds to each letter what it is when seen alone.
  ///
  /// - Parameters:
  ///   - letters: of one line, with the columns of `crop` where they stand.
  ///   - crop: the line as it was handed to the reader, with a frame of so many pixels.
  ///   - onlyVariants: asks only about letters that have variants.
  func look(
    at letters: inout [ReadLetter], of line: Handwork, crop: Crop, frame: Int, onlyVariants: Bool
  ) throws {
    let written = letters.indices.filter { letters[$0].column != nil }
      .sorted { (letters[$0].column ?? 0) < (letters[$1].column ?? 0) }
    let asked = written.filter { index in
      !onlyVariants || TwinLetters.group(of: letters[index].text) != nil
    }
    guard !asked.isEmpty, let bounds = line.ink.bounds, crop.width > 2 * frame else { return }
    let scale = Double(bounds.width) / Double(crop.width - 2 * frame)
    let pictures = line.letters(
      at: written.map { ((letters[$0].column ?? 0) - Double(frame)) * scale + Double(bounds.left) })
    let seen = zip(written, pictures).compactMap { index, picture in
      asked.contains(index) ? picture.map { (index, $0) } : nil
    }
    let opinions = try clock.measure(.recognise) { try reader.read(seen.map(\.1)) }
    for ((index, _), opinion) in zip(seen, opinions) { letters[index].single = opinion }
  }

  /// The letters as they look one by one, for provenance; nil where none was seen alone.
  func opinion(of letters: [ReadLetter]) -> ReaderOpinion? {
    let seen = letters.compactMap(\.single)
    guard !seen.isEmpty else { return nil }
    return ReaderOpinion(
      name: reader.name,
      text: String(letters.map { $0.single.map { $0.likeliest ?? Self.none } ?? $0.text }),
      confidence: seen.map(\.confidence).min() ?? 0)
  }

  /// Stands for what seems to be no letter.
  private static let none: Character = "□"

  /// Takes of a letter's variants the one that both look most like: as a rule the line recogniser knows one
  /// of them only.
  func tellVariants(in letters: inout [ReadLetter]) {
    for index in letters.indices {
      guard let single = letters[index].single,
        let group = TwinLetters.group(of: letters[index].text)
      else { continue }
      let own = letters[index].text
      func weight(_ letter: Character) -> Double {
        let line =
          letter == own
          ? letters[index].confidence
          : letters[index].others.first { $0.text == String(letter) }?.confidence ?? 0
        return log(max(single.probability(of: letter) ?? 0, Self.leastAlone))
          + Self.lineWeight * log(max(line, Self.leastByLine))
      }
      if let best = group.max(by: { weight($0) < weight($1) }), weight(best) > weight(own) {
        letters[index].text = best
      }
    }
  }
}

extension Evidence.Letters {
  /// Of a value and the letters that it was read from; nil where none was seen alone.
  ///
  /// - Parameter isReading: it is written in kana, and nothing else may stand there.
  init?(_ value: String, isReading: Bool, readFrom letters: [ReadLetter]) {
    let written = letters.filter { !$0.text.isWhitespace }
    guard written.contains(where: { $0.single != nil }) else { return nil }
    let text = value.filter { !$0.isWhitespace }
    var sources = [Int?](repeating: nil, count: text.count)
    for (place, source) in ReadLetter.alike(text.map(String.init), written.map { String($0.text) })
    {
      sources[place] = source
    }
    self.init(lead: Self.most)
    for (letter, source) in zip(text, sources) {
      add(letter, source.map { written[$0] }, isReading)
    }
    if asked == 0 { lead = 0 }
  }

  /// Beyond it a lead says no more.
  private static let most = 12.0

  private mutating func add(_ letter: Character, _ source: ReadLetter?, _ isReading: Bool) {
    guard let source else {
      unseen += 1
      return
    }
    guard let single = source.single else { return }
    let forms = LetterForms.alike(letter, inEitherKana: isReading)
    guard let own = single.probability(ofAny: forms) else {
      unseen += 1
      return
    }
    asked += 1
    let rival = single.rival(ofAll: forms) { !isReading || LetterForms.isKana($0) }
    let lead = Self.lead(own, rival)
    if lead < 0 { against += 1 }
    self.lead = min(self.lead, lead)
    if let group = TwinLetters.group(of: letter) {
      let rival = group.filter { $0 != letter }.compactMap { single.probability(of: $0) }.max() ?? 0
      variant = min(variant ?? Self.most, Self.lead(own, rival))
    }
  }

  private static func lead(_ own: Double, _ rival: Double) -> Double {
    min(most, max(-most, log(max(own, 1e-9)) - log(max(rival, 1e-9))))
  }
}
