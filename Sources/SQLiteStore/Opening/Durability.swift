import Casework
import GRDB

/// What every connection is set to, and the proof that it is.
enum Durability {
  /// Readers and writer alike.
  static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      // Deleted content is overwritten with zeros.
      try db.execute(sql: "PRAGMA secure_delete = ON")
    }
    return configuration
  }

  /// Sets the writer to `synchronous = FULL`: GRDB's pool sets NORMAL after `prepareDatabase`, and
  /// with NORMAL a power cut takes committed transactions back.
  static func makeDurable(_ writer: some DatabaseWriter, _ path: String) throws(StoreError) {
    do {
      try writer.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
      try writer.writeWithoutTransaction { db in try assertDurable(db, path) }
    } catch {
      throw StoreError(any: error, path)
    }
  }

  /// Throws `notDurable` unless a commit on this connection survives a power cut.
  static func assertDurable(_ db: Database, _ path: String) throws {
    let expected: [(String, String)] = [
      ("synchronous", "2"), ("journal_mode", "wal"), ("foreign_keys", "1"),
      ("secure_delete", "1"),
    ]
    for (name, value) in expected {
      let found = try String.fetchOne(db, sql: "PRAGMA \(name)") ?? ""
      guard found == value else {
        throw StoreError(.notDurable, path, detail: "\(name) = \(found)")
      }
    }
  }

  static func checkIntegrity(_ writer: some DatabaseReader, _ path: String)
    throws(StoreError)
  {
    do {
      let found = try writer.read { db in
        try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? ""
      }
      guard found == "ok" else { throw StoreError(.damaged, path, detail: found) }
    } catch {
      throw StoreError(any: error, path)
    }
  }
}
