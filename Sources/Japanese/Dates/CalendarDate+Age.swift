extension CalendarDate {
  /// Years of age, of a person born on this day, completed when the given day begins; nil before
  /// the birth. It rises on the birthday; a person born on 29 February has the new age from
  /// 1 March in a common year.
  ///
  /// By 年齢計算ニ関スル法律 (明治35年法律第50号) and 民法 第143条 an age is *reached* at the end
  /// of the day before the birthday. Laws that speak of 「…歳に達する日」 mean that earlier day:
  /// see `dayReaching(age:)`.
  public func age(on day: CalendarDate) -> Int? {
    guard day >= self else { return nil }
    let before = (day.month, day.day) < (month, self.day)
    return day.year - year - (before ? 1 : 0)
  }

  /// The day on which a person born on this day reaches an age in the law's sense: the day before
  /// the birthday (年齢計算ニ関スル法律, 民法 第143条). Who was born on 1 April 2020 reaches six on
  /// 31 March 2026, and so starts school a year before those born on 2 April.
  /// nil for a negative age and beyond the year 9999.
  public func dayReaching(age: Int) -> CalendarDate? {
    guard age >= 0 else { return nil }
    return adding(years: age)?.adding(days: -1)
  }
}
