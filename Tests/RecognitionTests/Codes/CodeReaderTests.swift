import FormPress
import Japanese
import Readings
import TestKit
import Testing

@testable import FormPress
@testable import Recognition

@Suite("Barcodes and QR codes")
struct CodeReaderTests {
  private let place = (10.0, 10.0, 80.0, 30.0)

  private func texts(_ crop: Crop, _ kinds: [CodeSymbology] = CodeSymbology.allCases) throws
    -> [String?]
  {
    try CodeReader.look(at: crop, for: kinds).codes.map(\.text)
  }

  @Test(
    "a code of bars is read twice alike, in its place",
    arguments: ["F-00123456", "AB-12/3", "0"], [CodeSymbology.code128, .code39])
  func bars(text: String, kind: CodeSymbology) throws {
    let pattern = kind == .code128 ? BarPattern.code128(text) : BarPattern.code39(text)
    let crop = Crop.page(.bars(try #require(pattern)), in: place).worn(seed: 1)
    let sight = try CodeReader.look(at: crop)
    // A single character in Code 39 is as short as the rules of a table: it is not believed.
    if text == "0", kind == .code39 {
      #expect(sight.codes.isEmpty)
      return
    }
    let code = try #require(sight.codes.first)
    #expect(sight.codes.count == 1 && code.text == text && code.symbology == kind)
    #expect(sight.isSure(code) && code.lines > 10)
    #expect(abs(code.centre.x - Double(crop.pixels(50))) < 60)
    #expect(abs(code.centre.y - Double(crop.pixels(25))) < 60)
  }

  /// Widths of bars and spaces as another program (zint) draws them, of made-up numbers.
  @Test(
    "codes that another program drew are read",
    arguments: [
      (.nw7, "11221211111122111112112122111111112112112111121112111121121121111212112", "1234567"),
      (.itf, "11113113111133313113111331133311111311113331311", "12345678"),
      (.jan, "11131121123222121221141231111111123111141312121331121132111", "4901234567894"),
    ] as [(CodeSymbology, String, String)])
  func foreign(kind: CodeSymbology, widths: String, text: String) throws {
    let pattern = BarPattern(widths: widths.compactMap(\.wholeNumberValue))
    let crop = Crop.page(.bars(pattern), in: place).worn(seed: 2)
    let sight = try CodeReader.look(at: crop, for: [kind])
    #expect(sight.codes.map(\.text) == [text])
    #expect(sight.codes.allSatisfy { sight.isSure($0) })
    // Another kind than was asked for is not looked at.
    let others = try texts(crop, CodeSymbology.allCases.filter { $0 != kind })
    #expect(others.isEmpty)
  }

  @Test("our encoder draws the bars that another program draws")
  func encoder() {
    #expect(
      BarPattern.code128("AB-12/3")?.widths.map(String.init).joined()
        == "2112141113231311231221321232212232111132222211321223122331112")
    // There wide elements are two modules.
    #expect(
      BarPattern.code39("AB-12/3")?.widths.map { $0 > 1 ? "2" : "1" }.joined()
        == "12112121112111121121112112112112111121212112111121112211112112121112112122111111121121211"
    )
    #expect(
      BarPattern.jan("4901234567894")?.widths.map(String.init).joined()
        == "11131121123222121221141231111111123111141312121331121132111")
    // There wide elements are three modules, as here.
    #expect(
      BarPattern.itf("12345678")?.widths.map(String.init).joined()
        == "11113113111133313113111331133311111311113331311")
    // Another check digit, an odd number of digits, letters.
    #expect(BarPattern.jan("4901234567895") == nil && BarPattern.jan("123") == nil)
    #expect(BarPattern.itf("123") == nil && BarPattern.itf("AB") == nil)
    #expect(BarPattern.nw7("") == nil && BarPattern.nw7("12A") == nil)
    #expect(BarPattern.code39("様式") == nil && BarPattern.code128("様式") == nil)
    #expect(BarPattern.code39("*") == nil && BarPattern.code39("") == nil)
  }

  @Test("numbers that we draw in JAN, ITF and NW-7 are read as they are")
  func numbers() throws {
    for (kind, text, pattern) in [
      (.jan, "4569951116179", BarPattern.jan("4569951116179")),
      (.jan, "49123456", BarPattern.jan("49123456")),
      (.itf, "14901234567891", BarPattern.itf("14901234567891")),
      (.nw7, "12-34:5.6", BarPattern.nw7("12-34:5.6")),
    ] as [(CodeSymbology, String, BarPattern?)] {
      let crop = Crop.page(.bars(try #require(pattern, "\(text)")), in: place).worn(seed: 4)
      let sight = try CodeReader.look(at: crop, for: [kind])
      #expect(sight.codes.map(\.text) == [text])
      let code = try #require(sight.codes.first)
      #expect(sight.looks(at: code).agreeing > 1 && sight.looks(at: code).asked == 3)
      let stranger = FoundCode(symbology: kind, text: "0", box: code.box)
      #expect(sight.looks(at: stranger) == Evidence.Votes(agreeing: 0, asked: 3))
    }
  }

  @Test(
    "QR codes of every size, in UTF-8 and in Shift_JIS", arguments: [1, 12, 20, 40, 60, 80, 100])
  func square(length: Int) throws {
    let text =
      String("様式第一号・国民健康保険・受付番号１２３４５６７８９０".prefix(length / 3))
      + String(repeating: "7", count: length % 3)
    for bytes in [Array(text.utf8), try ShiftJIS.encode(text).get()] {
      let code = try #require(QRCode(bytes))
      let sight = try CodeReader.look(
        at: .page(.square(code), height: 60, in: (10, 10, 40, 40)).worn(seed: 3))
      #expect(sight.codes.map(\.text) == [text])
      #expect(sight.codes.map(\.symbology) == [.qr])
      #expect(sight.codes.allSatisfy { sight.isSure($0) })
    }
  }

  @Test("bytes that are no text have none, and control characters are no text")
  func noText() throws {
    for bytes in [[0xFF, 0xFE, 0x80, 0x00, 0x12] as [UInt8], Array("a\u{0}b\u{1B}[0m".utf8)] {
      let code = try #require(QRCode(bytes))
      #expect(try texts(.page(.square(code), in: (10, 5, 40, 40))) == [nil])
    }
    #expect(QRCode([UInt8](repeating: 65, count: 106)) != nil)
    #expect(QRCode([UInt8](repeating: 65, count: 107)) == nil)
  }

  @Test("both of two codes are found, and one that is cut is not")
  func several() throws {
    let first = DrawnCode.bars(try #require(BarPattern.code128("A-1")))
    let second = DrawnCode.bars(try #require(BarPattern.code128("A-2")))
    var page = Crop.page(first, in: (5, 5, 60, 12))
    page.draw(second, in: (5, 30, 60, 12))
    let both = try texts(page)
    #expect(Set(both) == ["A-1", "A-2"])
    let cut = page.part(x: 0..<page.pixels(30), y: 0..<page.height)
    #expect(try texts(cut).isEmpty)
  }

  @Test("noise, stripes and slivers of any size hold no checked code and do no harm")
  func hostile() throws {
    var random = TestKit.SplitMix64(seed: 5)
    let sizes = [(0, 0), (1, 1), (1, 500), (500, 1), (3, 3), (400, 300), (37, 611)]
    for (width, height) in sizes {
      for round in 0..<6 {
        var crop = Crop(width: width, height: height, tone: 255, dpi: 300)
        var tone: UInt8 = 0
        for index in crop.pixels.indices {
          // By turns noise of pixels and of columns, which looks like bars.
          if round.isMultiple(of: 2) || index < width {
            if Int.random(in: 0...round, using: &random) == 0 { tone = ~tone }
            crop.pixels[index] = tone
          } else {
            crop.pixels[index] = crop.pixels[index - width]
          }
        }
        let sight = try CodeReader.look(at: crop)
        #expect(!sight.codes.contains { $0.symbology.isChecked && sight.isSure($0) })
      }
    }
    let huge = Crop(width: 20_001, height: 1_000, tone: 255, dpi: 300)
    let found = try CodeScanner(CodeSymbology.allCases).codes(in: huge)
    #expect(found.isEmpty)
  }
}
