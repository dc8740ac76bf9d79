import ArgumentParser
import Casework
import Daemon
import Foundation

/// One question to the desk, answered by the running daemon or, where none runs, by this process.
enum AskDesk {
  static func ask(_ request: DeskRequest, at place: PlaceOptions) async throws -> DeskResponse {
    let answer: DeskResponse
    do {
      answer = try await DeskConnection(try place.configuration(), version: ProgramVersion.text)
        .ask(request)
    } catch let failure as StartFailure {
      Output.complain(failure.description)
      throw ExitCode(failure.exitCode)
    } catch let error as ControlError {
      Output.complain(error.description)
      throw ExitCode.unavailable
    }
    if case .failed(let failure) = answer {
      Output.complain(failure.description)
      throw failure.kind == .refused ? ExitCode.dataError : ExitCode.temporaryFailure
    }
    return answer
  }

  /// All cases with their values, page by page, so that neither side holds more than it must.
  static func eachCase(
    _ selection: CaseSelectionRequest, at place: PlaceOptions, _ body: (ExportedCase) throws -> Void
  ) async throws {
    var page = ListPage(limit: ListPage.mostCases)
    while true {
      guard case .cases(let cases) = try await ask(.export(selection, page), at: place) else {
        throw unexpected
      }
      try cases.forEach(body)
      guard let last = cases.last else { return }
      page.after = last.detail.record.id.rawValue
    }
  }

  /// For an answer of a kind that the request cannot have.
  static var unexpected: ExitCode {
    Output.complain("サービスの版が違います。再起動してください。 The daemon is of another version; restart it.")
    return .software
  }
}
