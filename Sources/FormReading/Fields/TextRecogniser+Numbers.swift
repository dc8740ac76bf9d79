import Readings
import Recognition

extension TextRecogniser {
  /// A number by itself, as those see it who read digits that people wrote.
  struct SeenNumber {
    var number: NumberOpinion
    /// For each digit what it may be; empty where they cannot be told apart.
    var boxes: [[Candidate]]
  }

  /// A number cut out of a line; nil where nobody reads numbers, or nothing is written.
  ///
  /// - Parameter widest: share of its height that a digit's width may have.
  func number(in part: Handwork, widest: Double) throws -> SeenNumber? {
    guard
      let line = LineComposer.line(
        of: part, height: NeuralLineReader.glyphHeight, frame: NeuralLineReader.frame),
      let number = try number(on: line)
    else { return nil }
    let digits = part.withoutLowPieces.digits(widest: widest)
    let boxes = try digits.flatMap {
      try characters($0.pictures.compactMap(\.self), repertoire: .digits)
    }
    return SeenNumber(number: number, boxes: boxes?.map(\.characters) ?? [])
  }

  /// What a reader of numbers makes of a line; nil where there is none.
  func number(on line: Crop) throws -> NumberOpinion? {
    guard let numbers else { return nil }
    return try clock.measure(.recognise) { try numbers.read(line) }
  }

  /// What the readers make of the numbers of a text, each by itself, for provenance.
  func opinions(of seen: [SeenNumber]) -> [ReaderOpinion] {
    func opinion(_ name: String?, _ texts: [String], _ confidences: [Double]) -> ReaderOpinion? {
      name.map {
        ReaderOpinion(
          name: $0, text: texts.joined(separator: " "), confidence: confidences.min() ?? 0)
      }
    }
    let boxes = seen.map(\.boxes)
    return [
      opinion(numbers?.name, seen.map(\.number.text), seen.map(\.number.confidence)),
      opinion(
        self.boxes?.name, boxes.map { $0.map { $0.first?.text ?? "" }.joined() },
        boxes.joined().map { $0.first?.confidence ?? 0 }),
    ].compactMap(\.self)
  }
}

extension TextRecogniser.Result {
  /// How far the pieces of ink where numbers were read go beyond what was read; nil where no number was.
  ///
  /// Most digits and hyphens are one piece each. Where 3-23-22 was read as 3-2322, the ink of the hyphen is
  /// still there.
  var numberInk: Evidence.NumberInk? {
    let seen = symbols.filter { !$0.text.allSatisfy(\.isWhitespace) }
    let isNumber = seen.map { $0.text.allSatisfy { $0.isASCII && $0.isNumber || $0 == "-" } }
    guard isNumber.contains(true) else { return nil }
    let list = InkMap(line.crop).components().list
    let tallest = list.map(\.box.height).max() ?? 0
    var result = Evidence.NumberInk(
      pieces: -isNumber.count(where: \.self), bars: -seen.count { $0.text == "-" })
    for component in list {
      let box = component.box
      // Smaller ones are dots and specks.
      guard max(box.width, box.height) * 8 >= tallest else { continue }
      let middle = Double(box.left + box.right) / 2
      func distance(_ symbol: TextOpinion.Symbol) -> Double {
        max(0, Double(symbol.left) - middle, middle - Double(symbol.right))
      }
      guard let place = seen.indices.min(by: { distance(seen[$0]) < distance(seen[$1]) }),
        isNumber[place]
      else { continue }
      result.pieces += 1
      if box.height * 3 <= tallest, box.width > box.height { result.bars += 1 }
    }
    return result
  }
}
