import Casework
import Foundation
import Judging
import Readings
import Workflows

/// What answers of many cases teach, gathered case by case. Cases are numbered, and nothing here is ever
/// kept: what comes out of it are weights, counts, and names of many persons.
struct Answers {
  /// What was read with one set of engines and its judge.
  private struct Own {
    var judged: [SiteLearner.Lesson] = []
    var boxes: [LetterLearner.Box] = []
    var latest = Date.distantPast

    mutating func add(
      _ judged: [SiteLearner.Lesson], _ boxes: [LetterLearner.Box], at time: Date
    ) {
      self.judged += judged
      self.boxes += boxes
      latest = max(latest, time)
    }
  }

  private var byReader: [String: Own] = [:]
  private var persons: [NameLearner.Person] = []
  private var cases = 0

  /// - Parameters:
  ///   - time: of the case.
  ///   - workflow: by which it was read; nil where it was by none.
  mutating func add(_ content: CaseContent, at time: Date, _ workflow: Workflow?) {
    guard let counted = content.reader else { return }
    cases += 1
    let number = cases
    let judged = content.answers.map { SiteLearner.Lesson($0, case: number) }
    let boxes = content.answeredBoxes.map {
      LetterLearner.Box(candidates: $0.candidates, truth: $0.truth, case: number)
    }
    persons += (workflow.map(content.answeredNames) ?? []).map {
      NameLearner.Person(
        family: $0.family, given: $0.given, familyReading: $0.familyReading,
        givenReading: $0.givenReading, case: number)
    }
    guard !judged.isEmpty || !boxes.isEmpty else { return }
    let reader = ReaderName.shipped(counted: counted)
    byReader[reader, default: Own()].add(judged, boxes, at: time)
  }

  /// What all of it teaches the reader of the newest answers. Names tell of people and not of a reader:
  /// those of all readers count.
  ///
  /// - Parameter number: of the lesson.
  func teaching(_ number: Int) -> Teaching {
    let newest = byReader.max { $0.value.latest < $1.value.latest }
    let own = newest?.value ?? Own()
    let reader = newest?.key ?? ""
    let judged = SiteLearner.learn(own.judged, number: number, reader: reader)
    let (letters, outcomes) = LetterLearner.learn(own.boxes)
    let names = NameLearner.learn(persons)
    var calibration = judged.calibration
    calibration.letters = letters.isEmpty ? nil : letters
    calibration.names = names.isEmpty ? nil : names
    return Teaching(
      calibration: calibration.isSound && newest != nil ? calibration : nil, reader: reader,
      outcomes: judged.outcomes, letters: outcomes, namedCases: Set(persons.map(\.case)).count)
  }
}

extension SiteLearner.Lesson {
  init(_ answer: AnsweredValue, case number: Int) {
    self.init(
      pool: answer.evidence.pool, kind: SitePool.kind(answer.evidence, type: answer.type),
      score: answer.score, isRight: answer.isRight, case: number)
  }
}
