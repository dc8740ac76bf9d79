import Foundation
import Judging
import Recognition

extension ModelFolder {
  /// The calibration that was counted with the same engines, nil where there is none.
  ///
  /// Thresholds do not transfer from one engine to another, not even from one version to the next:
  /// with other engines nothing of the network's goes on without a person.
  ///
  /// - Parameter program: name of the reader program and of its engines, joined by `+`.
  func calibration(for program: String) -> Calibration? {
    guard let data = try? Data(contentsOf: URL(filePath: calibration)),
      let read = try? JSONDecoder().decode(Calibration.self, from: data),
      Self.engines(read.reader) == Self.engines(program)
    else { return nil }
    return read
  }

  /// Without the program itself, the judge, and the edition of the postal table, which comes out every
  /// month and is no engine.
  private static func engines(_ program: String) -> [Substring] {
    program.split(separator: "+").dropFirst()
      .filter { !$0.hasPrefix("calibration-") && !$0.hasPrefix("counting-") }
      .map { $0.hasPrefix("postal-") ? "postal" : $0 }
  }
}
