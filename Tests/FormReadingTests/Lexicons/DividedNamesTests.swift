import Readings
import Recognition
import TestKit
import Testing
import Workflows

@testable import FormReading

@Suite("names divided by the table")
struct DividedNamesTests {
  private func divided(_ text: String) throws -> FieldOutcome {
    let table = try DrawnNameTable().written { try NameTable(path: $0) }
    let field = Field(
      name: "氏名", type: .name, source: .box(Box(x: 0, y: 0, width: 60, height: 10)))
    var read = [
      (
        field: field,
        outcome: FieldOutcome(
          raw: text, value: text, evidence: Evidence(subject: .japanese, certainty: 0.9),
          letters: text.map { ReadLetter($0) })
      )
    ]
    Lexicons(names: table).support(&read)
    return read[0].outcome
  }

  @Test("a moved space is said, and nothing else is changed")
  func moved() throws {
    let outcome = try divided("前田理　恵")
    #expect(outcome.value == "前田　理恵")
    #expect(outcome.raw == "前田理　恵" && outcome.evidence.lexicon == .known)
    #expect(outcome.findings.map(\.code) == ["name.space"])
    #expect(String(outcome.letters.map(\.text)) == "前田　理恵")
  }

  @Test("a name whose parts the table does not have is not known to it")
  func unknown() throws {
    #expect(try divided("前田　鼈子").evidence.lexicon == .none)
  }

  @Test("a space in a doubtful place is for a person")
  func doubtful() throws {
    let outcome = try divided("前田鼈　子")
    #expect(outcome.value == "前田鼈　子" && outcome.evidence.structure == .broken)
    #expect(outcome.findings.map(\.code) == ["name.division"])
    #expect(outcome.findings.allSatisfy { $0.severity == .doubt })
  }

  @Test("a name that stands is left without a word")
  func stands() throws {
    let outcome = try divided("前田　理恵")
    #expect(outcome.value == "前田　理恵" && outcome.findings.isEmpty)
  }
}
