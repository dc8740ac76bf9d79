import Imaging
import Judging
import Readings
import Recognition
import Testing
import Workflows

@testable import FormPress
@testable import FormReading

/// A place of 60 mm × 20 mm whose pictures are drawn.
private struct Place: FieldViews {
  var draw: (inout Crop) -> Void = { _ in }
  var print: (inout Crop) -> Void = { _ in }

  func view(_ box: Box, margin: Double) -> FieldView? {
    func px(_ millimetres: Double) -> Int { Int((millimetres * 300 / 25.4).rounded()) }
    var blank = Crop(
      width: px(box.width + 2 * margin), height: px(box.height + 2 * margin), tone: 240, dpi: 300)
    print(&blank)
    var page = blank
    draw(&page)
    return FieldView(page: page, blank: blank, margin: margin)
  }

  func corners(_ box: Box) -> [Double] { [] }
  func redShare(_ box: Box) -> Double? { nil }
  func hiding(_ box: Box, kind: PlaceKind) -> Hiding? { nil }
}

extension Crop {
  fileprivate mutating func draw(_ code: DrawnCode, in box: Box, tone: UInt8 = 30) {
    for piece in code.pieces(in: box) {
      for y in max(0, pixels(piece.y))..<min(height, pixels(piece.maxY)) {
        for x in max(0, pixels(piece.x))..<min(width, pixels(piece.maxX)) { self[x, y] = tone }
      }
    }
  }
}

@Suite("Fields that hold a barcode or QR code")
struct CodeFieldTests {
  private func field(_ type: FieldType = .text, kinds: [CodeKind] = []) -> Field {
    Field(
      name: "フォーム番号", type: type,
      source: .code(Box(x: 20, y: 20, width: 60, height: 20), kinds: kinds))
  }

  private func outcome(_ field: Field, _ place: Place) throws -> FieldOutcome {
    guard case .code(let box, let kinds) = field.source else { throw Refusal(.readerCrashed) }
    return try CodeFieldReader.outcome(of: field, box: box, kinds: kinds, in: place)
  }

