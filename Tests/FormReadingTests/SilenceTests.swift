import Imaging
import Japanese
import Readings
import Recognition
import Testing
import Workflows

@testable import FormReading

/// What must never pass in silence, on whole pages.
@Suite("Nothing wrong passes silently", .serialized)
struct SilenceTests {
  private func read(_ page: DrawnForm) throws -> DocumentReading {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    return try #require(try bench.read(try page.png()))
  }

  private func codes(_ reading: DocumentReading, _ field: String) -> [String] {
    reading.cases.first?.fields.first { $0.name == field }?.findings.map(\.code) ?? []
  }

  private func pixels(_ box: Box, around: Double) -> (x: Range<Int>, y: Range<Int>) {
    func px(_ value: Double) -> Int { Int((value * DrawnForm.dpi / 25.4).rounded()) }
    return (
      px(box.x - around)..<px(box.maxX + around), px(box.y - around)..<px(box.maxY + around)
    )
  }

  @Test(
    "a field under a note, a bar or a shadow is not empty", arguments: [246, 210, 60, 0] as [UInt8])
  func covered(tone: UInt8) throws {
    var page = DrawnForm(seed: 1)
    page.tick(1)
    let place = pixels(DrawnForm.text, around: 3)
    page.fill(x: place.x, y: place.y, tone: tone)
    let reading = try read(page)
    #expect(codes(reading, "備考").contains("field.covered"))
    #expect(reading.cases.first?.fields.first { $0.name == "備考" }?.accepted == false)
    #expect(codes(reading, "理由").isEmpty)
  }

  @Test("a covered mark is no free mark", arguments: [246, 0] as [UInt8])
  func coveredMark(tone: UInt8) throws {
    var page = DrawnForm(seed: 1)
    page.tick(1)
    let place = pixels(DrawnForm.marks[2].box, around: 3)
    page.fill(x: place.x, y: place.y, tone: tone)
    let reading = try read(page)
    #expect(codes(reading, "理由").contains("field.covered"))
    #expect(reading.cases.first?.fields.first?.accepted == false)
  }

  @Test("a tick that is struck out waits for a person")
  func struckTick() throws {
    var page = DrawnForm(seed: 1)
    page.tick(1)
    let place = pixels(DrawnForm.marks[1].box, around: 2)
    let middle = (place.y.lowerBound + place.y.upperBound) / 2
    page.fill(x: place.x, y: (middle - 4)..<(middle - 2))
    page.fill(x: place.x, y: (middle + 2)..<(middle + 4))
    let reading = try read(page)
    #expect(codes(reading, "理由").contains("mark.struck"))
    #expect(reading.cases.first?.fields.first?.accepted == false)
  }

  @Test("a line through an empty field is not nothing")
  func struckField() throws {
    var page = DrawnForm(seed: 1)
    page.tick(1)
    let place = pixels(DrawnForm.text, around: 6)
    let middle = (place.y.lowerBound + place.y.upperBound) / 2
    page.fill(x: place.x, y: middle..<(middle + 3))
    let reading = try read(page)
    #expect(codes(reading, "備考").contains("field.struck"))
    #expect(reading.cases.first?.fields.last?.accepted == false)
  }

  @Test("a faint page says so on its case, and nothing of it is accepted")
  func faint() throws {
    var page = DrawnForm(seed: 1)
    page.tick(1)
    page.pixels = page.pixels.map { UInt8(250 - (250 - Int(min(250, $0))) * 42 / 100) }
    let reading = try read(page)
    let found = try #require(reading.cases.first)
    #expect(found.workflow == "a")
    #expect(found.findings.map(\.code).contains("page.faint"))
    #expect(found.fields.allSatisfy { !$0.accepted })
  }

  @Test("a page that is cut off says which fields are not on it")
  func cutOff() throws {
    var page = DrawnForm(seed: 1)
    page.tick(1)
    let left = Int((DrawnForm.text.x + 3) * DrawnForm.dpi / 25.4)
    let raster = try #require(
      try page.raster().crop(x: left, y: 0, width: DrawnForm.width, height: DrawnForm.height))
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    let reading = try #require(try bench.read(try raster.pngData(), only: "a"))
    let found = try #require(reading.cases.first)
    try #require(found.workflow == "a")
    #expect(found.findings.map(\.code).contains("page.cutOff"))
    #expect(codes(reading, "備考").contains("field.covered"))
    #expect(!codes(reading, "備考").contains("field.unreadable"))
  }

  @Test("a document of blank pages is a case that says so")
  func blank() throws {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    let reading = try #require(try bench.read(try DrawnForm.blankPage()))
    let only = try #require(reading.cases.first)
    #expect(reading.cases.count == 1 && only.workflow == nil && only.pages == [1])
    #expect(only.findings.map(\.code) == ["document.blank"])
    #expect(only.findings.map(\.severity) == [.doubt])
  }
}

@Suite("Pages that were crossed out")
struct CrossedOutTests {
  private func field(_ name: String, y: Double) -> Field {
    Field(
      name: name, type: .text, source: .box(Box(x: 40, y: y, width: 80, height: 10)))
  }

