public import Readings

extension SiteCounts {
  /// Months that are kept apart; older ones are one.
  static let months = 12

  /// Sums counts of one reader as its judge needs them.
  public init(reader: String, counts: [SiteCount]) {
    let own = counts.filter { $0.pool.reader == reader }
    var fields: [String: [String: [SiteTally]]] = [:]
    // A value that was learned never went on, so that it stops its own kind and not its field.
    for (workflow, counts) in Dictionary(
      grouping: own.filter { !$0.pool.isLearned }, by: \.workflow)
    {
      for (field, counts) in Dictionary(grouping: counts, by: \.field)
      where counts.contains(where: { $0.tally.wrong > 0 }) {
        fields[workflow, default: [:]][field] = Self.byMonth(counts)
      }
    }
    self.init(
      reader: reader,
      pools: Dictionary(grouping: own, by: \.pool.kind).mapValues(Self.byMonth), fields: fields)
  }

  /// What a reader needs that judges by what the site has learned.
  ///
  /// Counts of the same reader with other lessons, or none, carry over for kinds of values that these
  /// lessons judge alike: a stop must not end because something else was learned.
  ///
  /// - Parameters:
  ///   - shipped: `ReaderName.shipped`.
  ///   - lessons: all that the site ever learned.
  ///   - calibration: the one that counts; nil where none does.
  public init(
    shipped: String, counts: [SiteCount], lessons: [SiteLesson], calibration: SiteCalibration?
  ) {
    let name = calibration?.counted ?? shipped
    var known = Dictionary(
      lessons.filter { $0.calibration.reader == shipped }
        .map { ($0.calibration.counted, $0.calibration as SiteCalibration?) },
      uniquingKeysWith: { first, _ in first })
    known[shipped] = .some(nil)
    let carried = counts.compactMap { count -> SiteCount? in
      guard let its = known[count.pool.reader],
        SiteCalibration.areAlike(its, calibration, for: count.pool.kind)
      else { return nil }
      var count = count
      count.pool.reader = name
      return count
    }
    self.init(reader: name, counts: carried)
    self.calibration = calibration
  }

  /// Newest first.
  public static func byMonth(_ counts: [SiteCount]) -> [SiteTally] {
    let months = Dictionary(grouping: counts, by: \.month).sorted { $0.key > $1.key }
      .map { $0.value.map(\.tally).reduce(SiteTally(), +) }
    let old = months.dropFirst(Self.months)
    return Array(months.prefix(Self.months)) + (old.isEmpty ? [] : [old.reduce(SiteTally(), +)])
  }
}
