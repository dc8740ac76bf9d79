import Readings

/// The PP-OCRv6 small recogniser (PaddleOCR, Apache-2.0) on ONNX Runtime, one thread.
///
/// A network of convolution and attention that gives for every eight pixels of a line the
/// probability of each of its 18,708 characters; what the field's repertoire does not allow is left
/// out before the text is searched for.
public final class NeuralLineReader: TextReader {
  /// Glyph height that the network was shown, pixels of a line of 48.
  public static let glyphHeight = 32.0
  /// Paper above and below the glyphs, pixels.
  public static let frame = 8

  public let name: String
  private let model: NeuralModel
  private let classes: CharacterClasses
  private let decoder = CTCDecoder()
  private var alphabets: [Repertoire: CharacterClasses.Alphabet] = [:]

  /// - Parameters:
  ///   - library: path of `libonnxruntime.so`.
  ///   - model: path of `PP-OCRv6_rec_small.onnx`.
  /// - Throws: `NeuralError` where one of them is missing or is something else.
  public init(library: String, model path: String) throws(NeuralError) {
    let runtime = try NeuralRuntime(library: library)
    model = try NeuralModel(path: path, runtime: runtime)
    guard let list = model.metadata("character") else {
      throw NeuralError("The model does not name its characters; it is no line recogniser.")
    }
    classes = CharacterClasses(metadata: list)
    name = "ppocr-6-small/onnxruntime-\(runtime.version)"
  }

  public func read(_ request: TextRequest) throws -> TextOpinion {
    let empty = TextOpinion(opinion: ReaderOpinion(name: name, text: "", confidence: 0))
    guard request.crop.width >= 4, request.crop.height >= 4 else { return empty }
    let alphabet = alphabet(request.repertoire)
    let image = LineImage(request.crop)
    let steps: [CTCDecoder.Step]
    let joint: TextOpinion.Joint?
    do {
      (steps, joint) = try model.run(image.values, shape: [1, 3, LineImage.height, image.width]) {
        values, shape in
        guard shape.last == classes.count else {
          throw NeuralError("The model has \(shape.last ?? 0) classes, not \(classes.count).")
        }
        return (
          decoder.steps(values, classes: classes.count, alphabet: alphabet),
          JointDecoder(alphabet: alphabet, places: request.places)?
            .decode(values, classes: classes.count)
        )
      }
    } catch let error as NeuralError {
      throw Refusal(.readerUnavailable, detail: error.description)
    }
    guard !steps.isEmpty else { return empty }
    let texts = decoder.texts(steps)
    let places = decoder.places(of: texts[0].characters, in: steps)
    let width = Double(image.width) / Double(steps.count) * image.scale
    let symbols = zip(texts[0].characters, places).map { index, place in
      TextOpinion.Symbol(
        text: String(alphabet.characters[index]), confidence: place.probability,
        left: Int(Double(place.steps.lowerBound) * width),
        right: min(request.crop.width, Int(Double(place.steps.upperBound) * width)),
        alternatives: place.others.map {
          Candidate(text: String(alphabet.characters[$0.index]), confidence: $0.probability)
        })
    }
    func text(_ one: CTCDecoder.Text) -> String {
      String(one.characters.map { alphabet.characters[$0] })
    }
    return TextOpinion(
      opinion: ReaderOpinion(
        name: name, text: text(texts[0]), confidence: texts[0].probability,
        alternatives: texts.dropFirst().prefix(4).map {
          Candidate(text: text($0), confidence: $0.probability)
        }),
      symbols: symbols, joint: joint)
  }

  private func alphabet(_ repertoire: Repertoire) -> CharacterClasses.Alphabet {
    if let known = alphabets[repertoire] { return known }
    let made = classes.alphabet(repertoire)
    alphabets[repertoire] = made
    return made
  }
}
