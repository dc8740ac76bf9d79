package import Casework
import Foundation
package import Readings
import Testing

/// Pages that fit no form, with what labels name on them.
extension StoreWorld {
  package static func candidate(
    _ name: String, _ type: String, _ raw: String, value: String? = nil, label: String? = nil,
    isMasked: Bool = false, findings: [Finding] = []
  ) -> ValueCandidate {
    ValueCandidate(
      name: name, type: type, label: label ?? name, place: .right,
      corners: [300, 600, 900, 600, 900, 660, 300, 660], raw: raw, value: value, confidence: 0.9,
      isMasked: isMasked, findings: findings)
  }

  /// 1 氏名, 2 生年月日, 3 個人番号, 4 a day that never was.
  package static let candidates = [
    candidate("氏名", "name", "山田 太郎", value: "山田　太郎"),
    candidate("生年月日", "date", "昭和60年1月2日", value: "1985-01-02"),
    candidate("個人番号", "my_number", "＊＊＊＊＊＊＊＊＊＊＊＊", isMasked: true),
    candidate("申請日", "date", "昭和64年13月8日"),
  ]

  package static func strangePage(
    _ index: Int, _ candidates: [ValueCandidate] = candidates
  ) -> PageReading {
    var page = page(index)
    page.findings = [Self.unidentified]
    page.transcript = PageTranscript(candidates: candidates)
    return page
  }

  package static let unidentified = Finding(
    code: "page.unidentified", japanese: "帳票が不明です。", english: "It fits no form.")

  /// A document of such pages, each a case of its own.
  package func strangers(pages count: Int = 1) async throws -> [CaseRecord] {
    let document = try newDocument()
    _ = try await store.receive(document)
    _ = try #require(try await store.takeDocumentToRead())
    return try await store.recordReading(
      document.id,
      DocumentReading(
        reader: "uketsuke-1+test-reader", pages: (1...count).map { Self.strangePage($0) },
        cases: (1...count).map {
          CaseReading(workflow: nil, version: nil, pages: [$0], findings: [Self.unidentified])
        }))
  }

  package func stranger() async throws -> CaseRecord {
    try #require(try await strangers().first)
  }
}
