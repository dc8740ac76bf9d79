import Casework
import DurableFiles
import Foundation
import Glibc
import ReaderChannel
import ReaderPool
import Workflows

/// Compiled forms in files, one for all readers to map. What is here can always be compiled anew
/// from the stored versions.
struct FormCache: Sendable {
  let folder: URL
  /// Name and version of the reader program: another one compiles for itself.
  let reader: String
  let pool: ReaderPool

  /// The compiled form of a version, from its file or from a reader.
  ///
  /// - Throws: `FormRejection` where the form cannot be compiled; what `ReaderPool.compile`
  ///   throws.
  func compiled(_ version: WorkflowVersion) async throws -> CompiledForm {
    let file = folder.appending(path: fileName(version.digest))
    if let descriptor = try? Descriptor.open(path: file.path) {
      return CompiledForm(digest: version.digest, descriptor: descriptor)
    }
    let pages = try version.blankPages.map {
      BlankFile(path: $0.path, descriptor: try Descriptor.memory($0.bytes))
    }
    let form = try await pool.compile(
      workflow: try version.workflow.canonicalJSON(), digest: version.digest, pages: pages
    ).form
    // A cache that cannot be written costs time, not work.
    if (try? write(form, to: file)) != nil, let descriptor = try? Descriptor.open(path: file.path) {
      return CompiledForm(digest: version.digest, descriptor: descriptor)
    }
    return CompiledForm(digest: version.digest, descriptor: try Descriptor.memory(form))
  }

  private func fileName(_ digest: String) -> String {
    let safe = reader.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" }
    return "\(digest.prefix(40))-\(String(safe).prefix(120)).form"
  }

  private func write(_ form: Data, to file: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try DurableFile.write(form, to: file.path, mode: 0o400, .replacing)
  }
}
