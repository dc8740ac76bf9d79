import Foundation
import Japanese
import TestKit
import Testing

@Suite struct CalendarDateTests {
  @Test func impossibleDaysAreNone() {
    #expect(CalendarDate(year: 2026, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2024, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 2026, month: 13, day: 1) == nil)
    #expect(CalendarDate(year: 2026, month: 4, day: 31) == nil)
    #expect(CalendarDate(year: 2026, month: 4, day: 0) == nil)
    #expect(CalendarDate(year: 0, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: .min, month: .max, day: .min) == nil)
  }

  @Test(arguments: [
    "2026-1-01", "2026-01-1", "20260101", "2026/01/01", "-026-01-01", "２０２６-01-01",
    "2026-01-01 ", "2026-02-30", "",
  ])
  func otherTextsAreNotISO(text: String) { #expect(CalendarDate(iso: text) == nil) }

  @Test func everyDayInOrder() throws {
    var date = CalendarDate.earliest
    var weekday = try #require(CalendarDate(iso: "0001-01-01")).weekday
    #expect(weekday == .monday)
    var count = 0
    while let next = date.adding(days: 1) {
      if next <= date || next.days(since: date) != 1
        || count.isMultiple(of: 7) && CalendarDate(iso: next.description) != next
        || next.weekday.rawValue != (weekday.rawValue + 1) % 7
      {
        Issue.record("\(next)")
        return
      }
      date = next
      weekday = next.weekday
      count += 1
    }
    #expect(date == .latest)
    #expect(count == CalendarDate.latest.days(since: .earliest))
    #expect(count == 3_652_058)
  }

  @Test func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    let start = try #require(CalendarDate(iso: "1868-10-23"))
    let base = try #require(
      calendar.date(from: DateComponents(year: 1868, month: 10, day: 23)))
    for offset in stride(from: 0, to: 90_000, by: 97) {
      let ours = try #require(start.adding(days: offset))
      let theirs = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: base.addingTimeInterval(Double(offset) * 86_400))
      #expect(ours.year == theirs.year && ours.month == theirs.month && ours.day == theirs.day)
      #expect(ours.weekday.rawValue + 1 == theirs.weekday)
    }
  }

  @Test func additionStaysWithinTheYears() {
    #expect(CalendarDate.latest.adding(days: 1) == nil)
    #expect(CalendarDate.earliest.adding(days: -1) == nil)
    #expect(CalendarDate.earliest.adding(days: .max) == nil)
    #expect(CalendarDate.latest.adding(days: .min) == nil)
    #expect(CalendarDate.latest.adding(years: .max) == nil)
    #expect(CalendarDate.earliest.adding(days: 3_652_058) == .latest)
  }

  @Test func codableAsISO() throws {
    let date = try #require(CalendarDate(year: 2026, month: 11, day: 23))
    let data = try JSONEncoder().encode([date])
    #expect(String(decoding: data, as: UTF8.self) == #"["2026-11-23"]"#)
    #expect(try JSONDecoder().decode([CalendarDate].self, from: data) == [date])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDate].self, from: Data(#"["2026-02-30"]"#.utf8))
    }
  }

  @Test(arguments: [
    // born, day, age
    ("2000-04-01", "2018-03-31", 17), ("2000-04-01", "2018-04-01", 18),
    ("2000-02-29", "2018-02-28", 17), ("2000-02-29", "2018-03-01", 18),
    ("2000-02-29", "2020-02-28", 19), ("2000-02-29", "2020-02-29", 20),
    ("2026-11-23", "2026-11-23", 0), ("1926-12-25", "2026-12-24", 99),
  ])
  func age(born: String, day: String, age: Int) throws {
    let birth = try #require(CalendarDate(iso: born))
    #expect(birth.age(on: try #require(CalendarDate(iso: day))) == age)
  }

  @Test func noAgeBeforeBirth() throws {
    let birth = try #require(CalendarDate(iso: "2026-11-23"))
    #expect(birth.age(on: try #require(CalendarDate(iso: "2026-11-22"))) == nil)
  }

  @Test func agesAreReachedTheDayBefore() throws {
    let april1 = try #require(CalendarDate(iso: "2020-04-01"))
    #expect(april1.dayReaching(age: 6)?.description == "2026-03-31")
    let leap = try #require(CalendarDate(iso: "2000-02-29"))
    #expect(leap.dayReaching(age: 18)?.description == "2018-02-28")
    #expect(leap.dayReaching(age: 20)?.description == "2020-02-28")
    #expect(leap.dayReaching(age: -1) == nil)
  }

  @Test func reachingAndAgeAgree() throws {
    var generator = SplitMix64(seed: 1)
    let start = try #require(CalendarDate(iso: "1868-10-23"))
    for _ in 0..<5000 {
      let birth = try #require(start.adding(days: .random(in: 0...60_000, using: &generator)))
      let age = Int.random(in: 1...110, using: &generator)
      let reached = try #require(birth.dayReaching(age: age))
      #expect(birth.age(on: reached) == age - 1)
      #expect(birth.age(on: try #require(reached.adding(days: 1))) == age)
    }
  }

  @Test func fiscalYears() throws {
    func year(_ iso: String) throws -> FiscalYear {
      try #require(CalendarDate(iso: iso)).namedFiscalYear
    }
    #expect(try year("2026-03-31").year == 2025)
    #expect(try year("2026-04-01").description == "令和8年度")
    #expect(try year("2019-04-01").description == "令和元年度")
    #expect(try year("2019-03-31").description == "平成30年度")
    #expect(try year("1989-02-01").description == "昭和63年度")
    #expect(try year("1989-04-01").description == "平成元年度")
    #expect(try year("1800-04-01").description == "1800年度")
    let fiscal = FiscalYear(2026)
    #expect(fiscal.firstDay?.description == "2026-04-01")
    #expect(fiscal.lastDay?.description == "2027-03-31")
  }
}
