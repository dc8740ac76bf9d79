import AuditLog
import Casework
import Foundation
import Testing
import Vault

/// What holds after every transaction, whatever came before.
extension StoreWorld {
  package func checkInvariants() async throws {
    let records = try await auditRecords()
    try await checkStates(records)
    try await checkLog(records)
    try await checkCounts()
    try await checkKeys()
  }

  func auditRecords() async throws -> [AuditRecord] {
    let bytes = try await store.auditRecords(from: 0, limit: .max)
    return try bytes.map { try AuditRecord(bytes: Array($0)) }
  }

  /// A replay of the log gives the state of every document and case.
  private func checkStates(_ records: [AuditRecord]) async throws {
    var documents: [String: AuditValue] = [:]
    var cases: [String: AuditValue] = [:]
    for record in records {
      guard let state = record.details["state"] else { continue }
      if let id = record.caseID {
        cases[id] = state
      } else if let id = record.document {
        documents[id] = state
      }
    }
    let storedDocuments = try await store.documents(DocumentFilter(limit: .max))
    #expect(documents.count == storedDocuments.count)
    for record in storedDocuments {
      #expect(documents[record.id.rawValue] == .string(record.life.state.rawValue))
      #expect((record.life.epoch != nil) == (record.life.state == .reading))
    }
    let storedCases = try await store.cases(CaseFilter(limit: .max))
    #expect(cases.count == storedCases.count)
    for record in storedCases {
      #expect(cases[record.id.rawValue] == .string(record.life.state.rawValue))
    }
  }

  private func checkLog(_ records: [AuditRecord]) async throws {
    #expect(try await store.auditSize() == records.count)
    #expect(records.map(\.index) == Array(0..<records.count))
    let bytes = try await store.auditRecords(from: 0, limit: .max)
    let checkpoint = try SignedCheckpoint(text: try await store.checkpoint())
    try checkpoint.verify(with: try signer.verifierKey)
    let state = bytes.reduce(into: MerkleFrontier()) { $0.append(.leaf($1)) }
    #expect(checkpoint.checkpoint.size == bytes.count)
    #expect(checkpoint.checkpoint.root == state.root)
  }

  private func checkCounts() async throws {
    let statistics = try await store.statistics()
    let documents = try await store.documents(DocumentFilter(limit: .max)).count
    let cases = try await store.cases(CaseFilter(limit: .max)).count
    #expect(statistics.documents.values.reduce(0, +) == documents)
    #expect(statistics.cases.values.reduce(0, +) == cases)
  }

  /// What lives has its key, what is erased has none.
  private func checkKeys() async throws {
    let keys = Set(try place.keyStore().allIDs())
    for record in try await store.cases(CaseFilter(limit: .max)) {
      #expect(keys.contains(record.key) == (record.life.state != .erased))
      let detail = try #require(try await store.caseDetail(record.id))
      #expect((detail.content == nil) == (record.life.state == .erased))
      if record.life.state == .review { #expect(record.waiting > 0) }
      if record.life.state == .approval { #expect(record.awaitedRole != nil) }
    }
    for record in try await store.documents(DocumentFilter(limit: .max)) {
      #expect(keys.contains(record.key) == (record.life.state != .erased))
    }
  }
}
