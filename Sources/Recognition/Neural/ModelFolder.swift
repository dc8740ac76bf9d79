import Foundation

/// Where the runtime and the models of the neural readers lie, and the lexicons.
public struct ModelFolder: Hashable, Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// The first folder that exists: what `UKETSUKE_MODELS` names, then `models/vendor` in a folder
  /// above the program as in a checkout, then the folder of an installed service.
  ///
  /// Nil where none exists. What the variable names is taken whether it exists or not, so that a
  /// wrong name is noticed.
  public static func find(
    environment: [String: String], program: String
  ) -> ModelFolder? {
    if let named = environment["UKETSUKE_MODELS"], !named.isEmpty {
      return ModelFolder(path: named)
    }
    var folder = URL(filePath: program).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "models/vendor")
      if exists(candidate.appending(path: runtimeName).path) {
        return ModelFolder(path: candidate.path)
      }
    }
    return exists(installed + "/" + runtimeName) ? ModelFolder(path: installed) : nil
  }

  /// `libonnxruntime.so`.
  public var runtime: String { path + "/" + Self.runtimeName }
  /// `PP-OCRv6_rec_small.onnx`.
  public var lines: String { path + "/PP-OCRv6_rec_small.onnx" }
  /// `postal.table`, as `deploy/postal-table.py` makes it.
  public var postal: String { path + "/postal.table" }
  /// `names.table`, as `deploy/name-table.py` makes it.
  public var names: String { path + "/names.table" }
  /// `letters.table` and `readings.table`, as `deploy/letter-table.py` makes them.
  public var letters: String { path + "/letters.table" }
  public var readings: String { path + "/readings.table" }

  /// `calibration.json`: in a checkout beside the folder of what was fetched.
  public var calibration: String {
    let beside = URL(filePath: path).deletingLastPathComponent().appending(path: "judge").path
    return (Self.exists(beside) ? beside : path) + "/calibration.json"
  }

  /// `boxed.onnx`, the project's own: in the folder itself, in `boxed` in it, or in `boxed` beside it as
  /// in a checkout. The last of these where none exists.
  public var boxed: String { own("boxed") }

  /// `letters.onnx`, the project's own, in the same places.
  public var singleLetters: String { own("letters") }

  /// `numbers.onnx`, the project's own, in the same places.
  public var numbers: String { own("numbers") }

  private func own(_ name: String) -> String {
    let beside = URL(filePath: path).deletingLastPathComponent().path
    let places = [path, path + "/" + name, beside + "/" + name].map { "\($0)/\(name).onnx" }
    return places.first(where: Self.exists) ?? places[2]
  }

  private static let runtimeName = "libonnxruntime.so"
  private static let installed = "/usr/lib/uketsuke/models"

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }
}
