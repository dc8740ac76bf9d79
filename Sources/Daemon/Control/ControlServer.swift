import CSystem
import Foundation
import Glibc
import Synchronization

/// Answers the command line on a Unix socket. Who may connect is decided by the socket's
/// permissions (its owner and group); who asked is the peer's user id.
final class ControlServer: Sendable {
  /// Longest request and answer, bytes.
  static let requestLimit = 4 << 20
  static let answerLimit = 512 << 20

  typealias Handler = @Sendable (_ request: Data, _ user: UInt32) async -> Data

  private let path: String
  private let listener: Int32

  /// Starts to listen, on a thread of its own.
  init(path: String, handler: @escaping Handler) throws {
    self.path = path
    let socket = try UnixSocket(listeningAt: path)
    let listener = dup(socket.descriptor)
    self.listener = listener
    Thread.detachNewThread {
      accepting: while true {
        let peer = accept(listener, nil, nil)
        if peer < 0 {
          switch errno {
          case EINTR, ECONNABORTED: continue
          case EMFILE, ENFILE, ENOBUFS, ENOMEM:
            // Others will let go of theirs.
            usleep(100_000)
            continue
          default: break accepting
          }
        }
        Thread.detachNewThread { Self.serve(peer, handler) }
      }
      close(listener)
    }
  }

  func stop() {
    unlink(path)
    // Wakes the thread out of accept(2).
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// One connection on its own thread, so that a slow peer holds up nobody.
  private static func serve(_ descriptor: Int32, _ handler: @escaping Handler) {
    let socket = UnixSocket(descriptor: descriptor)
    socket.setTimeout(30)
    var process: pid_t = 0
    var user: uid_t = 0
    var group: gid_t = 0
    guard uk_peer_credentials(descriptor, &process, &user, &group) == 0,
      let request = socket.receive(limit: requestLimit)
    else { return }
    let answer = AnswerBox()
    let done = DispatchSemaphore(value: 0)
    Task { [user] in
      answer.set(await handler(request, user))
      done.signal()
    }
    done.wait()
    _ = socket.send(answer.take())
  }
}

/// Carries an answer from a task to the thread that waits for it.
private final class AnswerBox: Sendable {
  private let data = Mutex(Data())

  func set(_ value: Data) { data.withLock { $0 = value } }
  func take() -> Data { data.withLock { $0 } }
}
