import TestKit
import Testing

@testable import Intake

@Suite struct CompletenessProbeTests {
  static let whole: [[UInt8]] = [
    Scan.pdf(), Scan.pdf(5000), Scan.jpeg(), Scan.png(), Scan.tiff(), Scan.tiff(little: false),
    Scan.tiff(pages: 7, directoryFirst: true),
    Scan.tiff(pages: 1, little: false, directoryFirst: true),
  ]

  @Test(arguments: whole.indices) func wholeFilesAreComplete(_ index: Int) throws {
    #expect(try probe(Self.whole[index]) == .complete)
  }

  @Test(arguments: whole.indices) func noBeginningOfAFileIsComplete(_ index: Int) throws {
    let file = Self.whole[index]
    // The line end behind %%EOF may be missing.
    for length in 0..<(file.count - (index < 2 ? 1 : 0)) {
      let verdict = try probe(Array(file.prefix(length)))
      #expect(verdict != .complete, "first \(length) of \(file.count) bytes")
    }
  }

  @Test func paddingBehindTheEndIsNoHarm() throws {
    #expect(try probe(Scan.jpeg() + [UInt8](repeating: 0, count: 512)) == .complete)
    #expect(try probe(Scan.pdf() + Array("\r\n\0\0".utf8)) == .complete)
  }

  @Test func otherBytesHaveNoKnownEnd() throws {
    #expect(try probe([UInt8]()) == .unknown)
    #expect(try probe(Array("PK\u{3}\u{4}".utf8)) == .unknown)
  }

  /// Offsets of a preallocated file are zeros until its writer comes back to them.
  @Test func aTIFFWithoutADirectoryIsIncomplete() throws {
    #expect(
      try probe([0x49, 0x49, 42, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 900)) == .incomplete)
  }

  @Test func aLoopOfDirectoriesEnds() throws {
    var file = Scan.tiff(pages: 1, directoryFirst: true)
    file.replaceSubrange(8 + 26..<8 + 30, with: [8, 0, 0, 0])
    _ = try probe(file)
  }

  @Test func noBytesCrashIt() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<5000 {
      var file = Self.whole.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        file[Int.random(in: 0..<min(file.count, 64), using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      _ = try probe(file)
    }
  }

  @Test func theLookIsBounded() throws {
    final class Counting: ByteSource {
      var total = 0
      let size: Int64 = 1 << 40
      func read(at offset: Int64, count: Int) throws -> [UInt8] {
        total += count
        // A TIFF whose every directory points a little further.
        if offset == 0 { return [0x49, 0x49, 42, 0] + [UInt8](repeating: 0, count: 1020) }
        return (0..<count).map { _ in UInt8.random(in: 0...255) }
      }
    }
    for _ in 0..<50 {
      let source = Counting()
      _ = try CompletenessProbe.look(at: source)
      #expect(source.total <= CompletenessProbe.budget)
    }
  }
}
