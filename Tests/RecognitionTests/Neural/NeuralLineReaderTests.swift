import Foundation
import Readings
import Testing

@testable import Recognition

/// With the real runtime and model, which `deploy/dependencies.sh` brings.
@Suite("line recogniser", .serialized)
struct NeuralLineReaderTests {
  private func reader() throws -> NeuralLineReader {
    let folder = try #require(
      ModelFolder.find(environment: [:], program: CommandLine.arguments[0]),
      "models/vendor is missing; run deploy/dependencies.sh")
    return try NeuralLineReader(library: folder.runtime, model: folder.lines)
  }

  @Test("reads a printed line, with a place and a probability for each character")
  func line() throws {
    let line = DrawnLine.address
    let read = try reader().read(TextRequest(crop: line.crop, repertoire: .japanese))
    #expect(TextCleanup.clean(read.opinion.text, repertoire: .japanese) == line.text)
    #expect(read.symbols.map(\.text).joined() == read.opinion.text)
    #expect(read.symbols.allSatisfy { (0...1).contains($0.confidence) && $0.left < $0.right })
    #expect(zip(read.symbols, read.symbols.dropFirst()).allSatisfy { $0.left <= $1.left })
    #expect(read.symbols.allSatisfy { $0.right <= line.crop.width })
    #expect(read.weakest > 0.5 && read.opinion.confidence > 0.5)
  }

  @Test("reads digits and never a letter where only digits may stand")
  func digits() throws {
    let reader = try reader()
    let read = try reader.read(TextRequest(crop: DrawnLine.digits.crop, repertoire: .digits))
    #expect(read.opinion.text == DrawnLine.digits.text)
    let address = try reader.read(TextRequest(crop: DrawnLine.address.crop, repertoire: .digits))
    #expect(address.opinion.text.allSatisfy { $0.isASCII && $0.isNumber })
  }

  @Test("a line reads the same whatever was read before it")
  func noMemory() throws {
    let request = TextRequest(crop: DrawnLine.address.crop, repertoire: .japanese)
    let fresh = try reader().read(request)
    let reader = try reader()
    for repertoire in Repertoire.allCases {
      _ = try reader.read(TextRequest(crop: DrawnLine.digits.crop, repertoire: repertoire))
    }
    #expect(try reader.read(request) == fresh)
  }

  @Test("blank paper and crops of a few pixels read as nothing", arguments: [(3, 3), (60, 40)])
  func nothing(width: Int, height: Int) throws {
    let read = try reader().read(
      TextRequest(crop: Crop.paper(width, height), repertoire: .japanese))
    #expect(read.opinion.text.isEmpty)
  }

  @Test("a missing library, a missing model and a file that is none are errors with words")
  func missing() throws {
    #expect(throws: NeuralError.self) {
      _ = try NeuralLineReader(library: "/nonexistent.so", model: "/nonexistent.onnx")
    }
    let folder = try #require(
      ModelFolder.find(environment: [:], program: CommandLine.arguments[0]))
    let error = #expect(throws: NeuralError.self) {
      _ = try NeuralLineReader(library: folder.runtime, model: "/nonexistent.onnx")
    }
    #expect(error?.description.isEmpty == false)
    #expect(throws: NeuralError.self) {
      _ = try NeuralLineReader(library: folder.runtime, model: folder.runtime)
    }
  }

  @Test("the variable says where the models are, even where they are not")
  func named() {
    let found = ModelFolder.find(
      environment: ["UKETSUKE_MODELS": "/srv/models"], program: "/usr/bin/uketsuke-reader")
    #expect(found == ModelFolder(path: "/srv/models"))
    #expect(ModelFolder.find(environment: [:], program: "/nonexistent/program") == nil)
  }
}
