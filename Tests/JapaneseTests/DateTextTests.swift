import Japanese
import Testing

@Suite struct DateTextTests {
  @Test(arguments: [
    "2026-11-23", "２０２６年１１月２３日", "令和8年11月23日", "R8.11.23", "r8/11/23", "Ｒ８．１１．２３",
    "令8・11・23", "㋿8年11月23日", "令和八年十一月二十三日", "二〇二六年十一月二十三日", "20261123", "R081123",
    "西暦2026年11月23日", " 令 和 8 年 11 月 23 日 ", "令和8年11月23日(月)", "2026/11/23（月曜日）", "2026.11.23",
    "R.8.11.23", "令和　０８年　１１月２３日", "２０２６－１１－２３", "令和8-11-23",
  ])
  func sameDay(text: String) throws {
    #expect(try DateText.parse(text).description == "2026-11-23")
  }

  @Test(arguments: [
    ("H31/4/30", "2019-04-30"), ("昭和六十四年一月七日", "1989-01-07"), ("令和元年五月一日", "2019-05-01"),
    ("令和1年5月1日", "2019-05-01"), ("平成元年1月8日", "1989-01-08"), ("M45.7.29", "1912-07-29"),
    ("昭和六四年一月七日", "1989-01-07"), ("昭和三十年十二月二十五日", "1955-12-25"),
  ])
  func others(text: String, iso: String) throws {
    #expect(try DateText.parse(text).description == iso)
  }

  @Test(arguments: [
    ("", "date.empty"), ("　 ", "date.empty"), ("8年11月23日", "date.eraMissing"),
    ("26/11/23", "date.eraMissing"), ("2026-02-30", "date.impossible"),
    ("令和8年2月29日", "date.impossible"), ("昭和64年1月8日", "date.outsideEra"),
    ("令和31年", "date.form"), ("合和8年11月23日", "date.form"), ("2026/11", "date.form"),
    ("2026/11/23/1", "date.form"), ("2026月11年23日", "date.form"), ("令和8年11月23日(火)", "date.weekday"),
    ("2026年11/23", "date.form"), ("202611233", "date.form"), ("令和2026年11月23日", "date.outsideEra"),
    ("2026年元月元日", "date.form"), ("年月日", "date.form"), ("令和", "date.form"),
    ("2026/13/01", "date.impossible"), ("99999999999999999999/1/1", "date.form"),
  ])
  func refused(text: String, code: String) {
    #expect(issueCode { () throws(ValueIssue) in try DateText.parse(text) } == code)
  }

  @Test func parts() throws {
    #expect(
      try DateText.parse(era: "令和", year: "８", month: "11月", day: "二三").description
        == "2026-11-23")
    #expect(
      try DateText.parse(era: nil, year: "2026年", month: "11", day: "23").description
        == "2026-11-23")
    #expect(
      try DateText.parse(era: "平成", year: "元", month: "1", day: "8").description == "1989-01-08")
    #expect(
      issueCode { () throws(ValueIssue) in
        try DateText.parse(era: "", year: "8", month: "1", day: "8")
      } == "date.era")
    #expect(
      issueCode { () throws(ValueIssue) in
        try DateText.parse(era: "令和", year: "", month: " ", day: "")
      } == "date.empty")
    #expect(
      issueCode { () throws(ValueIssue) in
        try DateText.parse(era: "令和", year: "8", month: "", day: "1")
      } == "date.form")
    #expect(
      issueCode { () throws(ValueIssue) in
        try DateText.parse(era: nil, year: "8", month: "1", day: "1")
      } == "date.eraMissing")
  }

  @Test(arguments: [
    ("yyyyMMdd", "20190503"), ("Gyy.MM.dd", "令和01.05.03"), ("gyy/M/d", "R01/5/3"),
    ("Gy年M月d日", "令和元年5月3日"), ("Gy.M.d", "令和1.5.3"), ("eyyMMdd", "5010503"),
    ("yyyy-MM-dd", "2019-05-03"), ("yyyy'T'MM", "2019T05"), ("''d", "'3"), ("Ｇ年", "Ｇ年"),
    ("", ""),
  ])
  func patterns(pattern: String, text: String) throws {
    let date = try #require(CalendarDate(iso: "2019-05-03"))
    #expect(try DateFormatting.format(date, pattern: pattern) == text)
  }

  @Test(arguments: [
    ("YYYYMMdd", "datePattern.unknown"), ("yyy", "datePattern.unknown"),
    ("MMM", "datePattern.unknown"), ("GG", "datePattern.unknown"), ("HH:mm", "datePattern.unknown"),
    ("yyyy'T", "datePattern.quote"),
  ])
  func wrongPatterns(pattern: String, code: String) {
    #expect(issueCode { () throws(ValueIssue) in try DatePattern(pattern) } == code)
  }

  @Test func noEraBeforeMeiji() throws {
    let date = try #require(CalendarDate(iso: "1800-05-03"))
    #expect(try DateFormatting.format(date, pattern: "yyyyMMdd") == "18000503")
    #expect(
      issueCode { () throws(ValueIssue) in try DateFormatting.format(date, pattern: "Gy") }
        == "date.beforeEras")
  }
}
