import Evaluation
import Foundation
import Readings
import Testing

@Suite struct EvaluationTests {
  @Test(arguments: [
    ("", "", 0), ("東京", "東京", 0), ("東京", "東", 1), ("abc", "axc", 1), ("kitten", "sitting", 3),
  ])
  func distance(a: String, b: String, expected: Int) {
    #expect(editDistance(a, b) == expected)
    #expect(editDistance(b, a) == expected)
  }

  @Test func intervalOfNoErrorsInThreeThousand() throws {
    let interval = try #require(Proportion(hits: 0, count: 3000).interval)
    #expect(interval.lowerBound == 0)
    #expect(abs(interval.upperBound - 0.00128) < 0.0001)
    #expect(Proportion().interval == nil)
  }

  @Test func truthReadsOneCaseOrMany() throws {
    let one = try JSONDecoder().decode(
      Truth.self,
      from: Data(
        #"{"workflow":"a","fields":{"氏名":"山田　太郎","空":null,"種別":["甲","乙"],"表":[{"x":"1","y":null}]}}"#
          .utf8))
    #expect(one.cases.count == 1)
    let flat = Dictionary(one.cases[0].flattened) { a, _ in a }
    #expect(flat["氏名"] == "山田　太郎")
    #expect(flat["種別"] == "甲;乙")
    #expect(flat["表[1].x"] == "1")
    #expect(flat["空"] == .some(nil))
    let many = try JSONDecoder().decode(
      Truth.self,
      from: Data(#"{"cases":[{"workflow":"a","fields":{}},{"workflow":"b","fields":{}}]}"#.utf8))
    #expect(many.cases.map(\.workflow) == ["a", "b"])
    #expect(try JSONDecoder().decode(Truth.self, from: JSONEncoder().encode(many)) == many)
  }

  @Test func wrongMissingAndInventedValuesAreCounted() {
    let truth = Truth(cases: [
      .init(
        workflow: "a",
        fields: ["x": .text("1"), "y": .text("22"), "z": nil, "表": .rows([["c": "甲"]])])
    ])
    let box = [0.0, 0, 1, 1]
    let read = CaseReading(
      workflow: "a", version: nil, pages: [1],
      fields: [
        FieldReading(name: "x", type: "digits", page: 1, box: box, value: "1", accepted: true),
        FieldReading(name: "z", type: "digits", page: 1, box: box, value: "9", accepted: true),
        FieldReading(name: "表[3].c", type: "text", page: 1, box: box, value: "甲"),
      ])
    var summary = EvaluationSummary()
    summary.count(truth.compare(with: [read], file: "f"))
    #expect(summary.all.fields == Proportion(hits: 2, count: 4))
    #expect(summary.all.accepted == Proportion(hits: 2, count: 4))
    #expect(summary.all.wrongAccepted == Proportion(hits: 1, count: 2))
    #expect(summary.casesRight == Proportion(hits: 1, count: 1))
  }

  @Test func wrongFormAcceptsNothing() {
    let truth = Truth(cases: [.init(workflow: "a", fields: ["x": .text("1")])])
    let scan = truth.compare(
      with: [CaseReading(workflow: "b", version: nil, pages: [1])], file: "f")
    #expect(!scan.formsRight)
    #expect(scan.fields.allSatisfy { !$0.accepted && !$0.isRight })
  }
}
