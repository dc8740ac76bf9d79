import Casework
import Foundation
import ReaderPool
import Readings
import Workflows

/// Why a workflow file is not taken in as it lies there.
struct WorkflowFault: Hashable, Sendable {
  /// The first error.
  var diagnostic: Diagnostic
  /// Whether it is tried again without a change of the file.
  var mayPass: Bool

  init(_ diagnostic: Diagnostic, mayPass: Bool) {
    self.diagnostic = diagnostic
    self.mayPass = mayPass
  }
}

/// Why a version that counts cannot be used by the readers.
struct FormTrouble: Hashable, Sendable {
  var digest: String
  var japanese: String
  var english: String
  /// Nil where another try would end the same way.
  private var due: Duration?
  private var pause: Duration

  /// - Parameter before: of an earlier try; the pause doubles from two seconds to five minutes.
  init(_ error: any Error, digest: String, after before: FormTrouble?, at now: Duration) {
    let cause = Cause(error)
    self.digest = digest
    japanese = cause.japanese
    english = cause.english
    pause = before.map { min($0.pause * 2, .seconds(300)) } ?? .seconds(2)
    due = error is FormRejection ? nil : now + pause
  }

  func isDue(at now: Duration) -> Bool { due.map { now >= $0 } ?? false }
}

/// An error's own words, where it has some.
struct Cause {
  var japanese: String
  var english: String

  init(_ error: any Error) {
    (japanese, english) =
      switch error {
      case let error as StoreError: (error.japanese, error.english)
      case let error as FormRejection: (error.japanese, error.english)
      case let error as Refusal: (error.japanese, error.english)
      default: ("\(error)", "\(error)")
      }
  }
}

extension WorkflowLine {
  /// - Parameter standing: the version in force; nil where there is none.
  init(_ fault: WorkflowFault, of id: String, standing: Workflow?) {
    let diagnostic = fault.diagnostic
    let place = "\(URL(filePath: diagnostic.file).lastPathComponent):\(diagnostic.line)"
    let words: (String, String) =
      switch (fault.mayPass, standing == nil) {
      case (false, true): ("無効（有効な版なし）", "refused (no version in force)")
      case (false, false): ("変更は無効（旧版が有効）", "refused (the old version counts)")
      case (true, true): ("取込待ち（有効な版なし）", "waiting (no version in force)")
      case (true, false): ("変更は取込待ち（旧版が有効）", "waiting (the old version counts)")
      }
    self.init(
      id: id, name: standing?.name ?? "", department: standing?.department ?? "", digest: "",
      state: fault.mayPass ? "waiting" : "refused",
      japanese: "\(words.0)：\(place) \(diagnostic.japanese)",
      english: "\(words.1): \(place) \(diagnostic.english)")
  }

  /// A version that counts and that readers do not take.
  init(_ trouble: FormTrouble, of id: String, _ standing: Workflow?) {
    self.init(
      id: id, name: standing?.name ?? "", department: standing?.department ?? "",
      digest: trouble.digest, state: "unusable",
      japanese: "有効な版を読取に使えません：\(trouble.japanese)",
      english: "the version in force cannot be used: \(trouble.english)")
  }
}
