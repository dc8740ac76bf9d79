import AuditLog
import Casework
import ContractTests
import Foundation
import GRDB
import Readings
import StoreKit
import Synchronization
import Testing
import Vault

@testable import SQLiteStore

@Suite struct OpeningTests {
  @Test func `commits survive a power cut: FULL, WAL, foreign keys, secure delete`() throws {
    let place = try SQLitePlace()
    _ = try StoreWorld(place)
    let store = try #require(place.store)
    let found = try store.pool.writeWithoutTransaction { db in
      try ["synchronous", "journal_mode", "foreign_keys", "secure_delete"].map {
        try String.fetchOne(db, sql: "PRAGMA \($0)")
      }
    }
    #expect(found == ["2", "wal", "1", "1"])
    try store.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      #expect {
        try Durability.assertDurable(db, "x")
      } throws: {
        ($0 as? StoreError)?.code == .notDurable
      }
    }
  }

  @Test func `a second daemon is told who holds the store`() throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    #expect {
      _ = try SQLiteStore(folder: place.folder, services: world.services)
    } throws: { error in
      guard let error = error as? StoreError else { return false }
      return error.code == .inUse && error.subject == place.folder.lockFile
        && error.detail == "pid \(ProcessInfo.processInfo.processIdentifier)"
        && error.japanese.contains("使用中")
    }
    try world.restart()
  }

  @Test func `each start is a new epoch`() throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    var last = BootEpoch(rawValue: 0)
    for _ in 0..<3 {
      let epoch = try #require(place.store?.epoch)
      #expect(epoch > last)
      last = epoch
      try world.restart()
    }
  }

  @Test func `a command beside the daemon works, but hands out no documents`() async throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    try await world.activate(StoreWorld.workflow())
    let record = try await world.makeCase()
    let beside = try SQLiteStore(folder: place.folder, services: world.services, mode: .beside)
    #expect(beside.epoch == nil)
    let held = try await beside.hold(record.id, true, by: PersonID("sato"))
    #expect(held.life.isHeld)
    #expect(try await world.store.find(.id(record.id))?.life.isHeld == true)
    await #expect(throws: StoreError.self) { try await beside.takeDocumentToRead() }
    try await world.checkInvariants()
  }

  @Test func `a reader changes nothing`() async throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    try await world.activate(StoreWorld.workflow())
    let record = try await world.makeCase()
    let reader = try SQLiteStore(folder: place.folder, services: world.services, mode: .readOnly)
    #expect(try await reader.find(.id(record.id)) == record)
    await #expect {
      try await reader.hold(record.id, true, by: PersonID("sato"))
    } throws: {
      ($0 as? StoreError)?.code == .readOnly
    }
  }

  @Test func `a stopped store can be looked at`() async throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    try await world.activate(StoreWorld.workflow())
    let record = try await world.makeCase()
    place.close()
    let reader = try SQLiteStore(folder: place.folder, services: world.services, mode: .readOnly)
    #expect(try await reader.find(.id(record.id)) == record)
    #expect(try await reader.auditSize() > 0)
    try reader.close()
    try world.restart()
  }

  @Test func `nothing to look at is said plainly`() throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    let empty = StateFolder(path: place.folder.path + "/none")
    for mode in [SQLiteStore.Mode.readOnly, .beside] {
      #expect {
        _ = try SQLiteStore(folder: empty, services: world.services, mode: mode)
      } throws: {
        ($0 as? StoreError)?.code == .permission
      }
    }
  }

  @Test func `a store of a newer version is left alone`() throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    try place.store?.pool.write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('v999')")
    }
    #expect {
      try world.restart()
    } throws: {
      ($0 as? StoreError)?.code == .newerSchema
    }
  }

  @Test func `a damaged store is not opened`() async throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    for _ in 0..<20 { _ = try await world.store.receive(try world.newDocument()) }
    place.close()
    let url = URL(fileURLWithPath: place.folder.storeFile)
    var bytes = try Data(contentsOf: url)
    #expect(bytes.count > 20_000, "a closed store is whole without its write-ahead log")
    for index in stride(from: 4096, to: bytes.count, by: 97) { bytes[index] = 0xAA }
    try bytes.write(to: url)
    try? FileManager.default.removeItem(atPath: place.folder.storeFile + "-wal")
    #expect {
      try world.restart()
    } throws: {
      ($0 as? StoreError)?.code == .damaged
    }
  }

  @Test func `audit records are neither changed nor deleted`() throws {
    let place = try SQLitePlace()
    _ = try StoreWorld(place)
    let store = try #require(place.store)
    for statement in [
      "DELETE FROM audit_record", "UPDATE audit_record SET bytes = x'00'",
      "UPDATE audit_record SET leaf = leaf + 1000",
    ] {
      #expect(throws: DatabaseError.self) {
        try store.pool.write { try $0.execute(sql: statement) }
      }
    }
  }

  @Test func `nothing personal is in the files, nor in those of an erased case`() async throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    try await world.activate(StoreWorld.workflow())
    let record = try await world.makeCase()
    for secret in ["山田", "ヤマダ", "1985-01-02", "太郎.pdf", "窓口"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: place.folder.path) {
        let path = "\(place.folder.path)/\(name)"
        guard let bytes = FileManager.default.contents(atPath: path) else { continue }
        // 国保窓口 is the queue's name, of the workflow file.
        if secret == "窓口" { continue }
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(name)")
      }
    }
    let sealed = try #require(
      try await place.store?.pool.read { db in
        try Data.fetchOne(db, sql: "SELECT content FROM case_file")
      })
    _ = try await world.store.erase(record.id, by: .program)
    for name in ["store.sqlite", "store.sqlite-wal"] {
      let bytes = FileManager.default.contents(atPath: "\(place.folder.path)/\(name)") ?? Data()
      #expect(bytes.range(of: sealed.dropFirst(40).prefix(200)) == nil, "\(name)")
    }
  }
}
