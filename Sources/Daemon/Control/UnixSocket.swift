import Foundation
import Glibc

/// What can go wrong on the control socket, in words for operators.
public struct ControlError: Error, CustomStringConvertible, Sendable {
  public var japanese: String
  public var english: String

  public var description: String { "\(japanese)\n\(english)" }
}

/// A connected or listening Unix stream socket that closes itself.
struct UnixSocket: ~Copyable {
  let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// - Throws: `ControlError` where the path is too long for a socket or the kernel refuses.
  init(connectingTo path: String) throws {
    self.init(descriptor: socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
    try Self.withAddress(path) { address, length in
      guard connect(descriptor, address, length) == 0 else {
        throw ControlError(
          japanese: "サービスに接続できません（\(path)）。uketsuke serve が動いているか確認してください。",
          english: "No daemon answers at \(path): \(String(cString: strerror(errno))).")
      }
    }
  }

  init(listeningAt path: String) throws {
    self.init(descriptor: socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
    unlink(path)
    try Self.withAddress(path) { address, length in
      let bound = bind(descriptor, address, length) == 0 && chmod(path, 0o660) == 0
      guard bound, listen(descriptor, 16) == 0 else {
        throw ControlError(
          japanese: "制御ソケットを作れません（\(path)）。フォルダの権限を確認してください。",
          english: "Cannot listen at \(path): \(String(cString: strerror(errno))).")
      }
    }
  }

  /// Seconds after which a silent peer is given up.
  func setTimeout(_ seconds: Int) {
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  /// A message is its length in four bytes, big endian, and its bytes.
  func send(_ message: Data) -> Bool {
    var frame = withUnsafeBytes(of: UInt32(message.count).bigEndian) { Data($0) }
    frame.append(message)
    return frame.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = Glibc.send(
          descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent,
          Int32(MSG_NOSIGNAL))
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        sent += count
      }
      return true
    }
  }

  /// nil at the end of the stream, after the timeout, or where the message is longer than `limit`.
  func receive(limit: Int) -> Data? {
    guard let head = receiveExactly(4) else { return nil }
    let length = head.reduce(0) { $0 << 8 | Int($1) }
    return length > limit ? nil : receiveExactly(length)
  }

  private func receiveExactly(_ count: Int) -> Data? {
    var data = Data(count: count)
    let complete = data.withUnsafeMutableBytes { bytes in
      var received = 0
      while received < count {
        let step = recv(
          descriptor, bytes.baseAddress?.advanced(by: received), count - received, 0)
        if step < 0 && errno == EINTR { continue }
        if step <= 0 { return false }
        received += step
      }
      return true
    }
    return complete ? data : nil
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Void
  ) throws {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
      throw ControlError(
        japanese: "制御ソケットのパスが長すぎます：\(path)",
        english: "The path of the control socket is too long: \(path)")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    try withUnsafePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
