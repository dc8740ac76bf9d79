import Foundation
import Imaging
import Readings
import Testing
import Workflows

@testable import FormPress
@testable import FormReading

/// Stacks of paper by the reader's service, as PDF and TIFF files would bring them.
@Suite("Stacks of mixed paper", .serialized)
struct StackTests {
  /// Pages of one file.
  private enum Sheet {
    case form(UInt64), blank, separator(String?), patch
  }

  private func page(_ sheet: Sheet) throws -> FormPress.Raster {
    let dpi = DrawnForm.dpi
    let canvas = try Canvas(
      widthPixels: DrawnForm.width, heightPixels: DrawnForm.height, dpi: dpi)
    switch sheet {
    case .form(let seed):
      var form = DrawnForm(seed: seed)
      form.tick(1)
      var raster = try FormPress.Raster(canvas, gray: true, dpi: dpi)
      raster.bytes = form.pixels
      return raster
    case .blank: break
    case .separator(let text):
      let code = try #require(QRCode(text ?? SeparatorMark.text))
      canvas.code(.square(code), in: Box(x: 70, y: 120, width: 60, height: 60))
    case .patch:
      let drawn = try FormPress.Sheet.separator()
      for element in drawn.pages[0].elements {
        // Not the code: the bars alone must do.
        if case .rectangle(let box, _, _) = element, box.width < 90 { continue }
        element.draw(on: canvas)
      }
    }
    return try FormPress.Raster(canvas, gray: true, dpi: dpi)
  }

  private func read(_ sheets: [Sheet], only: String? = nil) throws -> DocumentReading {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    try bench.know("b", DrawnForm(seed: 2))
    let rasters = try sheets.map(page)
    let file = try ScanFormat.tiff.file(of: rasters, level: .named("fresh"))
    return try #require(try bench.read(file, only: only))
  }

  /// Every page is in exactly one case, or named as left out.
  private func expectNothingLost(_ reading: DocumentReading) {
    let claimed = reading.cases.flatMap(\.pages)
    #expect(Set(claimed).count == claimed.count)
    for page in reading.pages {
      #expect(claimed.contains(page.index) != page.isLeftOut)
      #expect(!page.isLeftOut || !page.findings.isEmpty)
    }
  }

  @Test("separators by code and by bars part a stack and are named in its record")
  func separators() throws {
    let reading = try read([
      .form(1), .separator(nil), .form(99), .patch, .form(2), .blank,
    ])
    #expect(reading.cases.map(\.workflow) == ["a", nil, "b"])
    #expect(reading.cases.map(\.pages) == [[1], [3], [5]])
    #expect(reading.pages.map(\.separator?.kind) == [nil, .code, nil, .patch, nil, nil])
    #expect(reading.pages[1].findings.map(\.code) == ["page.separator"])
    expectNothingLost(reading)
  }

  @Test(
    "a page that fits no form is the attachment of the form before it, and a person looks at it")
  func attachments() throws {
    let reading = try read([.form(1), .blank, .form(99), .form(2)])
    #expect(reading.cases.map(\.pages) == [[1, 3], [4]])
    let first = try #require(reading.cases.first)
    #expect(first.workflow == "a" && first.findings.map(\.code) == ["case.attachments"])
    #expect(first.findings.allSatisfy { $0.severity == .doubt })
    #expect(first.fields.map(\.value) == ["破損", nil])
    expectNothingLost(reading)
  }

  @Test("a separator that names another form than follows is a finding")
  func named() throws {
    let wrong = try read([.separator("UKETSUKE-SEPARATOR:課/b"), .form(1), .form(2)])
    #expect(wrong.pages.first?.separator?.department == "課")
    #expect(wrong.cases.first?.findings.map(\.code) == ["case.separatorDiffers"])
    #expect(wrong.cases.last?.findings.isEmpty == true)
    let right = try read([.separator("UKETSUKE-SEPARATOR:課/a"), .form(1)])
    #expect(right.cases.map { $0.findings.map(\.code) } == [[]])
  }

  @Test("a code that is not a separator's parts nothing")
  func strangers() throws {
    let reading = try read([.form(1), .separator("UKETSUKE-SEPARATORS"), .form(2)])
    #expect(reading.pages[1].separator == nil)
    #expect(reading.cases.map(\.pages) == [[1, 2], [3]])
    expectNothingLost(reading)
  }

  @Test("nothing but separators is a case that a person looks at")
  func onlySeparators() throws {
    let reading = try read([.separator(nil), .blank])
    #expect(reading.cases.map(\.pages) == [[1, 2]])
    #expect(reading.cases.first?.findings.map(\.code) == ["document.onlySeparators"])
  }

  @Test("what a separator's code says, and what it does not")
  func words() {
    #expect(SeparatorMark(code: "UKETSUKE-SEPARATOR") == SeparatorMark(kind: .code))
    #expect(
      SeparatorMark(code: "UKETSUKE-SEPARATOR:国保年金課/kokuho-saikofu")
        == SeparatorMark(kind: .code, department: "国保年金課", workflow: "kokuho-saikofu"))
    #expect(
      SeparatorMark(code: "UKETSUKE-SEPARATOR:/a") == SeparatorMark(kind: .code, workflow: "a"))
    for text in ["UKETSUKE", "UKETSUKE-SEPARATORS", "UKETSUKE-SEPARATOR:a/b/c", "x", ""] {
      #expect(SeparatorMark(code: text) == nil)
    }
    for mark in [
      SeparatorMark(kind: .code), SeparatorMark(kind: .code, department: "課"),
      SeparatorMark(kind: .code, workflow: "a"),
      SeparatorMark(kind: .code, department: "課", workflow: "a"),
    ] {
      #expect(SeparatorMark(code: mark.code) == mark)
    }
    #expect(SeparatorMark.text == FormPress.Sheet.separatorText)
  }
}
