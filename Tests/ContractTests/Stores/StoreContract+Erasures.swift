import AuditLog
import Casework
import Foundation
import Readings
import Testing

extension StoreContract {
  static let erasures: [StoreContract] = [
    StoreContract("an erased case is gone for good, its record and log stay") { world in
      try await world.activate(StoreWorld.workflow())
      let record = try await world.makeCase()
      let erased = try await world.store.erase(record.id, by: .person(StoreWorld.abe))
      #expect(erased == [record.document])
      let detail = try #require(try await world.store.caseDetail(record.id))
      #expect(detail.content == nil)
      #expect(detail.origin == nil)
      #expect(detail.pages.allSatisfy { $0.reading == nil })
      #expect(try await world.store.search(CaseSearch(name: "山田太郎")).isEmpty)
      #expect(try await world.store.find(.number(record.receptionNumber))?.life.state == .erased)
      await world.expect(.erased) { try await world.store.erase(record.id, by: .program) }
      await world.expect(.erased) {
        try await world.store.hold(record.id, true, by: StoreWorld.sato)
      }
      // Its number is not given again.
      let next = try await world.store.receive(try world.newDocument())
      #expect(next.receptionNumber.number == 2)
    },
    StoreContract("a document goes with its last case") { world in
      try await world.activate(StoreWorld.workflow())
      let document = try await world.reading(try world.newDocument())
      let cases = try await world.store.recordReading(
        document.id,
        StoreWorld.reading([
          StoreWorld.caseReading(pages: [1]), StoreWorld.caseReading(pages: [2]),
        ]))
      #expect(try await world.store.erase(cases[0].id, by: .program).isEmpty)
      await world.expect(.wrongState) {
        try await world.store.eraseDocument(document.id, by: .program)
      }
      #expect(try await world.store.origin(of: document.id) != nil)
      #expect(try await world.store.erase(cases[1].id, by: .program) == [document.id])
      #expect(try await world.store.document(document.id)?.life.state == .erased)
    },
    StoreContract("a hold suspends erasure") { world in
      try await world.activate(StoreWorld.workflow())
      let record = try await world.makeCase()
      _ = try await world.store.hold(record.id, true, by: StoreWorld.sato)
      await world.expect(.held) { try await world.store.erase(record.id, by: .program) }
      _ = try await world.store.hold(record.id, false, by: StoreWorld.sato)
      #expect(try await world.store.erase(record.id, by: .program).count == 1)
    },
    StoreContract("what is being delivered is not erased") { world in
      try await world.activate(StoreWorld.workflow())
      let record = try await world.makeCase()
      _ = try await world.store.beginDelivery(world.intent([record.id]))
      await world.expect(.wrongState) { try await world.store.erase(record.id, by: .program) }
    },
    StoreContract("a quarantined document is erased by itself") { world in
      let document = try await world.reading(try world.newDocument())
      _ = try await world.store.recordReadingFailure(document.id, Refusal(.encrypted))
      try await world.store.eraseDocument(document.id, by: .person(StoreWorld.abe))
      #expect(try await world.store.document(document.id)?.life.state == .erased)
      #expect(try await world.store.origin(of: document.id) == nil)
    },
  ]
}
