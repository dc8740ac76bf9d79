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

  @Test("a page that may be missing is not simply missing beside sheets that fit no form, or alone")
  func unseen() {
    func unseen(_ sheets: [Page]) -> [[Int]] {
      let groups = CaseSplitter.split(sheets)
      return groups.filter { $0.form == Self.a }.map {
        CaseSplitter.unseenPages(of: $0, among: groups, optional: [2])
      }
    }
    let front = Page(index: 1, form: Self.a, formPage: 1)
    #expect(unseen([front]) == [[]])
    #expect(unseen([front, Page(index: 2)]) == [[2]])
    #expect(unseen([Page(index: 1), Page(index: 2, form: Self.a, formPage: 1)]) == [[2]])
    #expect(unseen([front, Page(index: 2, form: Self.a, formPage: 2)]) == [[]])
    // The second page before the first, and another's first page between them.
    #expect(
      unseen([
        Page(index: 1, form: Self.a, formPage: 2), Page(index: 2, form: Self.a, formPage: 1),
      ]) == [[], [2]])
    #expect(unseen([front, Page(index: 2, isBlank: true)]) == [[]])
    #expect(unseen([front, Page(index: 2, form: Self.b, formPage: 1)]) == [[]])
  }

  private let both: [CaseSplitter.FormKey: CaseSplitter.Policy] = [
    a: .init(required: [1, 2], takesAttachments: true, endsAtBlank: true),
    b: .init(required: [1], takesAttachments: false),
  ]

  /// Digits and letters for pages: 1, 2 of form a; x, y of form b; `?` fits none; `!` fits none and may
  /// not be attached; `_` blank; `|` separator.
  private func split(_ stack: String) -> [[Int]] {
    pages(CaseSplitter.split(Self.stack(stack), policies: both))
  }

  private static func stack(_ stack: String) -> [Page] {
    stack.enumerated().map { offset, letter in
      let index = offset + 1
      return switch letter {
      case "1", "2": Page(index: index, form: a, formPage: letter == "1" ? 1 : 2)
      case "x", "y": Page(index: index, form: b, formPage: letter == "x" ? 1 : 2)
      case "!": Page(index: index, mayAttach: false)
      case "_": Page(index: index, isBlank: true)
      case "|": Page(index: index, isSeparator: true)
      default: Page(index: index)
      }
    }
  }

  @Test("separators part what would hang together, and are in no case")
  func separators() {
    #expect(split("1|2") == [[1], [3]])
    #expect(split("|12|12|") == [[2, 3], [5, 6]])
    #expect(split("||x||") == [[3]])
    #expect(split("?|?") == [[1], [3]])
    #expect(split("1|?") == [[1], [3]])
    #expect(split("|||") == [])
  }

  @Test("attachments go with the form before them where it takes them")
  func attachments() {
    #expect(split("12??12?") == [[1, 2, 3, 4], [5, 6, 7]])
    #expect(split("1?2") == [[1, 2, 3]])
    #expect(split("x?") == [[1], [2]])
    #expect(split("?12") == [[1], [2, 3]])
    #expect(split("12!") == [[1, 2], [3]])
    // What follows a page that may not be attached does not jump over it.
    #expect(split("12!?") == [[1, 2], [3, 4]])
    let groups = CaseSplitter.split(Self.stack("12?"), policies: both)
    #expect(groups.first?.attachments.map(\.index) == [3])
    #expect(CaseSplitter.split(Self.stack("??")).first?.attachments.isEmpty == true)
  }

  @Test("a blank page ends a complete case where the form says so, and is a back side before")
  func blanks() {
    #expect(split("1_2_?") == [[1, 3], [5]])
    #expect(split("1_?2") == [[1, 3, 4]])
    #expect(split("x_?") == [[1], [3]])
    #expect(split("___") == [])
  }

  @Test("a stack that was fed face down is put together backwards, and says so")
  func reversed() {
    let groups = CaseSplitter.split(Self.stack("2121"), policies: both)
    #expect(pages(groups) == [[1, 2], [3, 4]])
    #expect(groups.allSatisfy { $0.isReversed })
    // Not where it is complete as it lies, nor over a separator, nor where a page is left over.
    #expect(CaseSplitter.split(Self.stack("1212"), policies: both).allSatisfy { !$0.isReversed })
    #expect(split("2|1") == [[1], [3]])
    #expect(split("212") == [[1], [2, 3]])
    #expect(split("2x1") == [[1], [2], [3]])
    #expect(split("21_21") == [[1, 2], [4, 5]])
  }

  @Test("nothing is lost, doubled or moved, and pages of a case ascend")
  func properties() {
    var random = SplitMix64(seed: 42)
    for _ in 0..<2_000 {
      let pages = (1...Int.random(in: 1...12, using: &random)).map { index -> Page in
        switch Int.random(in: 0...6, using: &random) {
        case 0: return Page(index: index, isBlank: true)
        case 1: return Page(index: index, mayAttach: Bool.random(using: &random))
        case 2: return Page(index: index, isSeparator: true)
        default:
          return Page(
            index: index, form: Bool.random(using: &random) ? Self.a : Self.b,
            formPage: Int.random(in: 1...3, using: &random))
        }
      }
      let groups = CaseSplitter.split(
        pages, policies: Bool.random(using: &random) ? both : [:])
      #expect(
        groups.flatMap(\.pages)
          == pages.filter { !$0.isBlank && !$0.isSeparator })
      for group in groups {
        let forms = group.pages.filter { $0.form != nil }
        #expect(forms.allSatisfy { $0.form == group.form })
        #expect(group.form == nil ? forms.isEmpty : !forms.isEmpty)
        let order = zip(forms, forms.dropFirst())
        #expect(order.allSatisfy { ($0.formPage < $1.formPage) != group.isReversed })
      }
    }
  }
}
