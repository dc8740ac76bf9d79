import Readings
import Recognition
import Testing

@testable import FormReading

@Suite("Small parts of reading")
struct SmallPartsTests {
  @Test(
    "an era is told by what is left of its name",
    arguments: [
      ("令和", "令和"), ("合和", "令和"), ("昭相", "昭和"), ("平成", "平成"), ("R", "令和"), ("H", "平成"), ("", ""),
      ("山", ""), ("昭平", ""),
    ])
  func eras(read: String, era: String) {
    #expect(DatePartsReader.eraName(in: read) == era)
  }

  @Test("和 alone is no era: 昭和 and 令和 have it")
  func ambiguous() {
    #expect(DatePartsReader.eraName(in: "和") == "")
  }

  @Test("likeness of texts is 1 for the same, 0 for others, between for slips")
  func likeness() {
    let title = "国民健康保険被保険者証等再交付申請書"
    #expect(TextLikeness.share(of: title, in: title) == 1)
    #expect(TextLikeness.share(of: title, in: "犬の死亡届") == 0)
    let slip = TextLikeness.share(of: title, in: "国民健康保険被保険者証等再交村申請書")
    #expect(slip > 0.8 && slip < 1)
    #expect(TextLikeness.share(of: title, in: "") == 0)
    #expect(TextLikeness.share(of: "", in: title) == 0)
  }

  @Test("the gap that stands out is the space of a name")
  func spaces() {
    func line(_ gaps: [Int]) -> InkMap {
      var map = InkMap(width: 400, height: 30)
      var x = 5
      for gap in gaps + [0] {
        for column in x..<(x + 18) { for row in 5..<24 { map[column, row] = true } }
        x += 18 + gap
      }
      return map
    }
    #expect(SpaceFinder.wideGaps(line([3, 20])).count == 1)
    #expect(SpaceFinder.wideGaps(line([3, 20, 4])).count == 1)
    #expect(SpaceFinder.wideGaps(line([20])).count == 1)
    #expect(SpaceFinder.wideGaps(line([3, 4, 3])).isEmpty)
    #expect(SpaceFinder.wideGaps(line([16, 17, 16, 16])).isEmpty)
    #expect(SpaceFinder.wideGaps(InkMap(width: 10, height: 10)).isEmpty)
  }

  @Test(
    "the space goes where characters on both sides are equally wide",
    arguments: [
      ("辻楓", 1, 1, "辻　楓"), ("高橋学", 2, 1, "高橋　学"), ("関智也", 1, 2, "関　智也"), ("山田太郎", 2, 2, "山田　太郎"),
    ])
  func placing(text: String, before: Int, after: Int, wanted: String) {
    var crop = Crop(width: 400, height: 30, tone: 240, dpi: 140)
    var x = 5
    for index in 0..<(before + after) {
      if index == before { x += 20 }
      for row in 5..<24 { for column in x..<(x + 18) { crop[column, row] = 20 } }
      x += 20
    }
    let read = TextRecogniser.Result(
      text: text, symbols: [], line: LineComposer.Line(crop: crop), agreement: .single,
      certainty: 1, opinions: [], corrected: false)
    #expect(SpaceFinder.insertSpaces(into: read, line: crop, repertoire: .japanese) == wanted)
  }

  @Test("nothing, something faint and writing are told apart by area")
  func presence() {
    guard case .empty(let certainty) = InkPresence(area: 0) else {
      Issue.record("no ink is not empty")
      return
    }
    #expect(certainty == 1)
    guard case .faint = InkPresence(area: 0.3) else {
      Issue.record("0.3 mm² is not faint")
      return
    }
    guard case .written = InkPresence(area: 0.6) else {
      Issue.record("0.6 mm² is not writing")
      return
    }
  }
}

@Suite("Numbers within text")
struct DigitRunTests {
  @Test("runs are two digits or more, with their hyphens, without those at the ends")
  func runs() {
    func found(_ text: String) -> [String] {
      let texts = text.map(String.init)
      return DigitRuns.runs(texts).map { texts[$0].joined() }
    }
    #expect(found("上尾市3丁目12番4-56号室") == ["12", "4-56"])
    #expect(found("-12-") == ["12"])
    #expect(found("1") == [])
    #expect(found("") == [])
    #expect(found("105") == ["105"])
  }

  @Test("a 0 counts where the other engine reads the rest alike")
  func replacing() {
    let line = Crop(width: 200, height: 30, tone: 240, dpi: 140)
    let symbols = ["泉", "7", "9", "4", "号"].enumerated().map {
      TextOpinion.Symbol(text: $1, confidence: 1, left: $0 * 30, right: $0 * 30 + 20)
    }
    let opinion = TextOpinion(
      opinion: .init(name: "a", text: "泉794号", confidence: 1), symbols: symbols)
    func answer(_ text: String) -> (Crop) -> TextOpinion {
      { _ in
        TextOpinion(
          opinion: .init(name: "b", text: text, confidence: 1),
          symbols: text.map { .init(text: String($0), confidence: 1, left: 0, right: 1) })
      }
    }
    #expect(DigitRuns.checked(opinion, on: line, read: answer("704")).opinion.text == "泉704号")
    #expect(DigitRuns.checked(opinion, on: line, read: answer("70")).opinion.text == "泉794号")
    #expect(DigitRuns.checked(opinion, on: line, read: answer("604")).opinion.text == "泉794号")
    #expect(DigitRuns.checked(opinion, on: line, read: answer("7-4")).opinion.text == "泉794号")
  }
}
