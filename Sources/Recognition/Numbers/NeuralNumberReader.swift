import Foundation
import Readings

/// The project's own network for numbers on ONNX Runtime, one thread; see models/numbers.
///
/// Unlike the readers of lines and of boxes it was taught by digits that people wrote, standing beside each other:
/// it needs nobody to tell how many there are, or where one ends.
public final class NeuralNumberReader: NumberReader {
  public let name: String
  private let model: NeuralModel
  private let decoder = CTCDecoder()
  private static let alphabet = CharacterClasses.Alphabet("0123456789")

  /// - Parameters:
  ///   - library: path of `libonnxruntime.so`.
  ///   - model: path of `numbers.onnx`.
  /// - Throws: `NeuralError` where one of them is missing or is something else.
  public init(library: String, model path: String) throws(NeuralError) {
    let runtime = try NeuralRuntime(library: library)
    model = try NeuralModel(path: path, runtime: runtime)
    guard model.metadata("digits") == "0123456789",
      model.metadata("step") == String(NumberImage.step)
    else { throw NeuralError("The model does not name its digits; it reads no numbers.") }
    name = "numbers-1-\(try NeuralModel.fingerprint(path))/onnxruntime-\(runtime.version)"
    do {
      _ = try probabilities(NumberImage(Crop(width: 32, height: 32, tone: 255, dpi: 300)))
    } catch let error as NeuralError {
      throw error
    } catch {
      throw NeuralError("The model cannot be run: \(error)")
    }
  }

  public func read(_ line: Crop) throws -> NumberOpinion {
    let image = NumberImage(line)
    // The network was only ever shown numbers.
    guard line.width >= 4, line.height >= 4, !image.isPaper else {
      return NumberOpinion(
        steps: DigitSteps([], alphabet: Self.alphabet),
        numbers: [Candidate(text: "", confidence: 0)])
    }
    let values: [Float]
    do {
      values = try probabilities(image)
    } catch let error as NeuralError {
      throw Refusal(.readerUnavailable, detail: error.description)
    }
    let steps = values.withUnsafeBufferPointer {
      decoder.steps($0, classes: Self.classes, alphabet: Self.alphabet)
    }
    return NumberOpinion(
      steps: DigitSteps(steps, alphabet: Self.alphabet),
      numbers: decoder.texts(steps).prefix(Self.most).map { text in
        Candidate(
          text: String(text.characters.map { Self.alphabet.characters[$0] }),
          confidence: text.probability)
      })
  }

  /// Numbers that are handed on.
  private static let most = 5
  /// The blank and ten digits.
  private static let classes = 11

  /// Step by step those of the blank and of 0 to 9.
  private func probabilities(_ image: NumberImage) throws -> [Float] {
    try model.run(image.values, shape: [1, 1, NumberImage.height, image.width]) { values, shape in
      guard shape.count == 3, shape[2] == Self.classes else {
        throw NeuralError("The model has \(shape.last ?? 0) classes, not \(Self.classes).")
      }
      var result = Array(values)
      for start in stride(from: 0, to: result.count, by: Self.classes) {
        let row = start..<(start + Self.classes)
        let most = result[row].max() ?? 0
        var sum: Float = 0
        for index in row {
          result[index] = exp(result[index] - most)
          sum += result[index]
        }
        for index in row { result[index] /= sum }
      }
      return result
    }
  }
}
