import Casework
import ContractTests
import Foundation
import Readings
import Testing
import Workflows

@testable import Delivery

/// A case is delivered by the targets that count now, but holds what the form was when it was read.
@Suite struct ReadNamesTests {
  static let phone = Column(header: "電話", value: "電話")
  static let name = Column(header: "氏名", value: "氏名")
  static let school = Column(header: "学校", value: "学校")

  func row(_ column: String, _ value: String) -> FieldReading {
    FieldReading(
      name: "児童[1].\(column)", type: "text", page: 1, box: [0, 0, 1, 1], raw: value,
      value: value, confidence: 1, accepted: true)
  }

  /// Cases read with `old`, then with the wider form, and what becomes of them.
  func delivered(
    _ target: DeliveryTarget, more: [FieldReading] = []
  ) async throws -> (site: Site, old: CaseLife.State?, number: String) {
    let site = try Site()
    let world = try StoreWorld(site)
    try await world.activate(Sample.workflow([target]))
    let old = try await world.ready("古", more: more)
    try await world.activate(Sample.wider([target]), digest: "digest-2")
    try await world.ready("新", more: more, version: "digest-2")
    try await site.outbox(world).pass()
    return (site, try await world.state(old), old.receptionNumber.description)
  }

  @Test func aColumnThatNobodyLookedForIsAProblemNotAnEmptyCell() async throws {
    let (site, state, number) = try await delivered(
      .csv(Sample.file([Self.name, Self.phone])))
    #expect(state == .ready)
    #expect(
      site.problems == [DeliveryProblem(.unknownColumn, subject: number, column: "電話")])
    // Empty on paper is another thing: the new form was read for it.
    #expect(try site.lines() == ["新,"])
  }

  @Test func soIsAColumnOfATable() async throws {
    let (site, state, number) = try await delivered(
      .csv(Sample.file([Self.name, Self.school], rows: .table("児童"))),
      more: [row("氏名", "一郎")])
    #expect(state == .ready)
    #expect(
      site.problems == [DeliveryProblem(.unknownColumn, subject: number, column: "学校")])
    #expect(try site.lines() == ["一郎,"])
  }

  /// Without rows there are no cells in the content, and still the columns are known.
  @Test func aTableWithoutRowsIsKnown() async throws {
    let (site, state, _) = try await delivered(
      .csv(Sample.file([Self.name], rows: .table("児童"))))
    #expect(state == .delivered)
    #expect(site.problems == [])
    #expect(try site.lines() == [])
  }

  @Test func aTableThatTheFormDidNotHaveIsAProblem() throws {
    var workflow = Sample.workflow()
    workflow.fields.removeAll { $0.table != nil }
    var one = Sample.delivered(["氏名": "山田"])
    one.names = ReadNames(CaseContent(fields: []), readWith: workflow)
    let file = Sample.file([Self.name], rows: .table("児童"))
    #expect {
      try FileRenderer(.csv(file), workflow: Sample.workflow()).render([one])
    } throws: {
      ($0 as? DeliveryProblem)
        == DeliveryProblem(
          .unknownColumn, subject: one.facts.receptionNumber.description, column: "児童")
    }
  }
}
