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
  /// What it knows of the order of letters.
  public let language: LanguageTables
  private let decoder = CTCDecoder()
  private var alphabets: [Repertoire: CharacterClasses.Alphabet] = [:]
  private var orders: [Repertoire: LetterOrder] = [:]

  /// - Parameters:
  ///   - library: path of `libonnxruntime.so`.
  ///   - model: path of `PP-OCRv6_rec_small.onnx`.
  ///   - language: what is known of the order of letters.
  /// - Throws: `NeuralError` where one of the files is missing or is something else.
  public init(
    library: String, model path: String, language: LanguageTables = LanguageTables()
  ) throws(NeuralError) {
    let runtime = try NeuralRuntime(library: library)
    model = try NeuralModel(path: path, runtime: runtime)
    guard let list = model.metadata("character") else {
      throw NeuralError("The model does not name its characters; it is no line recogniser.")
    }
    classes = CharacterClasses(metadata: list)
    self.language = language
    name = "ppocr-6-small-\(try NeuralModel.fingerprint(path))/onnxruntime-\(runtime.version)"
  }

  public func read(_ request: TextRequest) throws -> TextOpinion {
    let empty = TextOpinion(opinion: ReaderOpinion(name: name, text: "", confidence: 0))
    guard request.crop.width >= 4, request.crop.height >= 4 else { return empty }
    let alphabet = alphabet(request.repertoire)
    let image = LineImage(request.crop)
    let order = order(request.repertoire, alphabet)
    let wanted = Set(request.choices.joined())
    let seen: (steps: [CTCDecoder.Step], joint: TextOpinion.Joint?)
    do {
      seen = try model.run(image.values, shape: [1, 3, LineImage.height, image.width]) {
        values, shape in
        guard shape.last == classes.count else {
          throw NeuralError("The model has \(shape.last ?? 0) classes, not \(classes.count).")
        }
        return (
          decoder.steps(
            values, classes: classes.count, alphabet: alphabet,
            wanted: Set(
              alphabet.characters.indices.filter {
                wanted.contains(alphabet.characters[$0])
              })),
          JointDecoder(alphabet: alphabet, places: request.places, order: order)?
            .decode(values, classes: classes.count)
        )
      }
    } catch let error as NeuralError {
      throw Refusal(.readerUnavailable, detail: error.description)
    }
    guard !seen.steps.isEmpty else { return empty }
    let line = LineSteps(
      steps: seen.steps, alphabet: alphabet, decoder: decoder,
      stepWidth: Double(image.width) / Double(seen.steps.count) * image.scale,
      width: request.crop.width)
    var opinion = line.opinion(name: name)
    opinion.joint = seen.joint
    if request.repertoire.isNumeric {
      opinion.digits = DigitSteps(seen.steps, alphabet: alphabet)
    }
    if !request.choices.isEmpty {
      opinion.worded = line.chosen(of: request.choices, name: "\(name)*choices")
    }
    if opinion.worded == nil, let order, let label = language.label {
      opinion.worded = line.worded(order, name: "\(name)*\(label)")
    }
    return opinion
  }

  private func order(
    _ repertoire: Repertoire, _ alphabet: CharacterClasses.Alphabet
  ) -> LetterOrder? {
    if let known = orders[repertoire] { return known }
    let made = language.order(repertoire, alphabet.characters)
    orders[repertoire] = made
    return made
  }

  private func alphabet(_ repertoire: Repertoire) -> CharacterClasses.Alphabet {
    if let known = alphabets[repertoire] { return known }
    let made = classes.alphabet(repertoire)
    alphabets[repertoire] = made
    return made
  }
}
