import Casework
import Readings
import Testing

@Suite struct LeftOutPagesTests {
  private func page(_ index: Int, blank: Bool = false, separator: SeparatorMark? = nil)
    -> PageReading
  {
    PageReading(
      index: index, width: 100, height: 100, dpi: 300, isBlank: blank, separator: separator)
  }

  @Test func `blank pages and separators make no case, any other page that nobody claims does`() {
    let reading = DocumentReading(
      reader: "test",
      pages: [
        page(1, separator: SeparatorMark(kind: .patch)), page(2), page(3, blank: true), page(4),
      ],
      cases: [CaseReading(workflow: "a", version: "1", pages: [2])])
    #expect(reading.completeCases.map(\.pages) == [[2], [4]])
    #expect(reading.completeCases.map(\.workflow) == ["a", nil])
  }
}
