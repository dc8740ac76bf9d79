import Casework
import Daemon
import Readings
import Testing

@Suite struct CaseWordsTests {
  private func field(_ reasons: Set<ReviewReason>, isSettled: Bool = false) -> FieldState {
    FieldState(
      reading: FieldReading(
        name: "氏名", type: "name", page: 1, box: [0, 0, 1, 1], raw: "山田"), value: nil,
      decidedBy: nil,
      isSettled: isSettled, reasons: reasons)
  }

  @Test func unreadableIsNotEmpty() {
    #expect(CaseWords.value("山田", raw: "", isSettled: false) == "山田")
    #expect(CaseWords.value(nil, raw: " 　", isSettled: false) == "（空欄）")
    #expect(CaseWords.value(nil, raw: "山?", isSettled: false) == "（読取不可）")
    #expect(CaseWords.value(nil, raw: "山?", isSettled: true) == "（空欄）")
  }

  @Test func saysWhyAFieldWaits() {
    #expect(CaseWords.reasons(field([.doubt, .finding])) == "読取の確認、指摘あり")
    #expect(CaseWords.reasons(field([.double])) == "二人確認")
    #expect(CaseWords.reasons(field([.again])) == "差戻し・補正")
    #expect(CaseWords.reasons(field([.doubt], isSettled: true)).isEmpty)
  }

  @Test func aSampleLooksLikeAnyOther() {
    #expect(CaseWords.reasons(field([.sample])) == CaseWords.reasons(field([.doubt])))
    #expect(CaseWords.reasons(field([.sample])) == CaseWords.reasons(field([.all])))
    #expect(CaseWords.reasons(field([.sample, .doubt])) == CaseWords.reasons(field([.doubt])))
  }

  @Test func aFindingIsToldOnceAndInItsOwnWords() {
    let one = Finding(
      code: "rule.broken", fields: ["氏名"], japanese: "「氏名」を確認してください。", english: "Check.")
    #expect(CaseWords.lines([one, one]) == ["指摘 「氏名」を確認してください。 [rule.broken]"])
  }

  @Test func `doubts on the case as a whole say how they are settled, each code once`() {
    let twice = Finding(code: "document.duplicate", japanese: "同じ文書です。", english: "Seen before.")
    let line = CaseWords.howToAcknowledge([twice, twice])
    #expect(line?.contains("\"acknowledge\": [\"document.duplicate\"]") == true)
    #expect(CaseWords.howToAcknowledge([]) == nil)
  }

  @Test func storeErrorsSpeakJapanese() {
    #expect(
      StoreError(.wrongState, "R8-1", detail: "delivering").japanese.hasSuffix("（現在の状態：連携中）"))
    #expect(StoreError(.wrongRole, "R8-1", detail: "係長").japanese.hasSuffix("（次の決裁者：係長）"))
    let own = StoreError(.fourEyes, "R8-1", detail: "reviewer").japanese
    #expect(own.hasPrefix("確認を行った職員は決裁できません。") && !own.contains("reviewer"))
  }
}
