import Foundation
import TestKit
import Testing

@testable import AuditLog

@Suite struct AuditRecordTests {
  static let time = Date(timeIntervalSince1970: 1_743_499_800.25)

  static func build(_ event: AuditEvent, seed: UInt64 = 1) throws -> AppendedRecord {
    var generator = SplitMix64(seed: seed)
    return try AuditRecordBuilder.build(event, epoch: 1, index: 4, at: time, using: &generator)
  }

  @Test func `the bytes are these`() throws {
    let event = AuditEvent(
      .documentReceived, document: "d1", caseID: "c1", actor: .system(version: "1.0"),
      details: ["pages": 2, "again": false, "department": "国保"])
    let record = try Self.build(event)
    #expect(
      String(decoding: record.bytes, as: UTF8.self)
        == "{\"actor\":{\"system\":\"1.0\"},\"case\":\"c1\",\"details\":{\"again\":false,"
        + "\"department\":\"国保\",\"pages\":2},\"document\":\"d1\",\"epoch\":1,\"index\":4,"
        + "\"time\":\"2025-04-01T09:30:00.250Z\",\"type\":\"document.received\",\"v\":1}")
    #expect(record.recordKey == nil)
    #expect(record.leafHash == .leaf(record.bytes))
  }

  @Test func `a record reads back as it was written`() throws {
    let event = AuditEvent(
      .caseReviewed, caseID: "c1", actor: .person(id: "u7"),
      details: ["corrected": 3, "note.code": "\"\\\n"], commitments: ["values": Data("山田".utf8)])
    let appended = try Self.build(event)
    let record = try AuditRecord(bytes: appended.bytes)
    #expect(record.bytes == appended.bytes)
    #expect(record.type == .caseReviewed)
    #expect(record.document == nil)
    #expect(record.caseID == "c1")
    #expect(record.actor == .person(id: "u7"))
    #expect(record.details == event.details)
    #expect(record.index == 4)
    #expect(record.epoch == 1)
    #expect(record.date == Self.time)
  }

  @Test func `a commitment opens with its key, its name and its value only`() throws {
    let value = Data("123456789012".utf8)
    let event = AuditEvent(
      .caseReviewed, actor: .person(id: "u7"), commitments: ["number": value, "other": Data()])
    let appended = try Self.build(event)
    let key = try #require(appended.recordKey)
    #expect(key.count == 32)
    #expect(!String(decoding: appended.bytes, as: UTF8.self).contains("123456789012"))
    let record = try AuditRecord(bytes: appended.bytes)
    func opens(_ name: String, _ value: Data, _ key: Data) -> Bool {
      AuditCommitment.verify(record: record, name: name, value: value, key: key)
    }
    #expect(opens("number", value, key))
    #expect(opens("other", Data(), key))
    #expect(!opens("other", value, key))
    #expect(!opens("none", value, key))
    #expect(!opens("number", Data("123456789013".utf8), key))
    #expect(!opens("number", value, Data(repeating: 0, count: 32)))
  }

  @Test func `the same value is bound differently in every record`() throws {
    let event = AuditEvent(
      .caseReviewed, actor: .person(id: "u7"), commitments: ["number": Data("1".utf8)])
    let records = try (0..<5).map { try AuditRecord(bytes: Self.build(event, seed: $0).bytes) }
    #expect(Set(records.map { $0.commitments["number"] }).count == 5)
  }

  /// HMAC-SHA256 over `number`, a zero byte and `1`, made by another implementation (Python).
  @Test func `the commitment is the published one`() {
    let made = AuditCommitment.make(
      name: "number", value: Data("1".utf8), key: Data(UInt8(0)..<32))
    #expect(made.base64EncodedString() == "nllJhzCfl58IDB9Qq9sDMbQTsVP3kzgMO8GW+FXPEg4=")
  }

  @Test func `events that a record cannot hold are refused`() {
    func event(
      _ type: String = "case.read", document: String? = nil,
      details: [String: AuditValue] = [:], commitments: [String: Data] = [:]
    ) -> AuditEvent {
      AuditEvent(
        AuditEventType(rawValue: type), document: document, actor: .system(version: "1"),
        details: details, commitments: commitments)
    }
    let long = String(repeating: "あ", count: 342)
    for bad in [
      event("case"), event(""), event("case.ä"), event("case read"), event(document: long),
      event(details: ["氏名": 1]), event(details: ["": 1]), event(details: ["a": .string(long)]),
      event(details: ["a": .int(.max)]), event(details: ["a": .int(.min)]),
      event(commitments: ["a b": Data()]),
    ] {
      #expect(code { _ = try Self.build(bad) } == .badEvent)
    }
    #expect(code { _ = try Self.build(event()) } == nil)
  }

  @Test func `records of another form are refused`() throws {
    let good =
      "{\"actor\":{\"system\":\"1\"},\"epoch\":1,\"index\":0,"
      + "\"time\":\"2025-04-01T09:30:00.250Z\",\"type\":\"case.read\",\"v\":1}"
    #expect(try AuditRecord(bytes: good.utf8).index == 0)
    for (old, new) in [
      ("\"v\":1", "\"v\":2"), (",\"v\":1", ""), ("\"index\":0", "\"index\":-1"),
      ("\"index\":0", "\"index\":\"0\""), ("\"epoch\":1,", ""), (".250Z", ".25Z"),
      ("case.read", "case"), ("\"system\"", "\"robot\""), ("\"1\"", "1"),
      ("{\"system\":\"1\"}", "{\"person\":\"1\",\"system\":\"1\"}"), ("\"v\":1", "\"v\":1,\"w\":1"),
      (",\"epoch\"", ",\"details\":{},\"epoch\""), (",\"epoch\"", ",\"case\":1,\"epoch\""),
      (",\"epoch\"", ",\"details\":{\"a\":{}},\"epoch\""),
      (",\"epoch\"", ",\"commitments\":{\"a\":\"AAAA\"},\"epoch\""),
      (",\"epoch\"", ",\"commitments\":{\"a\":1},\"epoch\""), ("}", "} "),
      ("{\"actor", " {\"actor"),
    ] {
      let bad = good.replacingOccurrences(of: old, with: new)
      #expect(bad != good)
      #expect(code { _ = try AuditRecord(bytes: bad.utf8) } == .malformedRecord, "\(new)")
    }
  }
}
