import Casework
import Foundation
import Japanese
import Readings
import Testing

extension StoreContract {
  static let documents: [StoreContract] = [
    StoreContract("numbers run by fiscal year and department") { world in
      var numbers: [String] = []
      for department in ["国保年金課", "税務課", "国保年金課"] {
        let record = try await world.store.receive(try world.newDocument(department: department))
        numbers.append(record.receptionNumber.description)
        #expect(record.life.state == .received)
      }
      #expect(numbers == ["R8-国保年金課-000001", "R8-税務課-000001", "R8-国保年金課-000002"])
      world.advance(200 * 86_400)
      let next = try await world.store.receive(try world.newDocument())
      #expect(next.receptionNumber.description == "R9-国保年金課-000001")
      #expect(next.receptionDay == CalendarDate(receivedAt: next.receivedAt))
    },
    StoreContract("receiving again changes nothing, also after a restart") { world in
      let document = try world.newDocument()
      let first = try await world.store.receive(document)
      let size = try await world.store.auditSize()
      #expect(try await world.store.receive(document) == first)
      #expect(try await world.store.auditSize() == size)
      try world.restart()
      #expect(try await world.store.receive(document) == first)
      #expect(try await world.store.documents(DocumentFilter()).count == 1)
      #expect(try await world.store.origin(of: document.id) == document.origin)
    },
    StoreContract("the same bytes name the first of the department") { world in
      let hash = String(repeating: "a", count: 64)
      let first = try await world.store.receive(try world.newDocument(sha256: hash))
      let second = try await world.store.receive(try world.newDocument(sha256: hash))
      let third = try await world.store.receive(try world.newDocument(sha256: hash))
      let elsewhere = try await world.store.receive(
        try world.newDocument(sha256: hash, department: "税務課"))
      #expect(first.duplicateOf == nil)
      #expect(second.duplicateOf == first.id)
      #expect(third.duplicateOf == first.id)
      #expect(elsewhere.duplicateOf == nil)
      #expect(try await world.store.documents(DocumentFilter(sha256: hash)).count == 4)
    },
    StoreContract("documents are handed out once, oldest first, those that failed last") { world in
      var ids: [DocumentID] = []
      for _ in 0..<4 { ids.append(try await world.store.receive(try world.newDocument()).id) }
      let first = try #require(try await world.store.takeDocumentToRead())
      #expect(first.document.id == ids[0])
      #expect(first.document.life.state == .reading)
      _ = try await world.store.recordReadingFailure(ids[0], Refusal(.readerCrashed))
      var taken: [DocumentID] = []
      while let task = try await world.store.takeDocumentToRead() { taken.append(task.document.id) }
      #expect(taken == [ids[1], ids[2], ids[3], ids[0]])
    },
    StoreContract("many takers get each document once") { world in
      for _ in 0..<20 { _ = try await world.store.receive(try world.newDocument()) }
      let taken = try await withThrowingTaskGroup(of: [DocumentID].self) { group in
        for _ in 0..<5 {
          group.addTask {
            var mine: [DocumentID] = []
            while let task = try await world.store.takeDocumentToRead() {
              mine.append(task.document.id)
            }
            return mine
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(taken.count == 20)
      #expect(Set(taken).count == 20)
    },
    StoreContract("three attempts quarantine, an operator retries") { world in
      let id = try await world.store.receive(try world.newDocument()).id
      for attempt in 1...3 {
        _ = try await world.store.takeDocumentToRead()
        let record = try await world.store.recordReadingFailure(id, Refusal(.readerTimedOut))
        #expect(record.life.attempts == attempt)
      }
      #expect(try await world.store.takeDocumentToRead() == nil)
      let quarantined = try await world.store.documents(DocumentFilter(states: [.quarantined]))
      #expect(quarantined.map(\.life.refusal?.code) == [.readerTimedOut])
      let retried = try await world.store.retryDocument(id, by: StoreWorld.sato)
      #expect(retried.life.attempts == 0)
      #expect(try await world.store.takeDocumentToRead()?.document.id == id)
    },
    StoreContract("a restart gives documents back without an attempt") { world in
      let id = try await world.store.receive(try world.newDocument()).id
      for _ in 0..<5 {
        #expect(try await world.store.takeDocumentToRead()?.document.id == id)
        try world.restart()
        let record = try #require(try await world.store.document(id))
        #expect(record.life.state == .received)
        #expect(record.life.attempts == 0)
      }
      _ = try await world.store.takeDocumentToRead()
      try await world.store.releaseReading(id)
      try await world.store.releaseReading(id)
      #expect(try await world.store.document(id)?.life.attempts == 0)
    },
    StoreContract("what is not there or not in the right state is refused") { world in
      let id: DocumentID = world.makeID()
      await world.expect(.noSuchDocument) {
        try await world.store.recordReadingFailure(id, Refusal(.empty))
      }
      let document = try await world.store.receive(try world.newDocument())
      await world.expect(.wrongState) {
        try await world.store.recordReading(document.id, StoreWorld.reading([]))
      }
      await world.expect(.wrongState) {
        try await world.store.retryDocument(document.id, by: StoreWorld.sato)
      }
      #expect(try await world.store.document(id) == nil)
    },
  ]
}
