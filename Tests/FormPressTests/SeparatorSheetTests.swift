import Foundation
import Testing
import Workflows

@testable import FormPress

@Suite struct SeparatorSheetTests {
  @Test("The sheet carries patch T from both ends, and the same sheet gives the same bytes")
  func sheet() throws {
    let sheet = try Sheet.separator(department: "国保年金課", workflow: "kokuho-saikofu")
    let bars = sheet.pages[0].elements.compactMap { element -> Box? in
      if case .rectangle(let box, _, _) = element, box.width > 90 { box } else { nil }
    }.sorted { $0.y < $1.y }
    #expect(bars.map(\.height) == [2.03, 5.08, 2.03, 5.08, 5.08, 2.03, 5.08, 2.03])
    // Scanners want them no nearer to the edge than 6 mm, and no farther than 94.
    #expect(bars[0].y >= 6 && bars[3].maxY <= 94)
    #expect(SheetPage.height - bars[7].maxY >= 6)
    try withFolder { folder in
      let (one, two) = (folder.appending(path: "1.pdf"), folder.appending(path: "2.pdf"))
      try sheet.write(to: one)
      try sheet.write(to: two)
      let bytes = try [one, two].map { try Data(contentsOf: $0) }
      #expect(bytes[0] == bytes[1])
    }
  }

  @Test("Names that are too long for the code are refused")
  func long() {
    #expect(throws: PressError.self) {
      try Sheet.separator(department: String(repeating: "課", count: 40), workflow: "a")
    }
  }

  @Test("Every symbol of Code 128 has eleven modules, every one of Code 39 three wide elements")
  func tables() throws {
    for scalar in (UInt8(32)...126) {
      let text = String(UnicodeScalar(scalar))
      let widths = try #require(BarPattern.code128(text)).widths
      // Start, the character, the check and the stop, which is two modules longer.
      #expect(widths.count == 25 && widths.reduce(0, +) == 46, "\(text)")
      if let bars = BarPattern.code39(text) {
        #expect(bars.widths.count == 29 && bars.widths.count { $0 == 3 } == 9, "\(text)")
      }
    }
  }

  @Test("A field for a code of a kind that cannot say its value is left empty")
  func undrawable() {
    var workflow = Workflow(
      id: "a", name: "届", department: "課", form: Form(pages: []), fields: [], queue: "窓口")
    let box = Box(x: 10, y: 10, width: 60, height: 15)
    for (type, kinds, isDrawn) in [
      (.text, [], true), (.text, [.qr], true), (.text, [.code39], true), (.text, [.jan], true),
      (.name, [.qr], true), (.name, [.jan], false), (.name, [.code128, .itf], false),
      (.postalCode, [.itf, .nw7], true),
    ] as [(FieldType, [CodeKind], Bool)] {
      workflow.fields = [
        Field(name: "番号", type: type, required: true, source: .code(box, kinds: kinds))
      ]
      var composer = Composer(workflow, seed: SplitMix64(seed: 3))
      #expect((composer.draft().values["番号"] != nil) == isDrawn)
    }
  }
}
