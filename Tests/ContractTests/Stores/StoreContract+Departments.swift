import Casework
import Foundation
import Readings
import Testing

extension StoreContract {
  static let departments: [StoreContract] = [
    StoreContract("a department is one, however its folder's name is written") { world in
      var numbers: [ReceptionNumber] = []
      for name in ["子ども 家庭課", " 子ども　家庭課\n", "子と\u{3099}も \t家庭課"] {
        let record = try await world.store.receive(try world.newDocument(department: name))
        #expect(record.department == record.receptionNumber.department)
        let stored = try #require(try await world.store.document(record.id))
        #expect(stored == record)
        #expect(ReceptionNumber(record.receptionNumber.description) == record.receptionNumber)
        numbers.append(record.receptionNumber)
      }
      #expect(numbers.map(\.number) == [1, 2, 3])
      let filter = DocumentFilter(department: "子ども　家庭課 ")
      #expect(try await world.store.documents(filter).count == 3)
      while let task = try await world.store.takeDocumentToRead() {
        let made = try await world.store.recordReading(
          task.document.id, StoreWorld.reading([]))
        let record = try #require(made.first)
        #expect(try await world.store.find(.number(record.receptionNumber)) == record)
      }
      #expect(try await world.store.cases(CaseFilter(department: "子ども 家庭課")).count == 3)
    },
    StoreContract("a form of another department's folder is a finding") { world in
      try await world.activate(StoreWorld.workflow())
      func made(_ department: String) async throws -> CaseContent {
        let document = try await world.reading(try world.newDocument(department: department))
        let cases = try await world.store.recordReading(
          document.id, StoreWorld.reading([StoreWorld.caseReading()]))
        let record = try #require(cases.first)
        return try #require(try await world.store.caseDetail(record.id)?.content)
      }
      let strange = try await made("税務課").openFindings
      #expect(strange.map(\.code) == ["case.otherDepartment"])
      for word in ["税務課", StoreWorld.department] {
        #expect(strange.first?.japanese.contains(word) == true)
        #expect(strange.first?.english.contains(word) == true)
      }
      // The drop root is nobody's folder.
      for own in [StoreWorld.department, " \(StoreWorld.department)", "未分類"] {
        #expect(try await made(own).openFindings.isEmpty, "\(own)")
      }
    },
    StoreContract("so is a form that a person names for it") { world in
      try await world.activate(StoreWorld.workflow())
      let document = try await world.reading(try world.newDocument(department: "税務課"))
      let made = try await world.store.recordReading(document.id, StoreWorld.reading([]))
      let record = try #require(made.first)
      #expect(try await world.store.caseDetail(record.id)?.content?.openFindings.isEmpty == true)
      _ = try await world.store.assignWorkflow(record.id, workflow: "saikofu", by: StoreWorld.sato)
      _ = try await world.store.takeDocumentToRead()
      _ = try await world.store.recordReading(
        document.id, StoreWorld.reading([StoreWorld.caseReading()]))
      let content = try await world.store.caseDetail(record.id)?.content
      #expect(content?.openFindings.map(\.code) == ["case.otherDepartment"])
    },
  ]
}
