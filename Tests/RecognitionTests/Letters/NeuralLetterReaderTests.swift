import FormPress
import Readings
import Testing

@testable import FormPress
@testable import Recognition

/// With the real runtime, which `deploy/dependencies.sh` brings, and the project's own weights. No font drawn
/// here was ever trained on.
@Suite("reader of single letters", .serialized)
struct NeuralLetterReaderTests {
  private func folder() throws -> ModelFolder {
    try #require(
      ModelFolder.find(environment: [:], program: CommandLine.arguments[0]),
      "models/vendor is missing; run deploy/dependencies.sh")
  }

  private func reader() throws -> NeuralLetterReader {
    let folder = try folder()
    return try NeuralLetterReader(library: folder.runtime, model: folder.singleLetters)
  }

  private func read(_ text: String, face: Face = .mincho, pitch: Double = 1) throws -> String {
    let pictures = try DrawnLetters(text, face: face, pitch: pitch).pictures.compactMap(\.self)
    return String(try reader().read(pictures).map { $0.likeliest ?? "□" })
  }

  @Test("reads letters of names and addresses in type and in writing")
  func letters() throws {
    for text in ["渡邊齋藤", "埼玉県上尾市", "佐々木楓", "長谷川"] {
      let found = try read(text)
      #expect(found == text)
    }
    #expect(try read("山田太郎", face: .written) == "山田太郎")
  }

  @Test(
    "tells a letter from its variant",
    arguments: ["高髙", "崎﨑", "吉𠮷", "浜濵", "徳德", "柳栁", "冨富", "黒黑"])
  func variants(pair: String) throws {
    let opinions = try reader().read(try DrawnLetters(pair).pictures.compactMap(\.self))
    let letters = Array(pair)
    for (index, opinion) in opinions.enumerated() {
      let own = try #require(opinion.probability(of: letters[index]))
      let other = try #require(opinion.probability(of: letters[1 - index]))
      #expect(own > 3 * other, "\(letters[index])")
    }
    #expect(opinions.count == 2)
  }

  @Test("letters that touch are read, too")
  func tight() throws { #expect(try read("田中花子", pitch: 0.9) == "田中花子") }

  @Test("probabilities are one together, and a letter that it does not know has none")
  func probabilities() throws {
    let opinion = try #require(
      try reader().read(try DrawnLetters("森").pictures.compactMap(\.self)).first)
    #expect(abs(opinion.probabilities.reduce(0, +) - 1) < 1e-3)
    #expect(opinion.likeliest == "森" && opinion.confidence > 0.9)
    #expect(opinion.probability(of: "龘") == nil && opinion.probability(ofAny: ["龘"]) == nil)
    #expect(opinion.rival(ofAll: ["森"], onlyKana: false).probability < 0.1)
    #expect(opinion.rival(ofAll: ["林"], onlyKana: false).probability > 0.9)
    // What looks alike is one class: a line as a letter of kana, of kanji, and as a hyphen.
    #expect(opinion.probability(of: "ー") == opinion.probability(of: "一"))
    #expect(opinion.probability(of: "-") == opinion.probability(of: "一"))
  }

  @Test("a letter reads the same alone, among others, and whatever was read before it")
  func noMemory() throws {
    let reader = try reader()
    let pictures = try DrawnLetters("山川田中林森木村石原島").pictures.compactMap(\.self)
    let together = try reader.read(pictures)
    #expect(together.count == 11)
    for (picture, opinion) in zip(pictures, together) {
      let alone = try #require(try reader.read([picture]).first)
      #expect(alone.likeliest == opinion.likeliest)
      #expect(abs(alone.confidence - opinion.confidence) < 1e-4)
    }
    #expect(try reader.read([]).isEmpty)
  }

  @Test("a missing model, another model and a file that is none are refused in words")
  func wrong() throws {
    let folder = try folder()
    for path in ["/nonexistent.onnx", folder.runtime, folder.lines, folder.boxed] {
      let error = #expect(throws: NeuralError.self) {
        _ = try NeuralLetterReader(library: folder.runtime, model: path)
      }
      #expect(error?.description.isEmpty == false)
    }
  }

  @Test("the weights are looked for in the folder and beside it")
  func places() throws {
    #expect(try folder().singleLetters.hasSuffix("/models/letters/letters.onnx"))
    #expect(
      ModelFolder(path: "/nonexistent/vendor").singleLetters == "/nonexistent/letters/letters.onnx")
  }
}

@Suite("forms of kana")
struct LetterFormsTests {
  @Test("size is not told by a letter alone, and a reading may be in either kana")
  func alike() {
    #expect(LetterForms.alike("ツ", inEitherKana: false) == ["ツ", "ッ"])
    #expect(LetterForms.alike("ッ", inEitherKana: true) == ["ッ", "っ", "ツ", "つ"])
    #expect(LetterForms.alike("カ", inEitherKana: true) == ["カ", "か", "ヵ"])
    #expect(LetterForms.alike("林", inEitherKana: true) == ["林"])
    #expect(LetterForms.remarked("ダ") == ["タ"])
    #expect(LetterForms.remarked("は") == ["ば", "ぱ"])
    #expect(LetterForms.remarked("ピ") == ["ヒ", "ビ"])
    #expect(LetterForms.remarked("ヴ") == ["ウ"])
    #expect(LetterForms.remarked("マ").isEmpty)
    #expect(LetterForms.isKana("ー") && LetterForms.isKana("あ") && !LetterForms.isKana("林"))
  }
}
