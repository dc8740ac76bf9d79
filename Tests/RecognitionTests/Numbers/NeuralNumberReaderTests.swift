import FormPress
import Readings
import Testing

@testable import FormPress
@testable import Recognition

/// With the real runtime, which `deploy/dependencies.sh` brings, and the project's own weights. No font drawn
/// here was ever trained on.
@Suite("reader of numbers", .serialized)
struct NeuralNumberReaderTests {
  private func folder() throws -> ModelFolder {
    try #require(
      ModelFolder.find(environment: [:], program: CommandLine.arguments[0]),
      "models/vendor is missing; run deploy/dependencies.sh")
  }

  private func reader() throws -> NeuralNumberReader {
    let folder = try folder()
    return try NeuralNumberReader(library: folder.runtime, model: folder.numbers)
  }

  private func line(_ text: String, face: Face = .mincho, pitch: Double = 0.75) throws -> Crop {
    let work = try DrawnLetters(text, face: face, pitch: pitch).work
    return try #require(
      LineComposer.line(
        of: work, height: NeuralLineReader.glyphHeight, frame: NeuralLineReader.frame))
  }

  @Test(
    "reads numbers of any length, in type and in writing",
    arguments: ["7", "31", "2026", "1234567", "08012345678", "9000", "1111"])
  func numbers(text: String) throws {
    for face in [Face.mincho, .gothic, .written] {
      let opinion = try reader().read(try line(text, face: face))
      #expect(opinion.text == text)
      #expect(opinion.confidence > 0.5)
      #expect((opinion.steps.look(of: text) ?? -99) > -2)
    }
  }

  @Test("what stands between digits is none", arguments: ["03-1234-5678", "0120-55-7788"])
  func hyphens(text: String) throws {
    #expect(try reader().read(try line(text)).text == text.filter(\.isNumber))
  }

  @Test("digits that touch are told apart")
  func touching() throws {
    for text in ["12", "36", "2508"] {
      #expect(try reader().read(try line(text, face: .gothic, pitch: 0.5)).text == text)
    }
  }

  @Test("a line reads the same whatever was read before it")
  func noMemory() throws {
    let reader = try reader()
    let crop = try line("1470")
    let first = try reader.read(crop)
    _ = try reader.read(try line("98236"))
    #expect(try reader.read(crop) == first)
  }

  @Test("paper, and a crop that is hardly any, hold no number")
  func paper() throws {
    let reader = try reader()
    #expect(try reader.read(Crop(width: 200, height: 48, tone: 240, dpi: 300)).text.isEmpty)
    #expect(try reader.read(Crop(width: 2, height: 2, tone: 240, dpi: 300)).text.isEmpty)
    // Far longer than any field: squeezed, not refused.
    _ = try reader.read(Crop(width: 40_000, height: 48, tone: 240, dpi: 300))
  }

  @Test("a missing model, another model and a file that is none are refused in words")
  func wrong() throws {
    let folder = try folder()
    for path in [
      "/nonexistent.onnx", folder.runtime, folder.lines, folder.boxed, folder.singleLetters,
    ] {
      let error = #expect(throws: NeuralError.self) {
        _ = try NeuralNumberReader(library: folder.runtime, model: path)
      }
      #expect(error?.description.isEmpty == false)
    }
  }

  @Test("the weights are looked for in the folder and beside it")
  func places() throws {
    #expect(try folder().numbers.hasSuffix("/models/numbers/numbers.onnx"))
    #expect(ModelFolder(path: "/nonexistent/vendor").numbers == "/nonexistent/numbers/numbers.onnx")
  }
}

extension DigitSteps {
  fileprivate func look(of text: String) -> Double? {
    logarithm(of: text.compactMap(\.wholeNumberValue))
  }
}
