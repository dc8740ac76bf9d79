import Casework
import Foundation
import Readings
import Testing

extension StoreContract {
  static let readings: [StoreContract] = [
    StoreContract("a reading makes pages and cases with branches") { world in
      try await world.activate(StoreWorld.workflow())
      let document = try await world.reading(try world.newDocument())
      let cases = try await world.store.recordReading(
        document.id,
        StoreWorld.reading([
          StoreWorld.caseReading(pages: [1, 2]),
          StoreWorld.caseReading("鈴木　一郎", pages: [3], accepted: false),
        ]))
      #expect(
        cases.map(\.receptionNumber.description) == [
          "R8-国保年金課-000001", "R8-国保年金課-000001-2",
        ])
      #expect(cases.map(\.life.state) == [.ready, .review])
      #expect(cases.map(\.queue) == ["国保窓口", "国保窓口"])
      let pages = try await world.store.pages(of: document.id)
      #expect(pages.map(\.case) == [cases[0].id, cases[0].id, cases[1].id])
      #expect(pages.map(\.position) == [1, 2, 1])
      let detail = try #require(try await world.store.caseDetail(cases[1].id))
      #expect(detail.content?.values["氏名"] == "鈴木　一郎")
      #expect(detail.origin?.fileName == "山田太郎.pdf")
      #expect(detail.pages.count == 1)
      for record in cases {
        #expect(try await world.store.find(.number(record.receptionNumber)) == record)
        #expect(try await world.store.find(.id(record.id)) == record)
      }
    },
    StoreContract("no page is lost where a reader claims none or too few") { world in
      let document = try await world.reading(try world.newDocument())
      let cases = try await world.store.recordReading(
        document.id,
        StoreWorld.reading([], pages: [StoreWorld.page(1), StoreWorld.page(2, blank: true)]))
      #expect(cases.map(\.life.state) == [.unidentified])
      #expect(cases[0].queue == CaseRecord.unidentifiedQueue)
      #expect(try await world.store.pages(of: document.id).map(\.case) == [cases[0].id, nil])
      let blank = try await world.reading(try world.newDocument())
      let only = try await world.store.recordReading(
        blank.id, StoreWorld.reading([], pages: [StoreWorld.page(1, blank: true)]))
      #expect(only.count == 1)
    },
    StoreContract("a case of an unknown version is refused whole") { world in
      let document = try await world.reading(try world.newDocument())
      await world.expect(.noSuchWorkflow) {
        try await world.store.recordReading(
          document.id, StoreWorld.reading([StoreWorld.caseReading(version: "unknown")]))
      }
      #expect(try await world.store.document(document.id)?.life.state == .reading)
      #expect(try await world.store.pages(of: document.id).isEmpty)
    },
    StoreContract("the same bytes again are a finding that names the first") { world in
      try await world.activate(StoreWorld.workflow())
      let hash = String(repeating: "b", count: 64)
      var cases: [CaseRecord] = []
      for _ in 0..<2 {
        let document = try await world.reading(try world.newDocument(sha256: hash))
        cases += try await world.store.recordReading(
          document.id, StoreWorld.reading([StoreWorld.caseReading()]))
      }
      #expect(cases.map(\.life.state) == [.ready, .review])
      let content = try await world.store.caseDetail(cases[1].id)?.content
      let finding = try #require(content?.openFindings.first)
      #expect(finding.code == "document.duplicate")
      #expect(finding.japanese.contains("R8-国保年金課-000001"))
    },
    StoreContract("an unidentified case is read again as the form that a person names") { world in
      try await world.activate(StoreWorld.workflow())
      let document = try await world.reading(try world.newDocument())
      let made = try await world.store.recordReading(
        document.id,
        StoreWorld.reading([
          StoreWorld.caseReading(pages: [1]),
          CaseReading(workflow: nil, version: nil, pages: [2]),
        ]))
      let unknown = try #require(made.last)
      await world.expect(.noSuchWorkflow) {
        try await world.store.assignWorkflow(unknown.id, workflow: "none", by: StoreWorld.sato)
      }
      _ = try await world.store.assignWorkflow(
        unknown.id, workflow: "saikofu", by: StoreWorld.sato)
      var task = try #require(try await world.store.takeDocumentToRead())
      #expect(task.order == .init(workflow: "saikofu", case: unknown.id))
      // In vain at first.
      let failed = try await world.store.recordReading(
        document.id,
        StoreWorld.reading([
          StoreWorld.caseReading(pages: [1]),
          CaseReading(workflow: nil, version: nil, pages: [2]),
        ]))
      #expect(failed.map(\.life.state) == [.unidentified])
      #expect(failed.first?.waiting == 1)
      _ = try await world.store.assignWorkflow(
        unknown.id, workflow: "saikofu", by: StoreWorld.sato)
      task = try #require(try await world.store.takeDocumentToRead())
      let fitted = try await world.store.recordReading(
        document.id,
        StoreWorld.reading([
          StoreWorld.caseReading(pages: [1]), StoreWorld.caseReading("鈴木　一郎", pages: [2]),
        ]))
      #expect(fitted.map(\.id) == [unknown.id])
      #expect(fitted[0].workflow == "saikofu")
      #expect(fitted[0].life.state == .ready)
      #expect(fitted[0].receptionNumber == unknown.receptionNumber)
      #expect(try await world.store.cases(CaseFilter()).count == 2)
    },
    StoreContract("a re-reading that fails leaves the document read") { world in
      try await world.activate(StoreWorld.workflow())
      let record = try await world.makeCase(CaseReading(workflow: nil, version: nil, pages: [1]))
      _ = try await world.store.assignWorkflow(
        record.id, workflow: "saikofu", by: StoreWorld.sato)
      _ = try await world.store.takeDocumentToRead()
      let document = try await world.store.recordReadingFailure(
        record.document, Refusal(.corruptImage))
      #expect(document.life.state == .read)
      let after = try #require(try await world.store.find(.id(record.id)))
      #expect(after.life.assigned == nil)
      #expect(after.life.state == .unidentified)
    },
  ]
}
