import Casework
import Foundation
import Readings
import Testing

extension StoreWorld {
  /// A document whose pages fit no form, read once.
  fileprivate func unidentified(pages: Int, sha256: String? = nil) async throws -> CaseRecord {
    let document = try await reading(try newDocument(sha256: sha256))
    let made = try await store.recordReading(
      document.id,
      Self.reading([CaseReading(workflow: nil, version: nil, pages: Array(1...pages))]))
    return try #require(made.first)
  }

  /// A person names the form, and the document is read again like this.
  fileprivate func reread(
    _ record: CaseRecord, as cases: [CaseReading], pages: [PageReading]? = nil
  ) async throws -> [CaseRecord] {
    _ = try await store.assignWorkflow(record.id, workflow: "saikofu", by: Self.sato)
    let task = try #require(try await store.takeDocumentToRead())
    #expect(task.order?.case == record.id)
    return try await store.recordReading(
      record.document, Self.reading(cases, pages: pages))
  }

  fileprivate func pages(of id: CaseID) async throws -> [Int] {
    try await store.caseDetail(id)?.pages.map(\.index) ?? []
  }
}

extension StoreContract {
  static let rereadings: [StoreContract] = [
    StoreContract("pages that fit no more become a case of their own") { world in
      try await world.activate(StoreWorld.workflow())
      let record = try await world.unidentified(pages: 4)
      let made = try await world.reread(
        record, as: [StoreWorld.caseReading(pages: [1, 2])],
        pages: [1, 2, 3, 4].map { StoreWorld.page($0, blank: $0 == 4) })
      try #require(made.map(\.life.state) == [.ready, .unidentified])
      #expect(made[0].id == record.id)
      #expect(made[1].receptionNumber == record.receptionNumber.branch(2))
      #expect(made[1].queue == CaseRecord.unidentifiedQueue)
      // The blank back stays where it was; nothing is on it.
      #expect(try await world.pages(of: made[0].id) == [1, 2, 4])
      #expect(try await world.pages(of: made[1].id) == [3])
    },
    StoreContract("every case of a repeated document says so, split off or left over") { world in
      try await world.activate(StoreWorld.workflow())
      let hash = String(repeating: "d", count: 64)
      let first = try await world.unidentified(pages: 1, sha256: hash)
      let record = try await world.unidentified(pages: 4, sha256: hash)
      let made = try await world.reread(
        record,
        as: [
          StoreWorld.caseReading(pages: [1]), StoreWorld.caseReading("鈴木　一郎", pages: [2]),
          CaseReading(workflow: nil, version: nil, pages: [3, 4]),
        ])
      #expect(made.map(\.life.state) == [.review, .review, .unidentified])
      for one in made {
        let findings = try #require(try await world.store.caseDetail(one.id)?.content?.openFindings)
        #expect(findings.map(\.code) == ["document.duplicate"], "\(one.receptionNumber)")
        #expect(
          findings.first?.japanese.contains(first.receptionNumber.description) == true)
      }
    },
    StoreContract("a case that claims pages of another is refused") { world in
      try await world.activate(StoreWorld.workflow())
      let document = try await world.reading(try world.newDocument())
      let made = try await world.store.recordReading(
        document.id,
        StoreWorld.reading([
          StoreWorld.caseReading(pages: [1]),
          CaseReading(workflow: nil, version: nil, pages: [2]),
        ]))
      try #require(made.count == 2)
      let unknown = made[1]
      // Together with a page of the first case, also where that claims it before.
      for cases in [
        [StoreWorld.caseReading("別の人", pages: [1, 2])],
        [StoreWorld.caseReading(pages: [1]), StoreWorld.caseReading("別の人", pages: [1, 2])],
      ] {
        let after = try await world.reread(unknown, as: cases)
        #expect(after.map(\.id) == [unknown.id])
        #expect(after.map(\.life.state) == [.unidentified])
        let content = try await world.store.caseDetail(unknown.id)?.content
        #expect(content?.openFindings.map(\.code) == ["reread.failed"])
        #expect(content?.values == [:])
      }
      #expect(try await world.pages(of: made[0].id) == [1])
      #expect(try await world.pages(of: unknown.id) == [2])
      #expect(try await world.store.cases(CaseFilter()).count == 2)
    },
  ]
}
