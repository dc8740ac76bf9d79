import Readings
import Testing

@testable import Daemon

/// What `uketsuke read --annotate` draws over a page and writes below it.
@Suite struct PageNoteTests {
  private func place(_ page: Int, _ x: Double) -> FindingPlace {
    FindingPlace(
      page: page, box: [x, 10, 20, 5], corners: [x, 10, x + 20, 10, x + 20, 15, x, 15])
  }

  private func finding(_ words: String, _ places: [FindingPlace]?) -> Finding {
    Finding(code: "page.otherEdition", japanese: words, english: words, places: places)
  }

  private func page(_ index: Int, _ findings: [Finding]) -> PageReading {
    var page = PageReading(index: index, width: 2480, height: 3508, dpi: 300)
    page.findings = findings
    return page
  }

  private func reading(_ pages: [PageReading], case findings: [Finding]) -> DocumentReading {
    DocumentReading(
      reader: "test", pages: pages,
      cases: [
        CaseReading(
          workflow: "a", version: "1", pages: pages.map(\.index), findings: findings)
      ], milliseconds: [:])
  }

  @Test func placesAreNumberedOverAllFindingsAndToldBelow() {
    let first = finding("印刷が違います", [place(1, 10), place(1, 40)])
    let second = finding("覆われています", [place(1, 70)])
    let plain = finding("日付がありません", nil)
    // A page's finding stands in its case too, and is one all the same.
    let note = PageNote(reading([page(1, [first])], case: [plain, first, second]), page: 1)
    #expect(note.frames.map(\.caption) == ["①", "②", "③"])
    #expect(note.frames.map(\.tone) == [.place, .place, .place])
    #expect(note.frames.map { $0.corners[0] } == [10, 40, 70])
    #expect(note.legend.lines == ["①② 印刷が違います", "③ 覆われています"])
    #expect(note.legend.keys.map(\.tone) == [.place])
  }

  @Test func onlyPlacesOfThePageAreDrawnOnIt() {
    let both = finding("印刷が違います", [place(1, 10), place(2, 40), place(2, 60)])
    let reading = reading([page(1, [both]), page(2, [])], case: [])
    #expect(PageNote(reading, page: 2).frames.map { $0.corners[0] } == [40, 60])
    #expect(PageNote(reading, page: 2).legend.lines == ["①② 印刷が違います"])
    #expect(PageNote(reading, page: 1).legend.lines == ["① 印刷が違います"])
    let other = PageNote(reading, page: 3)
    #expect(other.frames.isEmpty && other.legend.keys.isEmpty && other.legend.lines.isEmpty)
  }

  @Test func manyPlacesAreCountedOn() {
    let many = finding("印刷が違います", (0..<22).map { place(1, Double($0)) })
    let captions = PageNote(reading([page(1, [many])], case: []), page: 1).frames.map(\.caption)
    #expect(captions[19] == "⑳" && captions[20] == "(21)" && captions[21] == "(22)")
  }
}
