import Casework
import Foundation
import Judging
import Readings
import Workflows

extension Desk {
  /// Fits what all answers in cases that are not erased teach, for the reader of the newest of them.
  /// Cases are opened one after the other.
  func teaching() async throws -> Teaching {
    var answers = Answers()
    var filter = CaseFilter(limit: ListPage.mostCases)
    while true {
      let records = try await store.cases(filter)
      for record in records where record.life.state != .erased {
        guard let content = try await store.caseDetail(record.id)?.content else { continue }
        var workflow: Workflow?
        if let version = record.version { workflow = try await book.workflow(version) }
        answers.add(content, at: record.createdAt, workflow)
      }
      guard let last = records.last else { break }
      filter.after = last.id
    }
    let last = try await store.siteLessons().last?.calibration.number ?? 0
    return answers.teaching(last + 1)
  }

  func unlearn(by person: PersonID) async throws -> Int {
    guard let number = try await store.revertLearning(by: person) else {
      throw DeskFailure(
        .refused, japanese: "取り消せる学習はありません。",
        english: "Nothing was learned that could be taken back.")
    }
    return number
  }
}
