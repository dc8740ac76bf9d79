import Readings
import Recognition

extension DateNumbersReader {
  /// Certainty from which a day that all readers read alike is not looked at again.
  private static let sure = 0.99

  /// The day that both networks together make likeliest.
  ///
  /// - Parameters:
  ///   - contents: what is written, by the part's place.
  ///   - texts: what was read of each content, in their order.
  /// - Returns: nil where one of the networks is missing, a number cannot be divided, or nothing is in
  ///   doubt.
  func day(
    _ parts: [DatePartsReader.Part], _ contents: [Int: Content], _ texts: [String],
    _ read: TextRecogniser.Result
  ) throws -> DateDecoder.Verdict? {
    guard let line = read.digits, parts.count == 3,
      !contents.values.contains(where: \.row.isStruck)
    else { return nil }
    var plain = parts.map(\.text)
    for (index, text) in zip(contents.keys.sorted(), texts) { plain[index] = text }
    if read.agreement == .agree, read.certainty >= Self.sure, isDay(plain) { return nil }
    let numbers = try parts.indices.map { index -> DateDecoder.Number? in
      guard let content = contents[index] else {
        return parts[index].isFixed ? .fixed(parts[index].text) : nil
      }
      return .written(try divisions(of: content))
    }.compactMap(\.self)
    guard numbers.count == parts.count else { return nil }
    return DateDecoder(numbers: numbers, line: line, digits: read.numbers).decode(isDay)
  }

  private func divisions(of content: Content) throws -> [DateDecoder.Division] {
    var found: [DateDecoder.Division] = []
    // In a free box nobody knows how many digits there must be: a 1 that is taken for dirt would be lost.
    if let shown = content.isBoxed ? content.row.places : content.opinions, !shown.isEmpty {
      found.append(.init(places: shown, prior: shown.count == 1 ? content.oneDigit : 0))
    }
    for other in content.others {
      let pictures = other.digits.pictures.compactMap(\.self)
      guard pictures.count == other.digits.bounds.count,
        let places = try recogniser.characters(pictures, repertoire: .digits)
      else { continue }
      found.append(.init(places: places, prior: other.prior))
    }
    return found
  }
}

extension TextRecogniser {
  /// Takes the numbers of a day that both networks together make likeliest.
  func take(_ day: DateDecoder.Verdict, for result: inout Result) {
    result.text = day.texts.joined()
    result.certainty = day.probability
    result.reader = .networks
    result.opinions.insert(
      ReaderOpinion(
        name: "\(jointName(result))*calendar", text: result.text, confidence: day.probability),
      at: 0)
    result.count(.digits)
  }
}
