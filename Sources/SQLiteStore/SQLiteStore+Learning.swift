import AuditLog
public import Casework
import Foundation
import GRDB
public import Readings

extension SQLiteStore {
  public func siteLessons() async throws(StoreError) -> [SiteLesson] {
    try await read { transaction in
      try Row.fetchAll(transaction.db, sql: "SELECT * FROM site_calibration ORDER BY number")
        .map { row in
          SiteLesson(
            calibration: try row.json("content"), digest: row["digest"],
            learnedAt: row.date("learned_at"), learnedBy: PersonID(row["learned_by"]),
            revertedAt: row.optionalDate("reverted_at"))
        }
    }
  }

  public func learn(_ calibration: SiteCalibration, by person: PersonID) async throws(StoreError) {
    try await write { transaction in
      let last =
        try Int.fetchOne(transaction.db, sql: "SELECT max(number) FROM site_calibration") ?? 0
      guard calibration.number == last + 1, calibration.isSound else {
        throw StoreError(.wrongState, calibration.name, detail: "last \(last)")
      }
      let content = try transaction.json(calibration)
      let digest = MerkleHash.leaf(Data(content.utf8)).description
      try transaction.db.execute(
        sql: """
          INSERT INTO site_calibration (number, content, digest, learned_at, learned_by)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          calibration.number, content, digest, transaction.now.timeIntervalSince1970,
          person.rawValue,
        ])
      try transaction.record(
        .judgeLearned, by: person,
        [
          "number": .int(calibration.number), "digest": .string(digest),
          "pools": .int(calibration.shifts.count),
          "values": .int(calibration.shifts.values.map(\.values).reduce(0, +)),
          "letters": .int((calibration.letters ?? [:]).values.map(\.offsets.count).reduce(0, +)),
          "names": .int(calibration.names?.count ?? 0),
        ])
    }
  }

  public func revertLearning(by person: PersonID) async throws(StoreError) -> Int? {
    try await write { transaction in
      let last = try Int.fetchOne(
        transaction.db, sql: "SELECT max(number) FROM site_calibration WHERE reverted_at IS NULL")
      guard let last else { return nil }
      try transaction.db.execute(
        sql: "UPDATE site_calibration SET reverted_at = ?, reverted_by = ? WHERE number = ?",
        arguments: [transaction.now.timeIntervalSince1970, person.rawValue, last])
      try transaction.record(.judgeReverted, by: person, ["number": .int(last)])
      return last
    }
  }
}

extension StoreTransaction {
  fileprivate func record(
    _ type: AuditEventType, by person: PersonID, _ details: [String: AuditValue]
  ) throws {
    let actor = Actor.person(person).auditActor(version: services.programVersion)
    try append([AuditEvent(type, actor: actor, details: details)], key: nil)
  }
}
