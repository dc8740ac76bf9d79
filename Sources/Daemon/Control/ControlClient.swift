public import Foundation

/// The command line's side of the control socket.
public struct ControlClient: Sendable {
  public var path: String

  public init(path: String) { self.path = path }

  /// Whether a daemon listens.
  public var isDaemonRunning: Bool {
    (try? UnixSocket(connectingTo: path)) != nil
  }

  /// One request, one answer.
  ///
  /// - Throws: `ControlError` where no daemon listens or it breaks off.
  public func exchange(_ request: Data, timeout: Int = 600) throws -> Data {
    let socket = try UnixSocket(connectingTo: path)
    socket.setTimeout(timeout)
    guard socket.send(request), let answer = socket.receive(limit: ControlServer.answerLimit) else {
      throw ControlError(
        japanese: "サービスからの応答が途切れました。もう一度実行してください。",
        english: "The daemon broke off its answer; run the command again.")
    }
    return answer
  }
}
