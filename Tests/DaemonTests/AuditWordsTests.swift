import Daemon
import Foundation
import Testing

@Suite struct AuditWordsTests {
  @Test func aRecordInJapaneseAndJapansTime() throws {
    let record = Data(
      #"{"actor":{"person":"sato"},"case":"C1","epoch":1,"index":3,"time":"2026-04-01T00:30:00.000Z","type":"case.reviewed","v":1}"#
        .utf8)
    let line = try #require(AuditWords.line(record))
    #expect(line.contains("2026-04-01 09:30:00"))
    #expect(line.contains("確認（case.reviewed）"))
    #expect(line.contains("職員 sato"))
    #expect(line.contains("案件 C1"))
  }

  @Test func unknownTypesStandForThemselves() {
    #expect(AuditWords.name("new.thing") == "new.thing")
    #expect(AuditWords.line(Data("{}".utf8)) == nil)
  }
}
