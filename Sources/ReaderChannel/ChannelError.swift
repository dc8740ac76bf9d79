public import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// Why a channel between daemon and reader cannot go on. After any of these the channel is of no
/// further use: what follows on it has no known beginning.
public enum ChannelError: Error, Hashable, Sendable {
  /// The other side closed the channel in the middle of a frame, or before an answer.
  case closed
  /// What came is no frame of this protocol.
  case malformed(String)
  /// A frame, or a file, is longer than allowed; bytes.
  case tooLong(limit: Int)
  /// The kernel refused an operation.
  case system(operation: String, errno: Int32)
}

extension ChannelError: LocalizedError, CustomStringConvertible {
  public var description: String {
    switch self {
    case .closed: "the other side closed the channel"
    case .malformed(let reason): "malformed frame: \(reason)"
    case .tooLong(let limit): "longer than \(limit) bytes"
    case .system(let operation, let code): "\(operation): \(String(cString: strerror(code)))"
    }
  }

  public var errorDescription: String? { description }
}