  private func codes(_ draw: (inout DrawnForm) -> Void) throws -> [String] {
    let blank = try CompiledPage(compiling: DrawnForm(seed: 1).raster())
    var page = DrawnForm(seed: 1)
    draw(&page)
    let scale = DrawnForm.dpi / 25.4
    let sight = PageSight(
      raster: try page.raster(), place: PageMap(.scale(scale, scale)), form: blank)
    let fields = [40.0, 90, 140, 190].map { field("欄\($0)", y: $0) }
    let doubts = PageDoubts(sight: sight, fields: fields).findings(formPage: 1, index: 1)
    #expect(doubts.allSatisfy { $0.coversValues })
    return doubts.map(\.finding.code)
  }

  private func stroke(
    _ page: inout DrawnForm, _ from: (x: Int, y: Int), _ to: (x: Int, y: Int)
  ) {
    for step in 0...2_000 {
      let x = from.x + (to.x - from.x) * step / 2_000
      let y = from.y + (to.y - from.y) * step / 2_000
      page.fill(x: x..<(x + 4), y: y..<(y + 4))
    }
  }

  @Test("a cross, and one slanted line, cross it out")
  func crossed() throws {
    #expect(try codes { _ in }.isEmpty)
    let cross = try codes {
      stroke(&$0, (200, 200), (760, 1_300))
      stroke(&$0, (760, 200), (200, 1_300))
    }
    #expect(cross == ["page.crossedOut"])
    #expect(try codes { stroke(&$0, (240, 160), (700, 1_250)) } == ["page.crossedOut"])
  }

  @Test("a slash in one field, a fold and a level line do not")
  func others() throws {
    #expect(try codes { stroke(&$0, (250, 580), (700, 530)) }.isEmpty)
    #expect(try codes { stroke(&$0, (0, 600), (1_239, 604)) }.isEmpty)
  }
}

@Suite("Evidence of a date")
struct DateEvidenceTests {
  typealias Part = DatePartsReader.Part

  @Test("one part in doubt is doubt about the whole")
  func agreement() {
    let sure = Part(text: "8", agreement: .agree)
    let unsure = Part(text: "1", agreement: .disagree)
    #expect(DatePartsReader.agreement(of: [sure, sure, sure]) == .agree)
    for parts in [[unsure, sure, sure], [sure, unsure, sure], [sure, sure, unsure]] {
      #expect(DatePartsReader.agreement(of: parts) == .disagree)
    }
    #expect(DatePartsReader.agreement(of: [sure, Part(agreement: .single)]) == .single)
  }

  @Test("one part by hand makes the date handwriting")
  func typed() {
    let typed = Part(text: "8", typed: true)
    #expect(DatePartsReader.areTyped([typed, typed, Part(isFixed: true)]))
    #expect(!DatePartsReader.areTyped([typed, typed, Part(text: "1")]))
    #expect(!DatePartsReader.areTyped([Part(isFixed: true)]))
  }

  @Test("parts beside each other are one line, a part of another row is its own")
  func lines() {
    func box(_ top: Int) -> PixelBox { PixelBox(left: 0, top: top, right: 20, bottom: top + 40) }
    #expect(
      DateNumbersReader.lines([[box(10)], [box(16)], [box(12), box(12)]]).map(\.count) == [4])
    #expect(DateNumbersReader.lines([[box(10)], [box(90)], []]).map(\.count) == [1, 1])
  }

  @Test("a free box between written ones is a gap, before and behind them it is none")
  func gaps() {
    func cells(_ written: String) -> [CellInk] {
      written.map { mark in
        CellInk(
          crop: Crop(width: 0, height: 0, pixels: [], dpi: 300),
          bounds: mark == "_" ? nil : PixelBox(left: 0, top: 0, right: 9, bottom: 9))
      }
    }
    #expect(CellsReader.hasGap(cells("12_4567")))
    #expect(CellsReader.hasGap(cells("1______1")))
    for whole in ["1234567", "__34567", "12345__", "___4___", "_______", ""] {
      #expect(!CellsReader.hasGap(cells(whole)))
    }
  }
}

@Suite("Days that cannot be meant")
struct DateDoubtsTests {
  private func codes(_ name: String, _ value: String) throws -> [String] {
    let today = try #require(CalendarDate(iso: "2026-11-23"))
    let field = FieldReading(
      name: name, type: "date", page: 1, box: [0, 0, 1, 1], value: value, accepted: true)
    return DateDoubts(today: today).findings(for: [field]).map(\.code)
  }

  @Test("births and deaths are past, other days at most a year ahead")
  func rules() throws {
    #expect(try codes("生年月日", "2026-11-24") == ["date.future"])
    #expect(try codes("生年月日", "2026-11-23") == [])
    #expect(try codes("家族[2].生年月日", "2027-01-01") == ["date.future"])
    #expect(try codes("犬の死亡年月日", "2026-12-01") == ["date.future"])
    #expect(try codes("異動日", "2026-12-01") == [])
    #expect(try codes("異動日", "2027-11-23") == [])
    #expect(try codes("異動日", "2027-11-24") == ["date.farFuture"])
    #expect(try codes("使用開始日", "2062-01-01") == ["date.farFuture"])
    #expect(try codes("生年月日", "1896-11-22") == ["date.farPast"])
    #expect(try codes("生年月日", "1896-11-23") == [])
  }
}
