import Foundation
import Testing

@testable import AuditLog

/// Restores from a backup: what was lost, and what someone only says was lost.
@Suite struct AuditEpochTests {
  /// A log of 10 records signed at 6 and at 10, and its backup at 7 records.
  static func lost() throws -> (log: SampleLog, backup: SampleLog) {
    var log = try SampleLog()
    try log.append(count: 6)
    try log.sign()
    try log.append()
    let backup = log
    try log.append(count: 3)
    try log.sign()
    return (log, backup)
  }

  @Test func `a declared restore explains what is missing`() throws {
    let (log, backup) = try Self.lost()
    var restored = backup
    try restored.openEpoch(after: log.state.checkpoint)
    try restored.append(count: 2)
    let signed = try restored.sign()
    #expect(signed.hasPrefix("city.example/uketsuke/2\n10\n"))
    let kept = try #require(log.checkpoints.last)
    let result = try restored.verify(elsewhere: [kept], expected: restored.state)
    #expect(result.isSound)
    #expect(result.codes == [.recordsLostInRestore])
    #expect(result.epoch == 2)
    #expect(result.signedUpTo == 10)
    #expect(result.protectedUpTo == 0)
    // What the backup held is still as the older checkpoint saw it.
    let older = try #require(log.checkpoints.first)
    #expect(try restored.verify(elsewhere: [older]).protectedUpTo == 6)
  }

  @Test func `a restore that nobody signed excuses nothing`() throws {
    let (log, backup) = try Self.lost()
    var restored = backup
    try restored.openEpoch(after: log.state.checkpoint)
    let kept = try #require(log.checkpoints.last)
    let result = try restored.verify(elsewhere: [kept])
    #expect(result.codes == [.recordsMissing])
  }

  @Test func `a restore that names no or an earlier checkpoint excuses nothing`() throws {
    let (log, backup) = try Self.lost()
    let kept = try #require(log.checkpoints.last)
    for named in [nil, try SignedCheckpoint(text: log.checkpoints[0]).checkpoint] {
      var restored = backup
      try restored.openEpoch(after: named)
      try restored.sign()
      #expect(try restored.verify(elsewhere: [kept]).codes == [.recordsMissing])
    }
  }

  @Test func `a restore that names another root of the same size excuses nothing`() throws {
    let (log, backup) = try Self.lost()
    var named = log.state.checkpoint
    named.root = .empty
    var restored = backup
    try restored.openEpoch(after: named)
    try restored.sign()
    let kept = try #require(log.checkpoints.last)
    #expect(try restored.verify(elsewhere: [kept]).codes == [.recordsMissing])
  }

  @Test func `a second restore of the same backup gets an epoch of its own`() throws {
    let (log, backup) = try Self.lost()
    var second = backup
    try second.openEpoch(after: log.state.checkpoint)
    try second.append(count: 5)
    let kept = try second.sign()
    var third = backup
    try third.openEpoch(after: second.state.checkpoint)
    #expect(third.state.epoch == 3)
    try third.sign()
    let lastOfFirst = try #require(log.checkpoints.last)
    let result = try third.verify(elsewhere: [kept, lastOfFirst])
    #expect(result.codes == [.recordsLostInRestore, .recordsLostInRestore])
    #expect(result.isSound)
  }

  @Test func `an epoch that changes without a record of it is an error`() throws {
    var log = try SampleLog()
    try log.append()
    var text = String(decoding: log.records[0], as: UTF8.self)
    text = text.replacingOccurrences(of: "\"epoch\":1", with: "\"epoch\":2")
    #expect(try log.verify([Array(text.utf8)]).codes == [.epochUnexpected, .unsigned])
    let event = AuditEvent(.logEpoch, actor: .system(version: "1"))
    try log.append(event)
    #expect(try log.verify().codes == [.epochUnexpected, .unsigned])
  }
}
