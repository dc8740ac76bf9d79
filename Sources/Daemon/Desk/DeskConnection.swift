import Casework
import Foundation
import SQLiteStore

/// Reaches the desk: through the running daemon, or, where none runs, on the store itself.
public struct DeskConnection: Sendable {
  private let configuration: DaemonConfiguration
  private let version: String

  public init(_ configuration: DaemonConfiguration, version: String) {
    self.configuration = configuration
    self.version = version
  }

  /// - Throws: `ControlError` where the daemon breaks off, `StartFailure` where the store cannot
  ///   be opened.
  public func ask(_ request: DeskRequest) async throws -> DeskResponse {
    let client = ControlClient(path: configuration.controlSocket.path)
    guard client.isDaemonRunning else {
      return try await Installation(configuration, version: version, mode: .beside).desk()
        .answer(request, to: Requester(user: getuid()))
    }
    let data = try JSONEncoder().encode(request)
    return try JSONDecoder().decode(DeskResponse.self, from: try client.exchange(data))
  }
}

extension Desk {
  /// A request and its answer as they cross the control socket.
  func answer(_ request: Data, to requester: Requester) async -> Data {
    let response: DeskResponse
    do {
      response = await answer(
        try JSONDecoder().decode(DeskRequest.self, from: request), to: requester)
    } catch {
      response = .failed(
        DeskFailure(
          .refused, japanese: "要求を読めません。コマンドとサービスの版を合わせてください。",
          english: "The request cannot be read; command and daemon are of different versions."))
    }
    return (try? JSONEncoder().encode(response)) ?? Data()
  }
}
