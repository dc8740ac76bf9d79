import Casework
import Foundation
import Readings
import Testing

extension StoreContract {
  static let desk: [StoreContract] = [
    StoreContract("補正 and 取下げ") { world in
      try await world.activate(StoreWorld.workflow())
      let record = try await world.makeCase(StoreWorld.caseReading(accepted: false))
      await world.expect(.reasonMissing) {
        try await world.store.returnToCitizen(record.id, by: StoreWorld.sato, reason: " ")
      }
      let away = try await world.store.returnToCitizen(
        record.id, by: StoreWorld.sato, reason: "記入もれ")
      #expect(away.life.state == .returned)
      await world.expect(.wrongState) {
        try await world.store.review(
          ReviewDecision(
            case: .id(record.id), by: StoreWorld.sato,
            decisions: [.init(field: "氏名", action: .confirm)]))
      }
      let back = try await world.store.resume(record.id, by: StoreWorld.abe, note: "電話で確認")
      #expect(back.life.state == .review)
      await world.expect(.wrongState) {
        try await world.store.resume(record.id, by: StoreWorld.abe, note: nil)
      }
      let gone = try await world.store.withdraw(
        record.id, by: StoreWorld.sato, reason: "本人の申出")
      #expect(gone.life.state == .withdrawn)
      #expect(gone.closedAt != nil)
    },
    StoreContract("a page moves to another case, both are looked at again") { world in
      try await world.activate(StoreWorld.workflow())
      let first = try await world.makeCase(StoreWorld.caseReading(accepted: false))
      let second = try await world.makeCase(CaseReading(workflow: nil, version: nil, pages: [1]))
      try await world.store.movePage(
        second.document, page: 1, to: first.id, by: StoreWorld.sato)
      let pages = try await world.store.caseDetail(first.id)?.pages ?? []
      #expect(pages.map(\.document) == [first.document, second.document])
      #expect(pages.map(\.position) == [1, 2])
      #expect(try await world.store.find(.id(first.id))?.waiting == 2)
      await world.expect(.noSuchPage) {
        try await world.store.movePage(
          second.document, page: 9, to: first.id, by: StoreWorld.sato)
      }
      let ready = try await world.makeCase()
      await world.expect(.wrongState) {
        try await world.store.movePage(
          second.document, page: 1, to: ready.id, by: StoreWorld.sato)
      }
      // The emptied case goes; the document stays, for its page is needed.
      #expect(try await world.store.erase(second.id, by: .program).isEmpty)
      #expect(try await world.store.document(second.document)?.life.state == .read)
      #expect(try await world.store.erase(first.id, by: .program).count == 2)
    },
    StoreContract("pages do not cross departments") { world in
      try await world.activate(StoreWorld.workflow())
      let first = try await world.makeCase(StoreWorld.caseReading(accepted: false))
      let other = try await world.reading(try world.newDocument(department: "税務課"))
      _ = try await world.store.recordReading(other.id, StoreWorld.reading([]))
      await world.expect(.differentDepartment) {
        try await world.store.movePage(other.id, page: 1, to: first.id, by: StoreWorld.sato)
      }
    },
    StoreContract("staff find cases by folded name, kana and date of birth") { world in
      try await world.activate(StoreWorld.workflow())
      let takahashi = try await world.makeCase(StoreWorld.caseReading("髙橋　花子"))
      let yamada = try await world.makeCase()
      func found(_ search: CaseSearch) async throws -> [CaseID] {
        try await world.store.search(search).map(\.id)
      }
      #expect(try await found(CaseSearch(name: "高橋花子")) == [takahashi.id])
      #expect(try await found(CaseSearch(kana: "やまだ たろう")) == [yamada.id, takahashi.id])
      #expect(
        try await found(CaseSearch(name: "山田太郎", birthDate: "昭和60年1月2日")) == [yamada.id])
      #expect(try await found(CaseSearch(name: "山田太郎", birthDate: "昭和60年1月3日")).isEmpty)
      #expect(try await found(CaseSearch(name: "山田太郎", department: "税務課")).isEmpty)
      #expect(try await found(CaseSearch(name: "山田")).isEmpty)
      #expect(try await found(CaseSearch()).isEmpty)
      #expect(try await found(CaseSearch(name: " ")).isEmpty)
    },
    StoreContract("a corrected value is found, the misread one no longer") { world in
      try await world.activate(StoreWorld.workflow())
      let record = try await world.makeCase(StoreWorld.caseReading("山囲　太郎", accepted: false))
      _ = try await world.store.review(
        ReviewDecision(
          case: .id(record.id), by: StoreWorld.sato,
          decisions: [.init(field: "氏名", action: .correct, value: "山田　太郎")]))
      #expect(try await world.store.search(CaseSearch(name: "山囲太郎")).isEmpty)
      #expect(try await world.store.search(CaseSearch(name: "山田太郎")).map(\.id) == [record.id])
    },
    StoreContract("lists filter and page") { world in
      try await world.activate(StoreWorld.workflow())
      var all: [CaseID] = []
      for index in 0..<5 {
        all.append(
          try await world.makeCase(StoreWorld.caseReading(accepted: index.isMultiple(of: 2))).id)
      }
      let ready = try await world.store.cases(CaseFilter(states: [.ready]))
      #expect(ready.map(\.id) == [all[0], all[2], all[4]])
      let later = try await world.store.cases(CaseFilter(after: all[1], limit: 2))
      #expect(later.map(\.id) == [all[2], all[3]])
      #expect(try await world.store.cases(CaseFilter(queue: "別")).isEmpty)
      #expect(try await world.store.cases(CaseFilter(states: [])).isEmpty)
      _ = try await world.store.hold(all[3], true, by: StoreWorld.sato)
      #expect(try await world.store.cases(CaseFilter(held: true)).map(\.id) == [all[3]])
      #expect(try await world.store.cases(CaseFilter(workflow: "saikofu")).count == 5)
    },
  ]
}
