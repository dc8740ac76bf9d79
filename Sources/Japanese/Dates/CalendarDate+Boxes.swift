extension CalendarDate {
  /// The digits by which people write this day where each has a box: the year of its era or the Western one, then month
  /// and day, each with and without a leading zero. In no order.
  public var digitsInBoxes: Set<String> {
    func written(_ number: Int) -> Set<String> {
      let plain = String(number)
      return number < 10 ? [plain, "0" + plain] : [plain]
    }
    let years = [eraDate?.year, year].compactMap(\.self).map(written)
    var result: Set<String> = []
    for year in Set(years.joined()) {
      for month in written(month) {
        for day in written(day) { result.insert(year + month + day) }
      }
    }
    return result
  }
}
