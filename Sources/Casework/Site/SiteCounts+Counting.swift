public import Readings

extension SiteCounts {
  /// Months that are kept apart; older ones are one.
  static let months = 12

  /// Sums counts of one reader as its judge needs them.
  public init(reader: String, counts: [SiteCount]) {
    let own = counts.filter { $0.pool.reader == reader }
    var fields: [String: [String: [SiteTally]]] = [:]
    for (workflow, counts) in Dictionary(grouping: own, by: \.workflow) {
      for (field, counts) in Dictionary(grouping: counts, by: \.field)
      where counts.contains(where: { $0.tally.wrong > 0 }) {
        fields[workflow, default: [:]][field] = Self.byMonth(counts)
      }
    }
    self.init(
      reader: reader,
      pools: Dictionary(grouping: own, by: \.pool.kind).mapValues(Self.byMonth), fields: fields)
  }

  /// Newest first.
  public static func byMonth(_ counts: [SiteCount]) -> [SiteTally] {
    let months = Dictionary(grouping: counts, by: \.month).sorted { $0.key > $1.key }
      .map { $0.value.map(\.tally).reduce(SiteTally(), +) }
    let old = months.dropFirst(Self.months)
    return Array(months.prefix(Self.months)) + (old.isEmpty ? [] : [old.reduce(SiteTally(), +)])
  }
}
