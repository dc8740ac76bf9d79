import Foundation
import Testing

@testable import AuditLog

@Suite struct AuditVerifierTests {
  @Test func `a sound log verifies, up to what was signed and kept elsewhere`() throws {
    var log = try SampleLog()
    try log.append(count: 5)
    let kept = try log.sign()
    try log.append(count: 4)
    try log.sign()
    try log.append(count: 3)
    let result = try log.verify(elsewhere: [kept], expected: log.state)
    #expect(result.isSound)
    #expect(result.problems.isEmpty)
    #expect(result.records == 12)
    #expect(result.root == log.state.root)
    #expect(result.epoch == 1)
    #expect(result.signedUpTo == 9)
    #expect(result.protectedUpTo == 5)
  }

  @Test func `an empty log is sound, also with the checkpoint of an empty log`() throws {
    var log = try SampleLog()
    #expect(try log.verify().problems.isEmpty)
    let kept = try log.sign()
    let result = try log.verify(elsewhere: [kept], expected: log.state)
    #expect(result.problems.isEmpty)
    #expect(result.root == .empty)
  }

  @Test func `the state survives its storage`() throws {
    var log = try SampleLog()
    for _ in 0..<20 {
      let json = try JSONEncoder().encode(log.state)
      log.state = try JSONDecoder().decode(AuditLogState.self, from: json)
      try log.append()
    }
    try log.sign()
    #expect(try log.verify(expected: log.state).problems.isEmpty)
  }

  @Test func `a failed append leaves the state as it was`() throws {
    var log = try SampleLog()
    try log.append(count: 2)
    let before = log.state
    let bad = AuditEvent(AuditEventType(rawValue: "bad"), actor: .system(version: "1"))
    #expect(code { try log.append(bad) } == .badEvent)
    let long = String(repeating: "x", count: 2000)
    #expect(
      code {
        _ = try log.state.openEpoch(
          after: nil, reason: long, actor: .system(version: "1"), at: Date(timeIntervalSince1970: 0)
        )
      } == .badEvent)
    #expect(log.state == before)
  }

  @Test func `a log without a checkpoint is sound but says so`() throws {
    var log = try SampleLog()
    try log.append()
    let result = try log.verify()
    #expect(result.isSound)
    #expect(result.codes == [.unsigned])
  }

  @Test func `a clock that went back is a warning`() throws {
    var log = try SampleLog()
    try log.append()
    let event = AuditEvent(.serviceStarted, actor: .system(version: "1"))
    let record = try log.state.append(event, at: Date(timeIntervalSince1970: 0))
    log.records.append(record.bytes)
    try log.append()
    try log.sign()
    let result = try log.verify()
    #expect(result.isSound)
    #expect(result.codes == [.timeBackwards])
    #expect(result.problems.first?.index == 1)
  }

  @Test func `checkpoints that are none, of others or forged are named`() throws {
    var log = try SampleLog()
    try log.append(count: 3)
    let good = try log.sign()
    let other = try AuditSigningKey.ephemeral(name: log.key.name)
    let forged = try other.sign(log.state.checkpoint).text
    let elsewhere = try log.key.sign(
      Checkpoint(origin: "other.example/1", size: 3, root: log.state.root)
    ).text
    func codes(_ text: String) throws -> [AuditProblem.Code] {
      try log.verify(stored: [good, text]).codes
    }
    #expect(try codes("nonsense") == [.checkpointMalformed])
    #expect(try codes(forged) == [.checkpointSignature])
    #expect(try codes(elsewhere) == [.checkpointOtherLog])
    #expect(
      try codes(good.replacingOccurrences(of: "\n3\n", with: "\n2\n")) == [.checkpointSignature])
  }

  @Test func `problems are counted beyond those kept`() throws {
    let log = try SampleLog()
    let result = try log.verify([[UInt8]](repeating: [0x7B], count: 1500))
    #expect(result.problems.count == AuditVerifier.mostProblems)
    #expect(result.problemCount == 1501)
    #expect(!result.isSound)
  }
}
