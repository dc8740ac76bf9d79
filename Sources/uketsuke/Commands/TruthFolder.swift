import Evaluation
import Foundation

/// Scans with their truth beside them.
enum TruthFolder {
  static func scans(in folder: URL) -> [(scan: URL, truth: Truth)] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let kinds = ["pdf", "tif", "tiff", "jpg", "jpeg", "png"]
    var found: [(scan: URL, truth: Truth)] = []
    while let file = all?.nextObject() as? URL {
      guard kinds.contains(file.pathExtension.lowercased()),
        let truth = try? Truth.load(Truth.path(forScan: file))
      else { continue }
      found.append((file, truth))
    }
    return found.sorted { $0.scan.path < $1.scan.path }
  }
}
