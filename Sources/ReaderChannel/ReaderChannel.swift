internal import CSystem
public import Foundation
public import Readings

/// A reader's end of the channel to the daemon. Blocks; for use by one thread at a time.
///
/// Frames carry a message in JSON, an optional blob of bulk bytes and descriptors
/// (`SCM_RIGHTS`, unix(7)). A frame that is not understood ends the channel with an error.
public final class ReaderChannel: Sendable {
  private let stream: FrameStream

  /// Takes ownership of the socket; a reader inherits it as descriptor 3.
  public init(descriptor: Int32 = 3, limits: FrameLimits = .init()) {
    stream = FrameStream(socket: Descriptor(owning: descriptor), limits: limits)
  }

  /// Ends the process as soon as the daemon is gone, even in the middle of a page.
  public func exitOnHangup() throws(ChannelError) {
    let result = uk_exit_on_hangup(stream.socket.raw)
    guard result == 0 else { throw .system(operation: "exitOnHangup", errno: -result) }
  }

  /// Waits for the next request; nil when the daemon has closed the channel, which is how it
  /// asks a reader to leave. The descriptors close when the last reference to them is dropped.
  public func receive() throws(ChannelError) -> (
    request: ReaderRequest, descriptors: [Descriptor]
  )? {
    guard let frame = try stream.read() else { return nil }
    return (try Wire.decode(ReaderRequest.self, from: frame.message), frame.descriptors)
  }

  /// Sends an answer. Numbers in it must be finite.
  public func send(_ response: ReaderResponse, blob: Data? = nil) throws(ChannelError) {
    try stream.write(Frame(message: try Wire.encode(response), blob: blob))
  }
}

/// Messages as bytes.
package enum Wire {
  package static func encode(_ message: some Encodable) throws(ChannelError) -> Data {
    do {
      return try JSONEncoder().encode(message)
    } catch {
      throw .malformed("a message cannot be encoded")
    }
  }

  package static func decode<Message: Decodable>(
    _ type: Message.Type, from bytes: Data
  ) throws(ChannelError) -> Message {
    do {
      return try JSONDecoder().decode(type, from: bytes)
    } catch {
      // The decoder's own words may quote the message, which may quote the document.
      throw .malformed("not a message of this protocol")
    }
  }
}
