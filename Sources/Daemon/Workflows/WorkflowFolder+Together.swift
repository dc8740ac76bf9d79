import Casework
public import Foundation
import Logging
import ReaderPool
import Readings
public import Workflows

extension WorkflowFolder {
  /// Loads files that are used together: an id that an earlier one has is an error of the later.
  public static func load(together files: [URL]) -> [LoadedWorkflow] {
    var owners: [String: URL] = [:]
    return files.map { file in
      var loaded = load(file)
      guard let version = loaded.version else { return loaded }
      let id = version.workflow.id
      if let owner = owners[id] {
        loaded.diagnostics.append(duplicate(version, in: file, of: owner))
        loaded.version = nil
      } else {
        owners[id] = file
      }
      return loaded
    }
  }

  /// At the line that names the id.
  static func duplicate(_ version: WorkflowVersion, in file: URL, of owner: URL) -> Diagnostic {
    let id = version.workflow.id
    let text = String(decoding: version.yaml, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let line = lines.firstIndex { $0.hasPrefix("id:") } ?? 0
    return Diagnostic(
      file: file.path, line: line + 1, column: 1, code: "id.duplicate",
      japanese: "id「\(id)」は \(owner.lastPathComponent) でも使われています。別の id を付けてください。",
      english: "The id '\(id)' is used by \(owner.lastPathComponent) too; choose another.")
  }

  /// What readers say of a form that the file alone does not show, such as boxes off the page.
  static func rejection(_ rejection: FormRejection, of file: URL) -> Diagnostic {
    Diagnostic(
      file: file.path, line: 1, column: 1, code: "form.rejected", japanese: rejection.japanese,
      english: rejection.english)
  }
}

/// Compiles forms as the service would: `uketsuke check`.
public enum FormTrial {
  /// What is wrong with the forms of files without errors.
  ///
  /// - Parameter program: the reader.
  /// - Throws: `StartFailure` where the reader cannot be used.
  public static func rejections(of loaded: [LoadedWorkflow], program: URL) async throws
    -> [Diagnostic]
  {
    let pool = ReaderPool(
      configuration: ReaderPoolConfiguration(executable: program.path, children: 1),
      logger: Logger(label: "uketsuke.check") { _ in SwiftLogNoOpLogHandler() })
    do {
      let cache = FormCache(
        folder: ScanReader.cacheFolder, reader: try await pool.warmUp() ?? "", pool: pool)
      var found: [Diagnostic] = []
      for one in loaded {
        guard let version = one.version else { continue }
        do {
          _ = try await cache.compiled(version)
        } catch let rejection as FormRejection {
          found.append(WorkflowFolder.rejection(rejection, of: one.file))
        }
      }
      await pool.shutDown()
      return found
    } catch {
      await pool.shutDown()
      throw StartFailure.reader(
        program.path, error as? Refusal ?? Refusal(.readerUnavailable, detail: "\(error)"))
    }
  }
}
