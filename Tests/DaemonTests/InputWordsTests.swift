import Casework
import Daemon
import Foundation
import Testing

@Suite struct InputWordsTests {
  private func words<Value: Decodable>(_ type: Value.Type, _ json: String) -> InputWords? {
    let data = Data(json.utf8)
    do {
      _ = try JSONDecoder().decode(type, from: data)
      return nil
    } catch {
      return (error as? DecodingError).map { InputWords($0, in: data) }
    }
  }

  @Test func namesTheDecisionAndItsAction() {
    let found = words(
      ReviewDecision.self,
      #"{"case": "R8-国保年金課-000001", "by": "sato", "decisions": [{"field": "氏名", "action": "ok"}]}"#)
    #expect(
      found?.japanese
        == "JSONの1番目の判断の action「ok」は使えません。confirm（確認）か correct（訂正）を指定してください。")
    #expect(found?.english == "The action of decision 1 must be confirm or correct.")
  }

  @Test func namesWhatIsMissing() {
    #expect(
      words(ReviewDecision.self, #"{"by": "sato"}"#)?.japanese == "JSONに case（受付番号）がありません。")
    #expect(
      words(ApprovalDecision.self, #"{"case": "R8-国保年金課-000001", "by": "a", "role": "係長"}"#)?
        .japanese.contains("decision") == true)
  }

  @Test func neverRepeatsAValue() {
    for json in [
      #"{"case": "山田太郎", "by": "sato"}"#, #"{"case": "R8-国保年金課-000001", "by": ["山田太郎"]}"#,
      #"{"case": "R8-国保年金課-000001", "by": "sato", "decisions": [{"field": {"山": "山田太郎"}}]}"#,
      #"{"case": "山田太郎"#, #"["山田太郎"]"#,
    ] {
      let found = words(ReviewDecision.self, json)
      #expect(found != nil)
      #expect(found?.japanese.contains("山田") == false)
      #expect(found?.english.contains("山田") == false)
    }
  }

  @Test func saysThatItIsNoJSON() {
    #expect(
      words(ReviewDecision.self, "{")?.japanese.hasPrefix("JSONの書き方に誤りがあります。") == true)
  }
}
