import Foundation
import Readings
import Testing

@testable import Recognition

/// With the real runtime, which `deploy/dependencies.sh` brings, and the project's own weights.
@Suite("reader of boxed characters", .serialized)
struct NeuralBoxReaderTests {
  private func folder() throws -> ModelFolder {
    try #require(
      ModelFolder.find(environment: [:], program: CommandLine.arguments[0]),
      "models/vendor is missing; run deploy/dependencies.sh")
  }

  private func reader() throws -> NeuralBoxReader {
    let folder = try folder()
    return try NeuralBoxReader(library: folder.runtime, model: folder.boxed)
  }

  private func pictures(_ text: String) -> [BoxPicture] {
    var row = DrawnBoxes(count: text.count)
    row.write(text)
    return row.divided.pictures.compactMap { $0 }
  }

  @Test("reads digits drawn by strokes, each with a probability")
  func digits() throws {
    let read = try reader().read(pictures("1470"), repertoire: .digits)
    #expect(read.map(\.text) == ["1", "4", "7", "0"])
    for opinion in read {
      #expect(opinion.confidence > 0.5 && opinion.verdict == .character)
      #expect(opinion.characters.allSatisfy { "0"..."9" ~= $0.text })
      let sum = opinion.characters.reduce(opinion.nothing + opinion.struck) { $0 + $1.confidence }
      #expect(abs(sum - 1) < 1e-4)
      #expect(
        zip(opinion.characters, opinion.characters.dropFirst()).allSatisfy {
          $0.confidence >= $1.confidence
        })
    }
  }

  @Test("reads kana in the script of the whole row")
  func kana() throws {
    let read = try reader().read(pictures("トハニ"), repertoire: .kana)
    #expect(read.map(\.text) == ["ト", "ハ", "ニ"])
  }

  @Test("a box that was struck out is struck")
  func struck() throws {
    var row = DrawnBoxes(count: 2)
    row.write("40")
    row.write("=", in: 0)
    let read = try reader().read(row.divided.pictures.compactMap { $0 }, repertoire: .digits)
    #expect(read.map(\.verdict) == [.struck, .character])
  }

  @Test("paper is nothing")
  func nothing() throws {
    let paper = BoxPicture(values: [Float](repeating: 0, count: 48 * 48))
    #expect(try reader().read([paper], repertoire: .digits).map(\.verdict) == [.nothing])
    #expect(try reader().read([], repertoire: .digits).isEmpty)
  }

  @Test("a box reads the same alone, in a row, and whatever was read before it")
  func noMemory() throws {
    let reader = try reader()
    let boxes = pictures("1470")
    let together = try reader.read(boxes, repertoire: .digits)
    for (box, opinion) in zip(boxes, together) {
      let alone = try #require(try reader.read([box], repertoire: .digits).first)
      #expect(alone.text == opinion.text)
      #expect(abs(alone.confidence - opinion.confidence) < 1e-4)
    }
  }

  @Test("a repertoire that holds more than it knows is not read", arguments: Repertoire.allCases)
  func repertoires(repertoire: Repertoire) throws {
    let reader = try reader()
    let expected: Set<Repertoire> = [.digits, .phone, .kana]
    #expect(reader.knows(repertoire) == expected.contains(repertoire))
    if !reader.knows(repertoire) {
      #expect(try reader.read(pictures("1"), repertoire: repertoire).isEmpty)
    }
  }

  @Test("a missing model, another model and a file that is none are refused in words")
  func wrong() throws {
    let folder = try folder()
    for path in ["/nonexistent.onnx", folder.runtime, folder.lines] {
      let error = #expect(throws: NeuralError.self) {
        _ = try NeuralBoxReader(library: folder.runtime, model: path)
      }
      #expect(error?.description.isEmpty == false)
    }
    let other = #expect(throws: NeuralError.self) {
      _ = try NeuralBoxReader(library: folder.runtime, model: folder.lines)
    }
    #expect(other?.description.contains("boxed characters") == true)
  }

  @Test("the weights are looked for in the folder and beside it")
  func places() throws {
    #expect(try folder().boxed.hasSuffix("/models/boxed/boxed.onnx"))
    #expect(ModelFolder(path: "/nonexistent/vendor").boxed == "/nonexistent/boxed/boxed.onnx")
  }
}

@Suite("classes of the reader of boxed characters")
struct BoxClassesTests {
  private let list = ["0", "7", "ア", "ッ", "ー", "あ", "-", "A", "nothing", "struck"]
    .joined(separator: "\n")

  @Test("a field's boxes hold what its repertoire has")
  func alphabets() throws {
    let classes = try #require(BoxClasses(metadata: list))
    #expect(classes.alphabets(.digits) == [[0, 1]])
    #expect(classes.alphabets(.phone) == [[0, 1, 6]])
    #expect(classes.alphabets(.kana) == [[2, 3, 4], [4, 5]])
    #expect(classes.alphabets(.japanese).isEmpty)
    #expect(classes.nothing == 8 && classes.struck == 9)
  }

  @Test("another model's list is none")
  func others() {
    #expect(BoxClasses(metadata: "0\n1\nア") == nil)
    #expect(BoxClasses(metadata: "nothing\nstruck") == nil)
  }
}
