import TestKit
import Testing

@testable import FormReading

@Suite("Splitting a document into cases")
struct CaseSplitterTests {
  typealias Page = CaseSplitter.Page
  static let a = CaseSplitter.FormKey(workflow: "a", version: "1")
  static let b = CaseSplitter.FormKey(workflow: "b", version: "1")

  func pages(_ groups: [CaseSplitter.Group]) -> [[Int]] { groups.map { $0.pages.map(\.index) } }

  @Test("each single-page form is a case")
  func single() {
    let groups = CaseSplitter.split((1...3).map { Page(index: $0, form: Self.a, formPage: 1) })
    #expect(pages(groups) == [[1], [2], [3]])
  }

  @Test("two-page forms gather their pages, blank backs are dropped")
  func twoPages() {
    let groups = CaseSplitter.split([
      Page(index: 1, form: Self.a, formPage: 1), Page(index: 2, isBlank: true),
      Page(index: 3, form: Self.a, formPage: 2), Page(index: 4, form: Self.a, formPage: 1),
      Page(index: 5, form: Self.a, formPage: 2),
    ])
    #expect(pages(groups) == [[1, 3], [4, 5]])
  }

  @Test("a missing first page begins a case all the same")
  func missingFirst() {
    let groups = CaseSplitter.split([
      Page(index: 1, form: Self.a, formPage: 2), Page(index: 2, form: Self.a, formPage: 1),
      Page(index: 3, form: Self.b, formPage: 2),
    ])
    #expect(pages(groups) == [[1], [2], [3]])
    #expect(groups.map(\.form) == [Self.a, Self.a, Self.b])
  }

  @Test("pages that fit no form and follow each other are one case")
  func unidentified() {
    let groups = CaseSplitter.split([
      Page(index: 1), Page(index: 2), Page(index: 3, form: Self.a, formPage: 1), Page(index: 4),
      Page(index: 5, isBlank: true), Page(index: 6),
    ])
    #expect(pages(groups) == [[1, 2], [3], [4, 6]])
  }

  @Test("nothing is lost, doubled or moved, and pages of a case ascend")
  func properties() {
    var random = SplitMix64(seed: 42)
    for _ in 0..<500 {
      let pages = (1...Int.random(in: 1...12, using: &random)).map { index -> Page in
        switch Int.random(in: 0...5, using: &random) {
        case 0: return Page(index: index, isBlank: true)
        case 1: return Page(index: index)
        default:
          return Page(
            index: index, form: Bool.random(using: &random) ? Self.a : Self.b,
            formPage: Int.random(in: 1...3, using: &random))
        }
      }
      let groups = CaseSplitter.split(pages)
      #expect(groups.flatMap(\.pages) == pages.filter { !$0.isBlank })
      for group in groups {
        #expect(group.pages.allSatisfy { $0.form == group.form })
        guard group.form != nil else { continue }
        #expect(zip(group.pages, group.pages.dropFirst()).allSatisfy { $0.formPage < $1.formPage })
      }
    }
  }
}
