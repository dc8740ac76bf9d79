import Readings
import Testing

@testable import Daemon

@Suite("What a searchable PDF says of a case")
struct PDFOrderTests {
  private func field(
    _ name: String, _ type: String, raw: String, value: String?, corners: Int = 8
  ) -> (reading: FieldReading, value: String?) {
    (
      FieldReading(
        name: name, type: type, page: 1, box: [0, 0, 1, 1],
        corners: [Double](repeating: 5, count: corners), raw: raw, value: value), value
    )
  }

  private func page(
    _ fields: [(reading: FieldReading, value: String?)], tellsNumbers: Bool = false
  ) -> PDFOrder.Page {
    PDFOrder.Page(
      document: 1, page: 2,
      reading: PageReading(
        index: 2, width: 10, height: 10, dpi: 300, rotation: 90, skew: 1.5), fields: fields,
      tellsNumbers: tellsNumbers)
  }

  @Test("a field says what stands on paper, or what a person put in its place")
  func texts() {
    var corrected = field("氏名", "name", raw: "山口太郎", value: "山口太郎")
    corrected.value = "山田太郎"
    var emptied = field("備考", "text", raw: "しみ", value: "しみ")
    emptied.value = nil
    let made = page([
      field("生年月日", "date", raw: "昭和60年1月2日", value: "1985-01-02"), corrected, emptied,
      field("住所", "address", raw: "", value: nil),
    ])
    #expect(made.texts.map(\.text) == ["昭和60年1月2日", "山田太郎"])
    #expect(made.covered.count == 4)
    #expect(made.rotation == 90 && made.skew == 1.5 && made.document == 1 && made.page == 2)
  }

  @Test("a 個人番号 is left out, its place covered, unless the workflow tells it")
  func numbers() {
    let number = field("個人番号", "my_number", raw: "123456789018", value: "123456789018")
    let made = page([number])
    #expect(made.texts.isEmpty)
    #expect(made.covered.count == 1)
    #expect(page([number], tellsNumbers: true).texts.map(\.text) == ["123456789018"])
  }

  @Test("marks and seals have no text, and what has no place is left out")
  func marks() {
    let made = page([
      field("理由", "choice", raw: "紛失", value: "紛失"), field("印", "seal", raw: "有", value: "有"),
      field("氏名", "name", raw: "山田", value: "山田", corners: 0),
    ])
    #expect(made.texts.isEmpty && made.covered.isEmpty)
  }
}
