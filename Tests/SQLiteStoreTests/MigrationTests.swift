import AuditLog
import Casework
import ContractTests
import Crypto
import Foundation
import GRDB
import Readings
import StoreKit
import TestKit
import Testing
import Workflows

@testable import SQLiteStore

@Suite struct MigrationTests {
  /// Everything in a table of the first version, a text a row.
  func rows(_ db: Database, _ table: String) throws -> Set<String> {
    Set(try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\($0)" })
  }

  func tables(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
          AND name <> 'grdb_migrations' ORDER BY name
        """)
  }

  /// A database as the first version made it, with what a store holds.
  func firstVersion(at path: String, from current: String) throws -> [String: Set<String>] {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    try Schema.migrator.migrate(queue, upTo: "v1")
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "ATTACH ? AS now", arguments: [current])
      for table in try tables(db) {
        // Derived columns are not in this list.
        let columns = try String.fetchAll(
          db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table]
        ).joined(separator: ", ")
        try db.execute(
          sql: "INSERT INTO main.\(table) (\(columns)) SELECT \(columns) FROM now.\(table)")
      }
      try db.execute(sql: "DETACH now")
    }
    return try queue.read { db in
      Dictionary(uniqueKeysWithValues: try tables(db).map { ($0, try rows(db, $0)) })
    }
  }

  @Test func `a database of the first version opens and keeps everything`() async throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    try await world.activate(StoreWorld.workflow(activation: .approved))
    let record = try await world.makeCase()
    let document = try await world.store.receive(try world.newDocument())
    let kept = try await world.store.checkpoint()
    place.close()
    let path = place.folder.storeFile
    let old = place.root.file("v1.sqlite")
    let before = try firstVersion(at: old, from: path)
    #expect(before["last_activation"] == nil, "a table of the second version")
    for table in ["case_file", "document", "audit_record", "search_hash", "workflow_version"] {
      #expect(before[table]?.isEmpty == false, "\(table)")
    }
    for name in [path, path + "-wal", path + "-shm"] {
      try? FileManager.default.removeItem(atPath: name)
    }
    try FileManager.default.moveItem(atPath: old, toPath: path)

    try world.restart()
    let after = try await #require(place.store).pool.read { db in
      Dictionary(uniqueKeysWithValues: try before.keys.map { ($0, try rows(db, $0)) })
    }
    for (table, rows) in before where table != "audit_state" {
      #expect(after[table]?.isSuperset(of: rows) == true, "\(table)")
    }
    #expect(try await world.store.find(.id(record.id)) == record)
    #expect(try await world.store.caseDetail(record.id)?.content?.values["氏名"] == "山田　太郎")
    #expect(try await world.store.document(document.id) == document)
    #expect(
      try await world.store.verify(key: world.signer.verifierKey, keptElsewhere: [kept]).isSound)
    try await world.checkInvariants()
  }

  /// What the second version is for also holds for what the first one knew.
  @Test func `what counted before the migration still asks for a second person`() async throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    try await world.activate(StoreWorld.workflow(activation: .approved))
    place.close()
    let old = place.root.file("v1.sqlite")
    _ = try firstVersion(at: old, from: place.folder.storeFile)
    try FileManager.default.removeItem(atPath: place.folder.storeFile)
    try FileManager.default.moveItem(atPath: old, toPath: place.folder.storeFile)
    try world.restart()
    try await world.store.deactivateWorkflow("saikofu", by: nil)
    let changed = StoreWorld.workflow(name: "新")
    try await world.store.storeWorkflow(
      WorkflowVersion(digest: "digest-2", yaml: Data(), workflow: changed, blankPages: []))
    await #expect {
      try await world.store.activateWorkflow("digest-2", by: PersonID("abe"))
    } throws: {
      ($0 as? StoreError)?.code == .fourEyes
    }
  }

  /// A migration that was released is never changed: another one follows it.
  @Test(arguments: [
    ("v1", "789542fe5a7fb928c1083ea54cca60caeeb3a1349b137d430d84bdef932fc117"),
    ("v2", "bfffe92bbfc1b7dfac3ae1e291aef40359cb3b89d946804a234a03df044b342b"),
    ("v3", "4800fa6136e9d9b86c7afe1af38cfb37d16e2255e51a746e0a33ae05a48ac865"),
    ("v4", "22108fa88433a63b4054ffc64fba9abfb9790e63a9a62cc7e3da82f6279d6ec2"),
  ])
  func `a released migration stays as it is`(version: String, digest: String) throws {
    let queue = try DatabaseQueue()
    try Schema.migrator.migrate(queue, upTo: version)
    let text = try queue.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name <> 'grdb_migrations'
            AND name NOT LIKE 'sqlite_%' ORDER BY type, name
          """
      ).joined(separator: "\n")
    }
    let found = SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
    #expect(found == digest)
  }
}
