import Japanese
import TestKit
import Testing

@Suite struct KanjiNumeralTests {
  @Test(arguments: [
    ("一二三", 123), ("十二", 12), ("百二十三", 123), ("〇", 0), ("零", 0), ("壱弐参", 123), ("一万二千", 12_000),
    ("二〇二六", 2026), ("千", 1000), ("一千", 1000), ("二万5千", 25_000), ("12万", 120_000),
    ("３億", 300_000_000),
    ("金", -1), ("百千", -1), ("二三十", -1), ("万", -1), ("一万万", -1), ("〇十", -1), ("", -1),
    ("一〇〇〇一万", -1),
    ("拾壱", 11), ("九千九百九十九兆九千九百九十九億九千九百九十九万九千九百九十九", 9_999_999_999_999_999), ("007", 7),
    ("一万〇", -1), ("99999999999999999", -1), ("一億万", -1),
  ])
  func parse(text: String, number: Int) {
    #expect(KanjiNumeral.parse(text) == (number < 0 ? nil : number))
  }

  @Test(arguments: [
    (0, "〇"), (10, "十"), (21, "二十一"), (100, "百"), (1000, "千"), (10_000, "一万"), (120_305, "十二万三百五"),
  ])
  func format(number: Int, text: String) { #expect(KanjiNumeral.format(number) == text) }

  @Test func comesBack() {
    var generator = SplitMix64(seed: 4)
    for bits in 1...53 {
      for _ in 0..<200 {
        let number = Int.random(in: 0..<(1 << bits), using: &generator)
        guard let text = KanjiNumeral.format(number) else { continue }
        #expect(KanjiNumeral.parse(text) == number)
        if number < 10_000_000_000_000_000, let places = KanjiNumeral.formatByPlace(number) {
          #expect(KanjiNumeral.parse(places) == number)
        }
      }
    }
    #expect(KanjiNumeral.format(-1) == nil)
    #expect(KanjiNumeral.format(10_000_000_000_000_000) == nil)
  }
}
