import Foundation
import Readings
import TestKit
import Testing

@testable import ReaderChannel

#if canImport(Glibc)
  import Glibc
#endif
import CSystem

/// Both ends of a connected pair.
func pair(limits: FrameLimits = .init()) -> (FrameStream, Descriptor) {
  var ends: [Int32] = [-1, -1]
  #expect(uk_socketpair(&ends) == 0)
  return (
    FrameStream(socket: Descriptor(owning: ends[0]), limits: limits), Descriptor(owning: ends[1])
  )
}

func encoded(_ frame: Frame) -> Data {
  let header = FrameHeader(
    hasBlob: frame.blob != nil, descriptorCount: frame.descriptors.count,
    messageLength: frame.message.count, blobLength: frame.blob?.count ?? 0)
  return Data(header.bytes) + frame.message + (frame.blob ?? Data())
}

@Suite struct FrameTests {
  @Test func framesArriveWhole() throws {
    let (left, other) = pair()
    let right = FrameStream(socket: other)
    var random = SplitMix64(seed: 1)
    for _ in 0..<100 {
      let message = Data((0..<Int.random(in: 1...2000, using: &random)).map { _ in 7 })
      let blob =
        Bool.random(using: &random) ? Data(count: Int.random(in: 0...4000, using: &random)) : nil
      try left.write(Frame(message: message, blob: blob))
      let frame = try #require(try right.read())
      #expect(frame.message == message)
      #expect(frame.blob == blob)
    }
  }

  @Test func descriptorsArriveOpenAndInOrder() throws {
    let (left, other) = pair()
    let right = FrameStream(socket: other)
    let texts = (0..<FrameStream.maxDescriptors).map { "text \($0)" }
    try left.write(
      Frame(
        message: Data([1]),
        descriptors: try texts.map { try Descriptor.memory(Data($0.utf8)) }))
    let frame = try #require(try right.read())
    let read = try frame.descriptors.map {
      String(decoding: try $0.contents(limit: 100), as: UTF8.self)
    }
    #expect(read == texts)
    for descriptor in frame.descriptors {
      #expect(fcntl(descriptor.raw, F_GETFD) & FD_CLOEXEC != 0)
    }
  }

  @Test func tooManyDescriptorsAreRefusedBeforeSending() throws {
    let (left, _) = pair()
    let one = try Descriptor.memory(Data([1]))
    #expect(throws: ChannelError.self) {
      try left.write(
        Frame(
          message: Data([1]),
          descriptors: Array(repeating: one, count: FrameStream.maxDescriptors + 1)))
    }
  }

  @Test func theEndBetweenFramesIsNoError() throws {
    let (left, other) = pair()
    shutdown(other.raw, Int32(SHUT_WR))
    #expect(try left.read() == nil)
  }

  /// Whatever bytes come, reading gives a frame, the end or an error; it never hangs or crashes.
  @Test func mutatedFramesAreErrorsNotCrashes() throws {
    var random = SplitMix64(seed: 20_260_401)
    let limits = FrameLimits(message: 1 << 16, blob: 1 << 16)
    var errors = 0
    for round in 0..<2000 {
      var bytes = encoded(
        Frame(
          message: Data(#"{"loaded":{}}"#.utf8),
          blob: round % 2 == 0 ? Data(count: Int.random(in: 0..<64, using: &random)) : nil))
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        guard !bytes.isEmpty else { break }
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes.removeSubrange(index...)
        default: bytes.insert(contentsOf: [0, 255], at: index)
        }
        bytes = Data(bytes)
      }
      let (stream, other) = pair(limits: limits)
      try other.write(bytes)
      shutdown(other.raw, Int32(SHUT_WR))
      do throws(ChannelError) {
        while let frame = try stream.read() {
          #expect(frame.message.count <= limits.message)
          _ = try Wire.decode(ReaderResponse.self, from: frame.message)
        }
      } catch {
        errors += 1
      }
    }
    #expect(errors > 1000)
  }

  @Test func aHeaderThatPromisesMuchIsRefused() throws {
    let (stream, other) = pair(limits: FrameLimits(message: 100, blob: 100))
    try other.write(
      Data(FrameHeader(hasBlob: false, descriptorCount: 0, messageLength: 101, blobLength: 0).bytes)
    )
    #expect(throws: ChannelError.tooLong(limit: 100)) { _ = try stream.read() }
  }

  @Test func headersSurviveTheRoundTrip() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<500 {
      let header = FrameHeader(
        hasBlob: true, descriptorCount: Int.random(in: 0...64, using: &random),
        messageLength: Int.random(in: 1...(1 << 20), using: &random),
        blobLength: Int.random(in: 0...(1 << 20), using: &random))
      #expect(try FrameHeader(bytes: header.bytes, limits: .init()) == header)
    }
  }

  @Test func memoryFilesAreSealed() throws {
    let file = try Descriptor.memory(Data("abc".utf8))
    #expect(throws: ChannelError.self) { try file.write(Data("d".utf8)) }
    #expect(ftruncate(file.raw, 0) != 0)
    #expect(try file.contents(limit: 3) == Data("abc".utf8))
    #expect(throws: ChannelError.tooLong(limit: 2)) { _ = try file.contents(limit: 2) }
  }
}
