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
    guard let placed = PlacedLetters(letters, of: line, crop: crop, frame: frame) else { return }
    let wanted = Set(
      placed.indices.filter { !onlyVariants || Self.isOftenMistaken(letters[$0].text) })
    guard !wanted.isEmpty else { return }
    let cut = line.letters(at: placed.middles) { wanted.contains(placed.indices[$0]) }
    try look(at: &letters, placed.indices, cut)
  }

  /// Adds to each letter of a row of boxes what it is when seen alone.
  ///
  /// - Parameter boxes: for each letter its place among the boxes; nil for spaces.
  func look(at letters: inout [ReadLetter], in divided: DividedHandwork, boxes: [Int?]) throws {
    let placed = letters.indices.filter { boxes[$0] != nil }
    let wanted = Set(placed.compactMap { boxes[$0] })
    let cut = divided.letters { wanted.contains($0) }
    try look(at: &letters, placed, placed.compactMap { boxes[$0] }.map { cut[$0] })
  }

  private func look(
    at letters: inout [ReadLetter], _ places: [Int], _ cut: [CutLetter]
  ) throws {
    KanaSize.measure(&letters, at: places, cut.map(\.bounds))
    let seen = zip(places, cut).compactMap { index, cut in cut.picture.map { (index, $0) } }
    let opinions = try clock.measure(.recognise) { try reader.read(seen.map(\.1)) }
    for ((index, _), opinion) in zip(seen, opinions) { letters[index].single = opinion }
  }

  /// Letters that readers mistake for others even where they are sure and agree: variants, kana in two sizes,
  /// those whose marks are small, and those that differ by a dot.
  static func isOftenMistaken(_ letter: Character) -> Bool {
    TwinLetters.group(of: letter) != nil || KanaSize.isSized(letter) || marked.contains(letter)
      || !NearLetters.of(letter).isEmpty
  }

  private static let marked: Set<Character> = Set("バビブベボパピプペポばびぶべぼぱぴぷぺぽ")

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