  private func bars(_ text: String) throws -> DrawnCode {
    .bars(try #require(BarPattern.code128(text)))
  }

  private let middle = Box(x: 5, y: 7, width: 56, height: 12)

  @Test("a code is the field's value, named as read by ZBar, and unproven until it was counted")
  func read() throws {
    let code = try bars("F-0012")
    let read = try outcome(field(), Place(draw: { $0.draw(code, in: middle) }))
    #expect(read.value == "F-0012" && read.findings.isEmpty)
    #expect(read.evidence.reader == .code && read.evidence.structure == .checkDigit)
    #expect(read.evidence.votes == Evidence.Votes(agreeing: 3, asked: 3))
    #expect(read.opinions.map(\.name) == ["zbar-0.23"])
    #expect(!CountingJudge.tesseract.judge(read.evidence).isAccepted(maxError: 0.001))
    #expect(read.evidence.pool == "code/japanese/free/checked")
  }

  @Test("a code with no check of its own is held to be no more than the field's type")
  func unchecked() throws {
    let code = DrawnCode.bars(try #require(BarPattern.code39("12345")))
    let read = try outcome(field(.digits), Place(draw: { $0.draw(code, in: middle) }))
    #expect(read.value == "12345" && read.evidence.structure == .none)
  }

  @Test("a line through a code takes it back, though it can be read")
  func struck() throws {
    let codes = [
      (try bars("F-0012"), middle),
      (.square(try #require(QRCode("F-0012"))), Box(x: 22, y: 2, width: 16, height: 16)),
    ]
    for (code, box) in codes {
      // A thick one makes the square unreadable, which is a doubt of its own.
      let thick = code == codes[0].0 ? 4 : 2
      func findings(_ draw: @escaping (inout Crop) -> Void) throws -> [String] {
        let place = Place(draw: {
          $0.draw(code, in: box)
          draw(&$0)
        })
        return try outcome(field(), place).findings.map(\.code)
      }
      #expect(try findings { _ in } == [])
      func line(_ page: inout Crop, _ y: Double, rise: Double = 0) {
        for x in page.pixels(box.x - 2)..<page.pixels(box.maxX + 2) where x >= 0 && x < page.width {
          let along = Double(x) / Double(page.pixels(box.maxX))
          let top = page.pixels(y + rise * along)
          for row in top..<(top + thick) { page[x, row] = 30 }
        }
      }
      #expect(try findings { line(&$0, box.y + box.height * 0.62) }.contains("field.struck"))
      #expect(
        try findings {
          line(&$0, box.y + box.height / 2 - 1, rise: 2)
          line(&$0, box.y + box.height / 2 + 1, rise: 2)
        }.contains("field.struck"))
    }
    // Under or over the code it is no line through it.
    let under = Place(draw: {
      $0.draw(codes[0].0, in: middle)
      for x in 60..<700 { for y in 270..<274 where y < $0.height { $0[x, y] = 30 } }
    })
    #expect(try outcome(field(), under).findings.isEmpty)
    // A rule that the form prints through the place is none either.
    let ruled = Place(
      draw: { $0.draw(codes[1].0, in: codes[1].1) },
      print: { for x in 40..<760 where x < $0.width { for y in 180..<182 { $0[x, y] = 30 } } })
    #expect(try outcome(field(), ruled).findings.isEmpty)
  }

  @Test("nothing there is blank, ink that is no code waits for a person")
  func nothing() throws {
    let empty = try outcome(field(), Place())
    #expect(empty.value == nil && empty.isSurelyBlank && empty.findings.isEmpty)
    let scribble = Place(draw: { page in
      for x in 150..<500 { for y in 100..<140 where (x / 9 + y / 5) % 3 != 0 { page[x, y] = 40 } }
    })
    let ink = try outcome(field(), scribble)
    #expect(ink.value == nil && ink.findings.map(\.code) == ["code.unreadable"])
    #expect(ink.evidence.structure == .broken && !ink.isSurelyBlank)
  }

  @Test("a code that the form prints itself is read, and missed where it is not")
  func printed() throws {
    let code = try bars("KOKUHO-01")
    let read = try outcome(field(), Place(print: { $0.draw(code, in: middle) }))
    #expect(read.value == "KOKUHO-01")
    let torn = Place(
      draw: { page in for y in 0..<page.height { for x in 200..<420 { page[x, y] = 240 } } },
      print: { $0.draw(code, in: middle) })
    #expect(try outcome(field(), torn).findings.map(\.code) == ["code.unreadable"])
  }

  @Test("two codes that differ have no value")
  func differing() throws {
    let (one, two) = (try bars("A-1"), try bars("A-2"))
    let read = try outcome(
      field(),
      Place(draw: { page in
        page.draw(one, in: Box(x: 5, y: 4, width: 56, height: 6))
        page.draw(two, in: Box(x: 5, y: 14, width: 56, height: 6))
      }))
    #expect(read.value == nil && read.findings.map(\.code) == ["code.several"])
    #expect(read.evidence.structure == .broken)
  }

  @Test("another kind than the workflow names, and a code beside the box, are not the field's")
  func others() throws {
    let code = try bars("F-0012")
    let place = Place(draw: { $0.draw(code, in: middle) })
    #expect(try outcome(field(kinds: [.qr]), place).value == nil)
    #expect(try outcome(field(kinds: [.qr, .code128]), place).value == "F-0012")
    let outside = Place(draw: { $0.draw(code, in: Box(x: 5, y: 0, width: 56, height: 0.9)) })
    #expect(try outcome(field(), outside).value == nil)
  }

  @Test("what a code says must be a value of the field's type")
  func form() throws {
    let code = try bars("F-0012")
    let read = try outcome(field(.postalCode), Place(draw: { $0.draw(code, in: middle) }))
    #expect(read.value == nil && read.raw == "F-0012")
    #expect(read.findings.count == 1 && read.evidence.structure == .broken)
  }

  @Test("a field without any view is unreadable, not blank")
  func offPage() throws {
    struct Nowhere: FieldViews {
      func view(_ box: Box, margin: Double) -> FieldView? { nil }
      func corners(_ box: Box) -> [Double] { [] }
      func redShare(_ box: Box) -> Double? { nil }
      func hiding(_ box: Box, kind: PlaceKind) -> Hiding? { nil }
    }
    let read = try CodeFieldReader.outcome(
      of: field(), box: Box(x: 0, y: 0, width: 10, height: 10), kinds: [], in: Nowhere())
    #expect(read.findings.map(\.code) == ["field.unreadable"])
  }
}
