import Japanese
import TestKit
import Testing

@Suite struct EraTests {
  @Test func everyDayFrom1868To2100ComesBack() throws {
    var date = Era.meiji.firstDay
    let end = try #require(CalendarDate(iso: "2100-12-31"))
    var counts: [Era: Int] = [:]
    while date <= end {
      guard let eraDate = date.eraDate, try eraDate.calendarDate == date else {
        Issue.record("\(date)")
        return
      }
      counts[eraDate.era, default: 0] += 1
      date = try #require(date.adding(days: 1))
    }
    for era in Era.allCases {
      let last = era.lastDay ?? end
      #expect(counts[era] == last.days(since: era.firstDay) + 1)
    }
  }

  @Test func textsOfDaysComeBack() throws {
    var generator = SplitMix64(seed: 10)
    let patterns = ["gyyMMdd", "yyyy/M/d", "Gy年M月d日", "yyyyMMdd", "gy.M.d", "Gyy-MM-dd"]
    for _ in 0..<1000 {
      let offset = Int.random(in: 0...84_000, using: &generator)
      let date = try #require(Era.meiji.firstDay.adding(days: offset))
      for pattern in patterns {
        let text = try DateFormatting.format(date, pattern: pattern)
        if try DateText.parse(text) != date { Issue.record("\(text)") }
        if try DateText.parse(TextFolding.fullwidthASCII(text)) != date { Issue.record("\(text)") }
      }
      if try DateText.parse(date.japanese) != date { Issue.record("\(date)") }
    }
  }

  @Test func noDayBelongsToTwoErasAndNoneIsBetween() throws {
    for (era, next) in zip(Era.allCases, Era.allCases.dropFirst()) {
      #expect(try #require(era.lastDay).adding(days: 1) == next.firstDay)
    }
    #expect(try #require(CalendarDate(iso: "1868-10-22")).eraDate == nil)
  }

  @Test(arguments: [
    (Era.showa, 64, 1, 7, "1989-01-07"), (.heisei, 1, 1, 8, "1989-01-08"),
    (.heisei, 31, 4, 30, "2019-04-30"), (.reiwa, 1, 5, 1, "2019-05-01"),
    (.taisho, 15, 12, 24, "1926-12-24"), (.showa, 1, 12, 25, "1926-12-25"),
    (.meiji, 45, 7, 29, "1912-07-29"), (.taisho, 1, 7, 30, "1912-07-30"),
    (.meiji, 6, 1, 1, "1873-01-01"), (.reiwa, 8, 11, 23, "2026-11-23"),
  ])
  func limits(era: Era, year: Int, month: Int, day: Int, iso: String) throws {
    let date = EraDate(era: era, year: year, month: month, day: day)
    #expect(try date.calendarDate.description == iso)
    #expect(try #require(CalendarDate(iso: iso)).eraDate == date)
  }

  @Test(arguments: [
    (Era.showa, 64, 1, 8), (.heisei, 1, 1, 7), (.heisei, 31, 5, 1), (.reiwa, 1, 4, 30),
    (.taisho, 15, 12, 25), (.meiji, 45, 7, 30), (.meiji, 1, 10, 22), (.showa, 99, 1, 1),
    (.reiwa, 2026, 11, 23),
  ])
  func outside(era: Era, year: Int, month: Int, day: Int) {
    let date = EraDate(era: era, year: year, month: month, day: day)
    #expect(issueCode { () throws(ValueIssue) in try date.calendarDate } == "date.outsideEra")
  }

  @Test(arguments: [
    (Era.reiwa, 0, 5, 1), (.reiwa, -3, 5, 1), (.reiwa, .max, 1, 1), (.reiwa, 8, 2, 29),
  ])
  func impossible(era: Era, year: Int, month: Int, day: Int) {
    let date = EraDate(era: era, year: year, month: month, day: day)
    #expect(issueCode { () throws(ValueIssue) in try date.calendarDate } == "date.impossible")
  }

  @Test func names() {
    for era in Era.allCases {
      for name in [
        era.name, era.abbreviation, era.letter, era.letter.lowercased(), era.sign,
        TextFolding.fullwidthASCII(era.letter), " \(era.name)　",
      ] {
        #expect(Era(name: name) == era)
      }
    }
    for name in ["", "令和元", "慶応", "X", "和", "MT"] { #expect(Era(name: name) == nil) }
  }

  @Test func words() throws {
    #expect(Era.reiwa.firstDay.japanese == "令和元年5月1日")
    #expect(try #require(CalendarDate(iso: "2026-11-23")).japanese == "令和8年11月23日")
    #expect(try #require(CalendarDate(iso: "1800-01-02")).japanese == "1800年1月2日")
  }
}

@Suite struct DaysInBoxesTests {
  @Test func aDayIsWrittenByEraOrWesternYearWithAndWithoutZeros() throws {
    let day = try #require(CalendarDate(iso: "2024-05-14"))
    #expect(
      day.digitsInBoxes == ["6514", "06514", "60514", "060514", "2024514", "20240514"])
    #expect(try #require(CalendarDate(iso: "2024-11-30")).digitsInBoxes.contains("61130"))
    // Before the eras that this program knows.
    #expect(try #require(CalendarDate(iso: "1860-11-30")).digitsInBoxes == ["18601130"])
  }
}
