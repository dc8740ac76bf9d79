import Readings
import Testing
import Workflows

@testable import FormReading

@Suite("names that a page says twice")
struct EchoTests {
  private func echoes(_ names: [String?], type: FieldType = .name) -> [Evidence.Echo?] {
    var read = names.enumerated().map { index, name in
      (
        field: Field(
          name: "氏名\(index)", type: type,
          source: .box(Box(x: 0, y: 0, width: 10, height: 10))),
        outcome: FieldOutcome(
          raw: name ?? "", value: name, evidence: Evidence(subject: .japanese, certainty: 0.9))
      )
    }
    // As part of the lexicons' support: a lesson changes a page that has had it, and sways no other field.
    Lexicons().support(&read)
    return read.map(\.outcome.evidence.echo)
  }

  @Test("the same name and the same family are counted apart, whatever space stands between")
  func counted() {
    let echoes = echoes(["服部　敬", "服部 敬", "服部　早紀", nil])
    #expect(echoes[0] == Evidence.Echo(whole: 1, family: 1))
    #expect(echoes[2] == Evidence.Echo(whole: 0, family: 2))
    #expect(echoes[3] == nil)
  }

  @Test("a family name that differs in a letter is near, another is not")
  func near() {
    #expect(echoes(["嶋田　孝之", "鴻田　美咲"])[0] == Evidence.Echo(isNear: true))
    #expect(echoes(["嶋田　孝之", "佐藤　美咲"])[0] == Evidence.Echo())
    // Of names of one letter any two would be.
    #expect(echoes(["林　孝之", "森　美咲"])[0] == Evidence.Echo())
    #expect(echoes(["テシガワラ　リツ", "テンカワラ　ハル"], type: .kana)[0]?.isNear == false)
    #expect(echoes(["ヤナギダ　リツ", "ヤナキダ　ハル"], type: .kana)[0]?.isNear == true)
  }

  @Test("a page with one name has no echo, and readings are no echo of names")
  func alone() {
    #expect(echoes(["服部　敬"]) == [nil])
    #expect(echoes(["服部", "服部"])[0] == Evidence.Echo(whole: 1))
  }
}
