import Foundation
import Readings

/// The project's own network for boxed characters on ONNX Runtime, one thread; see models/boxed.
public final class NeuralBoxReader: BoxReader {
  public let name: String
  private let model: NeuralModel
  private let classes: BoxClasses

  /// Least probability of a character that is handed on.
  private static let least = 1e-6
  /// How much likelier a row is in katakana than in hiragana before it is seen, as a logarithm.
  private static let katakanaFirst = 4.0

  /// - Parameters:
  ///   - library: path of `libonnxruntime.so`.
  ///   - model: path of `boxed.onnx`.
  /// - Throws: `NeuralError` where one of them is missing or is something else.
  public init(library: String, model path: String) throws(NeuralError) {
    let runtime = try NeuralRuntime(library: library)
    model = try NeuralModel(path: path, runtime: runtime)
    guard let list = model.metadata("classes"), let classes = BoxClasses(metadata: list) else {
      throw NeuralError("The model does not name its classes; it reads no boxed characters.")
    }
    self.classes = classes
    name = "boxed-1-\(try NeuralModel.fingerprint(path))/onnxruntime-\(runtime.version)"
    let paper = BoxPicture(values: [Float](repeating: 0, count: BoxPicture.side * BoxPicture.side))
    do {
      _ = try logits([paper])
    } catch let error as NeuralError {
      throw error
    } catch {
      throw NeuralError("The model cannot be run: \(error)")
    }
  }

  public func knows(_ repertoire: Repertoire) -> Bool {
    !classes.alphabets(repertoire).isEmpty
  }

  public func read(_ boxes: [BoxPicture], repertoire: Repertoire) throws -> [BoxOpinion] {
    let alphabets = classes.alphabets(repertoire)
    guard !boxes.isEmpty, !alphabets.isEmpty else { return [] }
    let rows: [[Float]]
    do {
      rows = try logits(boxes)
    } catch let error as NeuralError {
      throw Refusal(.readerUnavailable, detail: error.description)
    }
    let alphabet = alphabets.count == 1 ? alphabets[0] : likeliest(alphabets, rows)
    return rows.map { opinion($0, alphabet) }
  }

  /// The alphabet that explains all boxes together best; of two alike the first.
  private func likeliest(_ alphabets: [[Int]], _ rows: [[Float]]) -> [Int] {
    let scores = alphabets.enumerated().map { index, alphabet in
      rows.reduce(index == 0 ? Self.katakanaFirst : 0) { $0 + Self.logSum($1, alphabet) }
    }
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    return alphabets[best]
  }

  private func opinion(_ logits: [Float], _ alphabet: [Int]) -> BoxOpinion {
    let all = Self.logSum(logits, alphabet + [classes.nothing, classes.struck])
    func probability(_ index: Int) -> Double { exp(Double(logits[index]) - all) }
    let characters = alphabet.map {
      Candidate(text: classes.names[$0], confidence: probability($0))
    }
    .filter { $0.confidence >= Self.least }
    .sorted { $0.confidence > $1.confidence }
    return BoxOpinion(
      characters: characters, nothing: probability(classes.nothing),
      struck: probability(classes.struck))
  }

  private static func logSum(_ logits: [Float], _ members: [Int]) -> Double {
    let highest = Double(members.map { logits[$0] }.max() ?? 0)
    return highest + log(members.reduce(0) { $0 + exp(Double(logits[$1]) - highest) })
  }

  private func logits(_ boxes: [BoxPicture]) throws -> [[Float]] {
    let count = classes.names.count
    let side = BoxPicture.side
    return try model.run(boxes.flatMap(\.values), shape: [boxes.count, 1, side, side]) {
      values, shape in
      guard shape == [boxes.count, count] else {
        throw NeuralError("The model has \(shape.last ?? 0) classes, not \(count).")
      }
      return boxes.indices.map { Array(values[($0 * count)..<(($0 + 1) * count)]) }
    }
  }
}
