import AuditLog
import Casework
import ContractTests
import Foundation
import GRDB
import Readings
import StoreKit
import TestKit
import Testing
import Vault

@testable import SQLiteStore

/// Somebody with the database file in hand changes the log. What a verification says, and where.
@Suite struct LogTamperTests {
  /// A store with checkpoints over the first, the second and the third case.
  struct Scene {
    let place: SQLitePlace
    let world: StoreWorld
    /// Sizes of the checkpoints, and their texts.
    var sizes: [Int] = []
    var texts: [String] = []

    init() async throws {
      place = try SQLitePlace()
      world = try StoreWorld(place)
      try await world.activate(StoreWorld.workflow())
      for _ in 0..<3 { try await goOn() }
      _ = try await world.makeCase()
    }

    /// Another case, and a checkpoint over it.
    mutating func goOn() async throws {
      _ = try await world.makeCase()
      texts.append(try await world.store.checkpoint())
      sizes.append(try await world.store.auditSize())
    }

    func verify(_ kept: [String] = []) async throws -> AuditVerification {
      try await world.store.verify(key: world.signer.verifierKey, keptElsewhere: kept)
    }

    /// As with any other program that opens the file.
    func tamper(_ statements: String...) throws {
      let store = try #require(place.store)
      try store.pool.write { db in
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        try db.execute(sql: "DROP TRIGGER IF EXISTS audit_record_no_update")
        try db.execute(sql: "DROP TRIGGER IF EXISTS audit_record_no_delete")
        for statement in statements { try db.execute(sql: statement) }
      }
    }
  }

  @Test func `an untouched log is sound`() async throws {
    let scene = try await Scene()
    let result = try await scene.verify([scene.texts[1]])
    #expect(result.problems.isEmpty)
    #expect(result.signedUpTo == scene.sizes[2])
    #expect(result.protectedUpTo == scene.sizes[1])
  }

  @Test func `a changed record is said, and between which checkpoints it lies`() async throws {
    let scene = try await Scene()
    let changed = scene.sizes[0] + 1
    try scene.tamper(
      """
      UPDATE audit_record SET bytes = CAST(replace(CAST(bytes AS TEXT), '1.0-test', '2.0-test')
        AS BLOB) WHERE leaf = \(changed)
      """)
    let result = try await scene.verify([scene.texts[2]])
    #expect(!result.isSound)
    let first = try #require(result.problems.first)
    #expect(first.code == .checkpointRoot)
    #expect(first.index == scene.sizes[1])
    let range = "records \(scene.sizes[0]) to \(scene.sizes[1] - 1)"
    #expect(first.japanese.contains(range) && first.english.contains(range))
    #expect(result.signedUpTo == scene.sizes[0])
    #expect(result.protectedUpTo == 0)
    #expect(result.problems.contains { $0.code == .stateMismatch })
  }

  @Test func `a change after the last checkpoint is said too`() async throws {
    let scene = try await Scene()
    try scene.tamper(
      """
      UPDATE audit_record SET bytes = CAST(replace(CAST(bytes AS TEXT), '1.0-test', '2.0-test')
        AS BLOB) WHERE leaf = \(scene.sizes[2])
      """)
    let result = try await scene.verify()
    #expect(result.problems.map(\.code) == [.stateMismatch])
  }

  @Test func `a removed record is said, and which`() async throws {
    let scene = try await Scene()
    let removed = scene.sizes[0] + 2
    try scene.tamper(
      "DELETE FROM audit_record_key", "DELETE FROM audit_record WHERE leaf = \(removed)")
    let result = try await scene.verify()
    let gaps = result.problems.filter { $0.code == .indexUnexpected }
    #expect(gaps.map(\.index) == [removed])
    #expect(gaps.first?.detail == "\(removed + 1), expected \(removed)")
    #expect(result.signedUpTo == scene.sizes[0])
  }

  @Test func `exchanged records are said, and which`() async throws {
    let scene = try await Scene()
    let (one, other) = (scene.sizes[0] + 1, scene.sizes[0] + 3)
    try scene.tamper(
      "UPDATE audit_record SET leaf = -1 WHERE leaf = \(one)",
      "UPDATE audit_record SET leaf = \(one) WHERE leaf = \(other)",
      "UPDATE audit_record SET leaf = \(other) WHERE leaf = -1")
    let result = try await scene.verify()
    #expect(result.problems.first { $0.code == .indexUnexpected }?.index == one)
    #expect(result.problems.contains { $0.code == .checkpointRoot })
    #expect(result.signedUpTo == scene.sizes[0])
  }

  @Test func `records cut off at the end, or added, are said`() async throws {
    let cut = try await Scene()
    try cut.tamper(
      "DELETE FROM audit_record_key", "DELETE FROM audit_record WHERE leaf >= \(cut.sizes[1])")
    let result = try await cut.verify()
    #expect(result.problems.first { $0.code == .recordsMissing }?.index == cut.sizes[2])
    #expect(result.records == cut.sizes[1])

    let added = try await Scene()
    let size = try await added.world.store.auditSize()
    try added.tamper(
      "INSERT INTO audit_record SELECT \(size), bytes FROM audit_record WHERE leaf = \(size - 1)")
    #expect(try await added.verify().problems.contains { $0.code == .stateMismatch })
  }

  /// The whole file is put back as it was: it agrees with itself. Only what was kept elsewhere
  /// shows it, before the log has grown again and after.
  @Test func `a database put back to an older copy differs from a checkpoint kept elsewhere`()
    async throws
  {
    var scene = try await Scene()
    let path = scene.place.folder.storeFile
    scene.place.close()
    let copy = scene.place.root.file("copy.sqlite")
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    try scene.world.restart()
    try await scene.goOn()
    let kept = try #require(scene.texts.last)
    let size = try #require(scene.sizes.last)
    #expect(try await scene.verify([kept]).isSound)

    scene.place.close()
    for name in [path, path + "-wal", path + "-shm"] {
      try? FileManager.default.removeItem(atPath: name)
    }
    try FileManager.default.copyItem(atPath: copy, toPath: path)
    try scene.world.restart()
    #expect(try await scene.verify().isSound, "it agrees with itself")
    let short = try await scene.verify([kept])
    #expect(short.problems.map(\.code) == [.recordsMissing])
    #expect(short.problems.first?.index == size)
    #expect(short.protectedUpTo == 0)

    while try await scene.world.store.auditSize() < size { _ = try await scene.world.makeCase() }
    let grown = try await scene.verify([kept])
    #expect(grown.problems.map(\.code) == [.checkpointRoot])
    #expect(grown.problems.first?.index == size)
    #expect(
      grown.problems.first?.detail.contains("records \(scene.sizes[2]) to \(size - 1)") == true)
  }
}
