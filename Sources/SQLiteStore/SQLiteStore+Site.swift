public import Casework
import GRDB
import Readings

extension SQLiteStore: SiteStore {
  /// A reader, or that reader with what the site taught it; any where the argument is null.
  private static let ofReader = """
    (?1 IS NULL OR reader = ?1 OR substr(reader, 1, length(?1) + 6) = ?1 || '+site-')
    """

  public func siteCounts(reader: String?) async throws(StoreError) -> [SiteCount] {
    try await read { transaction in
      try Row.fetchAll(
        transaction.db,
        sql: """
          SELECT * FROM site_count WHERE \(Self.ofReader)
          ORDER BY reader, kind, workflow, field, month
          """, arguments: [reader]
      ).map { row in
        SiteCount(
          pool: SitePool(reader: row["reader"], kind: row["kind"]), workflow: row["workflow"],
          field: row["field"], month: row["month"],
          tally: SiteTally(seen: row["seen"], wrong: row["wrong"]))
      }
    }
  }

  public func siteCaseCounts(reader: String?) async throws(StoreError) -> [SiteCaseCount] {
    try await read { transaction in
      try Row.fetchAll(
        transaction.db,
        sql: """
          SELECT * FROM site_case_count WHERE \(Self.ofReader)
          ORDER BY reader, workflow
          """, arguments: [reader]
      ).map { row in
        SiteCaseCount(
          reader: row["reader"], workflow: row["workflow"], cases: row["cases"],
          accepted: row["accepted"], tally: SiteTally(seen: row["seen"], wrong: row["wrong"]))
      }
    }
  }
}

extension StoreTransaction {
  /// Adds to the site's counts what a change of a case tells.
  func count(_ change: SiteChange) throws {
    for count in change.counts {
      let key: StatementArguments = [
        count.pool.reader, count.pool.kind, count.workflow, count.field, count.month,
      ]
      // Made empty and then changed: a row that only takes an error back breaks the table's checks.
      try db.cachedStatement(
        sql: """
          INSERT INTO site_count (reader, kind, workflow, field, month, seen, wrong)
          VALUES (?, ?, ?, ?, ?, 0, 0) ON CONFLICT DO NOTHING
          """
      ).execute(arguments: key)
      try db.cachedStatement(
        sql: """
          UPDATE site_count SET seen = seen + ?, wrong = wrong + ?
          WHERE reader = ? AND kind = ? AND workflow = ? AND field = ? AND month = ?
          """
      ).execute(arguments: [count.tally.seen, count.tally.wrong] + key)
    }
    guard let cases = change.cases else { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO site_case_count (reader, workflow, cases, accepted, seen, wrong)
        VALUES (?, ?, 0, 0, 0, 0) ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [cases.reader, cases.workflow])
    try db.cachedStatement(
      sql: """
        UPDATE site_case_count SET cases = cases + ?, accepted = accepted + ?, seen = seen + ?,
          wrong = wrong + ?
        WHERE reader = ? AND workflow = ?
        """
    ).execute(arguments: [
      cases.cases, cases.accepted, cases.tally.seen, cases.tally.wrong, cases.reader,
      cases.workflow,
    ])
  }
}
