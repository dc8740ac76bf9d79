import Foundation
import Readings

/// The project's own network for single letters on ONNX Runtime, one thread; see models/letters.
///
/// It was taught by other pictures than the line recogniser, knows variants of names that the other does not
/// have, and knows nothing of words: what both read alike is seldom wrong.
public final class NeuralLetterReader: LetterReader {
  public let name: String
  private let model: NeuralModel
  private let alphabet: LetterAlphabet
  /// Letters at a time: more take more memory and are no faster.
  private static let batch = 8

  /// - Parameters:
  ///   - library: path of `libonnxruntime.so`.
  ///   - model: path of `letters.onnx`.
  /// - Throws: `NeuralError` where one of them is missing or is something else.
  public init(library: String, model path: String) throws(NeuralError) {
    let runtime = try NeuralRuntime(library: library)
    model = try NeuralModel(path: path, runtime: runtime)
    guard let classes = model.metadata("classes"),
      let alphabet = LetterAlphabet(classes: classes, alike: model.metadata("alike") ?? "")
    else { throw NeuralError("The model does not name its classes; it reads no letters.") }
    self.alphabet = alphabet
    name = "single-letters-1-\(try NeuralModel.fingerprint(path))/onnxruntime-\(runtime.version)"
    let paper = LetterPicture(
      values: [Float](repeating: 0, count: LetterPicture.side * LetterPicture.side))
    do {
      _ = try opinions([paper])
    } catch let error as NeuralError {
      throw error
    } catch {
      throw NeuralError("The model cannot be run: \(error)")
    }
  }

  public func read(_ letters: [LetterPicture]) throws -> [LetterOpinion] {
    do {
      return try stride(from: 0, to: letters.count, by: Self.batch).flatMap { start in
        try opinions(Array(letters[start..<min(letters.count, start + Self.batch)]))
      }
    } catch let error as NeuralError {
      throw Refusal(.readerUnavailable, detail: error.description)
    }
  }

  private func opinions(_ letters: [LetterPicture]) throws -> [LetterOpinion] {
    let side = LetterPicture.side
    return try model.run(letters.flatMap(\.values), shape: [letters.count, 1, side, side]) {
      values, shape in
      guard shape == [letters.count, alphabet.count] else {
        throw NeuralError("The model has \(shape.last ?? 0) classes, not \(alphabet.count).")
      }
      return letters.indices.map { index in
        let row = values[(index * alphabet.count)..<((index + 1) * alphabet.count)]
        return LetterOpinion(alphabet: alphabet, probabilities: Self.softmax(row))
      }
    }
  }

  private static func softmax(_ logits: Slice<UnsafeBufferPointer<Float>>) -> [Float] {
    let most = logits.max() ?? 0
    let shares = logits.map { exp($0 - most) }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }
}
