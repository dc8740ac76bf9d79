import Casework
import Crypto
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
    if let form = try? open(file) { return CompiledForm(digest: version.digest, descriptor: form) }
    let pages = try version.blankPages.map {
      BlankFile(path: $0.path, descriptor: try Descriptor.memory($0.bytes))
    }
    let form = try await pool.compile(
      workflow: try version.workflow.canonicalJSON(), digest: version.digest, pages: pages
    ).form
    // A cache that cannot be written costs time, not work.
    if (try? write(form, to: file)) != nil, let form = try? open(file) {
      return CompiledForm(digest: version.digest, descriptor: form)
    }
    return CompiledForm(digest: version.digest, descriptor: try Descriptor.memory(form))
  }

  /// A file whose bytes are as they were written, by the hash beside it; a damaged one is made anew.
  private func open(_ file: URL) throws -> Descriptor {
    let form = try Data(contentsOf: file, options: .alwaysMapped)
    let hash = try String(contentsOf: file.appendingPathExtension("sha256"), encoding: .utf8)
    guard hash == Self.sha256(form) else { throw CocoaError(.fileReadCorruptFile) }
    return try Descriptor.open(path: file.path)
  }

  private static func sha256(_ data: Data) -> String {
    SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
  }

  private func fileName(_ digest: String) -> String {
    let safe = reader.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" }
    return "\(digest.prefix(40))-\(String(safe).prefix(120)).form"
  }

  private func write(_ form: Data, to file: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try DurableFile.write(form, to: file.path, mode: 0o400, .replacing)
    try DurableFile.write(
      Data(Self.sha256(form).utf8), to: file.path + ".sha256", mode: 0o400, .replacing)
  }
}
