import Casework
import Foundation
import Judging
import Readings

extension Desk {
  /// Fits what all answers in cases that are not erased teach, for the reader of the newest of them.
  /// Cases are opened one after the other, and nothing of them but evidence and outcome is kept.
  func teaching() async throws -> Teaching {
    var answers: [String: [SiteLearner.Lesson]] = [:]
    var newest = ""
    var number = 0
    var filter = CaseFilter(limit: ListPage.mostCases)
    while true {
      let records = try await store.cases(filter)
      for record in records where record.life.state != .erased {
        number += 1
        guard let content = try await store.caseDetail(record.id)?.content,
          let counted = content.reader
        else { continue }
        let reader = ReaderName.shipped(counted: counted)
        let lessons = content.answers.map { SiteLearner.Lesson($0, case: number) }
        guard !lessons.isEmpty else { continue }
        newest = reader
        answers[reader, default: []] += lessons
      }
      guard let last = records.last else { break }
      filter.after = last.id
    }
    let last = try await store.siteLessons().last?.calibration.number ?? 0
    let learned = SiteLearner.learn(answers[newest] ?? [], number: last + 1, reader: newest)
    return Teaching(
      calibration: learned.calibration.isSound ? learned.calibration : nil, reader: newest,
      outcomes: learned.outcomes)
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

extension SiteLearner.Lesson {
  init(_ answer: AnsweredValue, case number: Int) {
    self.init(
      pool: answer.evidence.pool, kind: SitePool.kind(answer.evidence, type: answer.type),
      score: answer.score, isRight: answer.isRight, case: number)
  }
}
