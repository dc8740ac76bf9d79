internal import CSystem
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads and writes whole frames on a stream socket; blocks.
package struct FrameStream: Sendable {
  package let socket: Descriptor
  package let limits: FrameLimits

  /// Most descriptors that one frame carries.
  package static let maxDescriptors = Int(UK_MAX_DESCRIPTORS)

  package init(socket: Descriptor, limits: FrameLimits = .init()) {
    self.socket = socket
    self.limits = limits
  }

  /// The next frame, or nil where the other side closed the channel between frames.
  package func read() throws(ChannelError) -> Frame? {
    guard let (head, descriptors) = try readHead() else { return nil }
    let header = try FrameHeader(bytes: head, limits: limits)
    guard header.descriptorCount == descriptors.count else {
      throw .malformed("\(descriptors.count) descriptors for \(header.descriptorCount)")
    }
    let message = try readBody(header.messageLength)
    let blob = header.hasBlob ? try readBody(header.blobLength) : nil
    return Frame(message: message, blob: blob, descriptors: descriptors)
  }

  /// Sends a frame whole.
  package func write(_ frame: Frame) throws(ChannelError) {
    guard frame.descriptors.count <= Self.maxDescriptors else {
      throw .malformed("more than \(Self.maxDescriptors) descriptors")
    }
    guard frame.message.count <= limits.message else { throw .tooLong(limit: limits.message) }
    guard (frame.blob?.count ?? 0) <= limits.blob else { throw .tooLong(limit: limits.blob) }
    let header = FrameHeader(
      hasBlob: frame.blob != nil, descriptorCount: frame.descriptors.count,
      messageLength: frame.message.count, blobLength: frame.blob?.count ?? 0)
    try send(Data(header.bytes), descriptors: frame.descriptors)
    try send(frame.message)
    if let blob = frame.blob { try send(blob) }
  }

  private func readHead() throws(ChannelError) -> ([UInt8], [Descriptor])? {
    var head = [UInt8](repeating: 0, count: FrameHeader.size)
    var filled = 0
    var descriptors: [Descriptor] = []
    while filled < head.count {
      var raw = [Int32](repeating: -1, count: Self.maxDescriptors)
      var count = 0
      let received = head.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        return uk_receive(socket.raw, rest.baseAddress, rest.count, &raw, &count)
      }
      descriptors += raw.prefix(count).map(Descriptor.init(owning:))
      if received == 0 {
        if filled == 0 { return nil }
        throw .closed
      }
      guard received > 0 else { throw Self.error("receive", received) }
      filled += received
    }
    return (head, descriptors)
  }

  /// Grows as bytes arrive, so that a header that promises much costs nothing by itself.
  private func readBody(_ length: Int) throws(ChannelError) -> Data {
    var body = Data()
    body.reserveCapacity(min(length, 1 << 20))
    var chunk = [UInt8](repeating: 0, count: min(length, 1 << 18))
    while body.count < length {
      let wanted = min(chunk.count, length - body.count)
      let received = chunk.withUnsafeMutableBytes { recv(socket.raw, $0.baseAddress, wanted, 0) }
      if received == 0 { throw .closed }
      if received < 0 {
        if errno == EINTR { continue }
        throw Self.error("receive", -Int(errno))
      }
      chunk.withUnsafeBytes { body.append(contentsOf: $0.prefix(received)) }
    }
    return body
  }

  private func send(_ bytes: Data, descriptors: [Descriptor] = []) throws(ChannelError) {
    let raw = descriptors.map(\.raw)
    let failure = bytes.withUnsafeBytes { buffer -> Int in
      var sent = 0
      while sent < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
        // Descriptors belong to the first byte only.
        let result = uk_send(
          socket.raw, rest.baseAddress, rest.count, raw, sent == 0 ? raw.count : 0)
        if result < 0 { return result }
        sent += result
      }
      return 0
    }
    // The list holds numbers only: their owners must outlive the call.
    withExtendedLifetime(descriptors) {}
    guard failure == 0 else { throw Self.error("send", failure) }
  }

  private static func error(_ operation: String, _ result: Int) -> ChannelError {
    let code = Int32(-result)
    return code == EPIPE || code == ECONNRESET
      ? .closed : .system(operation: operation, errno: code)
  }
}
