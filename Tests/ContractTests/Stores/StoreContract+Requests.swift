import AuditLog
import Casework
import Foundation
import Testing

extension StoreContract {
  /// Who asked, what is shown of it, and lists as the desk asks for them.
  static let requests: [StoreContract] = [
    StoreContract("beside the person stands the account that the request came from") { world in
      try await world.activate(StoreWorld.workflow())
      let record = try await world.makeCase(StoreWorld.caseReading(accepted: false))
      let requester = Requester(uid: 1234, account: "counter-pc")
      try await Requester.$current.withValue(requester) {
        _ = try await world.store.review(
          ReviewDecision(
            case: .id(record.id), by: StoreWorld.sato,
            decisions: [.init(field: "氏名", action: .confirm)]))
      }
      _ = try await world.store.hold(record.id, true, by: StoreWorld.sato)
      let records = try await world.auditRecords()
      let reviewed = try #require(records.first { $0.type == .caseReviewed })
      #expect(reviewed.actor == .person(id: "sato"))
      #expect(reviewed.details["account"] == "counter-pc")
      #expect(reviewed.details["uid"] == 1234)
      // What the program does by itself, and what no request asked for, names none.
      for record in records where record.type != .caseReviewed {
        #expect(record.details["account"] == nil, "\(record.type)")
      }
    },
    StoreContract("a department that no workflow has is bound, not shown") { world in
      try await world.activate(StoreWorld.workflow())
      let known = try await world.store.receive(try world.newDocument())
      let document = try world.newDocument(department: "山田太郎")
      let strange = try await world.store.receive(document)
      #expect(strange.receptionNumber.department == "山田太郎")
      let bytes = try await world.store.auditRecords(from: 0, limit: .max)
      #expect(!bytes.contains { String(decoding: $0, as: UTF8.self).contains("山田") })
      let received = try await world.auditRecords().filter { $0.type == .documentReceived }
      #expect(
        received.map { $0.details["receptionNumber"] } == [
          .string(known.receptionNumber.description),
          .string(strange.receptionNumber.withoutDepartment),
        ])
      #expect(received.map(\.commitments.count) == [0, 1])
    },
    StoreContract("lists run both ways, and a document is found by its number") { world in
      var documents: [DocumentRecord] = []
      for _ in 0..<3 { documents.append(try await world.store.receive(try world.newDocument())) }
      let newest = try await world.store.documents(DocumentFilter(limit: 2, newestFirst: true))
      #expect(newest.map(\.id) == [documents[2].id, documents[1].id])
      let rest = try await world.store.documents(
        DocumentFilter(after: newest[1].id, limit: 2, newestFirst: true))
      #expect(rest.map(\.id) == [documents[0].id])
      let second = try await world.store.documents(
        DocumentFilter(number: documents[1].receptionNumber))
      #expect(second.map(\.id) == [documents[1].id])
      try await world.activate(StoreWorld.workflow())
      var cases: [CaseRecord] = []
      for _ in 0..<3 {
        let document = try await world.store.receive(try world.newDocument())
        var task = try await world.store.takeDocumentToRead()
        while let other = task, other.document.id != document.id {
          _ = try await world.store.recordReading(
            other.document.id, StoreWorld.reading([StoreWorld.caseReading()]))
          task = try await world.store.takeDocumentToRead()
        }
        cases += try await world.store.recordReading(
          document.id, StoreWorld.reading([StoreWorld.caseReading()]))
      }
      let all = try await world.store.cases(CaseFilter(newestFirst: true))
      #expect(all.prefix(3).map(\.id) == cases.reversed().map(\.id))
      let after = try await world.store.cases(
        CaseFilter(after: cases[1].id, limit: 1, newestFirst: true))
      #expect(after.map(\.id) == [cases[0].id])
    },
  ]
}
