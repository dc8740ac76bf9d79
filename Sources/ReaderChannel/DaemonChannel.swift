internal import CSystem
internal import Dispatch
public import Foundation
public import Readings

#if canImport(Glibc)
  internal import Glibc
#endif

/// The daemon's end of the channel to one reader.
///
/// Blocking calls run on two queues of its own, never on the threads of Swift's concurrency. One
/// `receive` at a time; sends keep their order. `close` wakes both at once.
public final class DaemonChannel: Sendable {
  private let stream: FrameStream
  private let receiving = DispatchQueue(label: "reader-channel.receive")
  private let sending = DispatchQueue(label: "reader-channel.send")

  /// Takes ownership of the socket.
  public init(descriptor: Int32, limits: FrameLimits = .init()) {
    stream = FrameStream(socket: Descriptor(owning: descriptor), limits: limits)
  }

  /// The next answer; nil where the reader has closed the channel between frames.
  public func receive() async throws(ChannelError) -> (response: ReaderResponse, blob: Data?)? {
    let stream = stream
    let result = await Self.run(on: receiving) {
      () throws(ChannelError) -> (response: ReaderResponse, blob: Data?)? in
      guard let frame = try stream.read() else { return nil }
      guard frame.descriptors.isEmpty else { throw .malformed("descriptors from a reader") }
      return (try Wire.decode(ReaderResponse.self, from: frame.message), frame.blob)
    }
    return try result.get()
  }

  /// Sends a request with its descriptors, which stay open for the caller.
  public func send(
    _ request: ReaderRequest, descriptors: [Descriptor] = []
  ) async throws(ChannelError) {
    let stream = stream
    let result = await Self.run(on: sending) { () throws(ChannelError) in
      try stream.write(Frame(message: try Wire.encode(request), descriptors: descriptors))
    }
    try result.get()
  }

  /// Ends the channel in both directions: the reader sees the end of its input, and calls that
  /// wait here return.
  public func close() { shutdown(stream.socket.raw, Int32(SHUT_RDWR)) }

  private static func run<Value: Sendable>(
    on queue: DispatchQueue, _ work: @escaping @Sendable () throws(ChannelError) -> Value
  ) async -> Result<Value, ChannelError> {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: Result(catching: work)) }
    }
  }
}
