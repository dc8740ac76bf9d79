import Foundation
import Judging
import Readings
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
      ReaderName(read.reader).engines == ReaderName(program).engines
    else { return nil }
    return read
  }
}
