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
