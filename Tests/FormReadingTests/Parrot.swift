import Readings
import Recognition

/// A reader that always says the same, its symbols spread over the line.
final class Parrot: TextReader {
  let name = "parrot"
  let text: String

  init(_ text: String) { self.text = text }

  func read(_ request: TextRequest) throws -> TextOpinion {
    let pitch = max(1, request.crop.width / max(1, text.count))
    return TextOpinion(
      opinion: ReaderOpinion(name: name, text: text, confidence: 0.99),
      symbols: text.enumerated().map { index, character in
        .init(
          text: String(character), confidence: 0.99, left: index * pitch, right: (index + 1) * pitch
        )
      })
  }
}
