import Foundation
import Testing

@testable import AuditLog

/// Whatever is done to the stored bytes, the verifier sees it.
@Suite struct AuditTamperTests {
  @Test func `every changed byte of every record is seen`() throws {
    var log = try SampleLog()
    try log.append(count: 4)
    try log.sign()
    for (number, record) in log.records.enumerated() {
      for index in record.indices {
        var records = log.records
        records[number][index] ^= 1
        let result = try log.verify(records)
        #expect(!result.isSound, "record \(number), byte \(index)")
        #expect(result.codes.contains(.checkpointRoot))
        #expect(result.signedUpTo == 0)
      }
    }
  }

  @Test func `every added and every missing byte is seen`() throws {
    var log = try SampleLog()
    try log.append(count: 2)
    try log.sign()
    for number in log.records.indices {
      for index in log.records[number].indices {
        var records = log.records
        records[number].remove(at: index)
        #expect(try !log.verify(records).isSound)
        records = log.records
        records[number].insert(0x20, at: index)
        #expect(try !log.verify(records).isSound)
      }
    }
  }

  @Test func `every removed, repeated or swapped record is seen, signed or not`() throws {
    var log = try SampleLog()
    try log.append(count: 4)
    try log.sign()
    try log.append(count: 4)
    for index in 0..<8 {
      var removed = log.records
      removed.remove(at: index)
      var repeated = log.records
      repeated.insert(log.records[index], at: index)
      for records in [removed, repeated] {
        let result = try log.verify(records, expected: log.state)
        #expect(!result.isSound)
        #expect(result.codes.contains(.stateMismatch))
        // The last one leaves no gap.
        if index < 7 || records.count > 8 { #expect(result.codes.contains(.indexUnexpected)) }
        // The first four are as they were when the fourth is only repeated.
        if index < 3 || (index == 3 && records.count < 8) {
          #expect(result.codes.contains(.checkpointRoot))
        }
      }
      for other in 0..<index {
        var swapped = log.records
        swapped.swapAt(index, other)
        let result = try log.verify(swapped)
        #expect(result.codes.contains(.indexUnexpected))
      }
    }
  }

  @Test func `one gap is one problem`() throws {
    var log = try SampleLog()
    try log.append(count: 10)
    var records = log.records
    records.removeSubrange(3..<6)
    let result = try log.verify(records)
    #expect(result.codes == [.indexUnexpected, .unsigned])
    #expect(result.problems.first?.index == 3)
  }

  @Test func `a cut below a checkpoint is seen`() throws {
    var log = try SampleLog()
    try log.append(count: 6)
    let kept = try log.sign()
    for count in 0..<6 {
      let cut = Array(log.records[..<count])
      #expect(try log.verify(cut).codes == [.recordsMissing])
      // The thief takes the checkpoint too; the one kept elsewhere tells.
      let result = try log.verify(cut, stored: [], elsewhere: [kept])
      #expect(result.codes == [.recordsMissing])
      #expect(result.protectedUpTo == 0)
    }
  }

  @Test func `a log rewritten with the signing key differs from a checkpoint kept elsewhere`()
    throws
  {
    var log = try SampleLog()
    try log.append(count: 6)
    let kept = try log.sign()
    var forged = try SampleLog(seed: 2)
    try forged.append(count: 8)
    let signed = try log.key.sign(forged.state.checkpoint).text
    let alone = try log.verify(forged.records, stored: [signed])
    #expect(alone.isSound)
    let compared = try log.verify(forged.records, stored: [signed], elsewhere: [kept])
    #expect(compared.codes == [.checkpointRoot])
    #expect(compared.protectedUpTo == 0)
    #expect(compared.signedUpTo == 8)
  }

  @Test func `a change after the last checkpoint differs from the stored state`() throws {
    var log = try SampleLog()
    try log.append(count: 3)
    try log.sign()
    try log.append(count: 1)
    var text = String(decoding: log.records[3], as: UTF8.self)
    text = text.replacingOccurrences(of: "\"u1\"", with: "\"u2\"")
    log.records[3] = Array(text.utf8)
    #expect(try log.verify().isSound)
    #expect(try log.verify(expected: log.state).codes == [.stateMismatch])
  }
}
