import Foundation
import Glibc
import Intake

/// What rights keep the service from its work.
extension Doctor {
  /// A warning where root looks at the places of another user: for root all rights are there.
  func user() -> [Examination] {
    var status = stat()
    guard geteuid() == 0, stat(configuration.state.path, &status) == 0, status.st_uid != 0 else {
      return []
    }
    return [
      Examination(
        "user", .warning,
        japanese: "root で調べているため、権限の不足は分かりません。sudo -u uketsuke uketsuke doctor で調べてください。",
        english:
          "Root has all rights, so missing ones are not seen; run sudo -u uketsuke uketsuke doctor."
      )
    ]
  }

  /// What lies in the drop folders and cannot be taken.
  public func dropped() -> [Examination] {
    DropSurvey.problems(IntakeConfiguration(configuration)).map {
      Examination("folder.drop.files", .bad, japanese: $0.japanese, english: $0.english)
    }
  }
}
