import Casework
import Judging
import Readings
import Workflows

extension Desk {
  /// The site's own count, reader by reader.
  func siteReport() async throws -> SiteReport {
    let counts = try await store.siteCounts(reader: nil)
    let cases = try await store.siteCaseCounts(reader: nil)
    let workflows = Dictionary(
      try await book.active().map { ($0.workflow.id, $0.workflow) },
      uniquingKeysWith: { first, _ in first })
    return SiteReport(
      pools: Dictionary(grouping: counts, by: \.pool).map { SiteReport.Pool($0, $1) }
        .sorted { ($0.reader, $0.kind) < ($1.reader, $1.kind) },
      fields: SiteReport.Field.lines(counts, try await store.siteLessons(), workflows),
      cases: cases.map { line in
        SiteReport.Cases(
          line, workflows[line.workflow]?.name,
          counts.filter { $0.pool.reader == line.reader && $0.workflow == line.workflow })
      })
  }
}

extension SiteTally {
  fileprivate static func sum(_ counts: [SiteCount]) -> SiteTally {
    counts.map(\.tally).reduce(SiteTally(), +)
  }
}

extension SiteReport.Pool {
  init(_ pool: SitePool, _ counts: [SiteCount]) {
    let sum = SiteTally.sum(counts)
    self.init(
      reader: pool.reader, kind: pool.kind, seen: sum.seen, wrong: sum.wrong,
      errorBound: SiteRecord.upperBound(sum))
  }
}

extension SiteReport.Field {
  private struct Key: Hashable {
    var pool: SitePool
    var workflow: String
    var field: String
  }

  static func lines(
    _ counts: [SiteCount], _ lessons: [SiteLesson], _ workflows: [String: Workflow]
  ) -> [Self] {
    let records = Dictionary(
      Set(counts.map(\.pool.reader)).map { reader in
        let counts = SiteCounts(
          shipped: ReaderName.shipped(counted: reader), counts: counts, lessons: lessons,
          calibration: lessons.first { $0.calibration.counted == reader }?.calibration)
        return (reader, SiteRecord(counts, reader: reader))
      }, uniquingKeysWith: { first, _ in first })
    let groups = Dictionary(grouping: counts) {
      Key(pool: $0.pool, workflow: $0.workflow, field: $0.field)
    }
    return groups.map { key, counts in
      let sum = SiteTally.sum(counts)
      let workflow = workflows[key.workflow]
      let maxError = workflow?.accept.maxError
      return Self(
        reader: key.pool.reader, kind: key.pool.kind, workflow: key.workflow, form: workflow?.name,
        field: key.field, seen: sum.seen, wrong: sum.wrong, errorBound: SiteRecord.upperBound(sum),
        maxError: maxError,
        standing: maxError.flatMap {
          records[key.pool.reader]?.standing(
            kind: key.pool.kind, workflow: key.workflow, field: key.field, maxError: $0)
        })
    }
    .sorted {
      ($0.reader, $0.workflow, $0.field, $0.kind) < ($1.reader, $1.workflow, $1.field, $1.kind)
    }
  }
}

extension SiteReport.Cases {
  init(_ line: SiteCaseCount, _ form: String?, _ counts: [SiteCount]) {
    let accepted = line.cases == 0 ? 0 : Double(line.accepted) / Double(line.cases)
    self.init(
      reader: line.reader, workflow: line.workflow, form: form, cases: line.cases,
      accepted: line.accepted, seen: line.tally.seen, wrong: line.tally.wrong,
      errorBound: min(1, accepted * SiteRecord.upperBound(SiteTally.sum(counts))))
  }
}
