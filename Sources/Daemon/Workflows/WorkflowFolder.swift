public import Casework
import Crypto
public import Foundation
public import Workflows

/// A workflow file as found in the folder.
public struct LoadedWorkflow: Sendable {
  public var file: URL
  public var diagnostics: [Diagnostic]
  /// nil where the file has errors.
  public var version: WorkflowVersion?

  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
}

/// The folder that administrators keep workflow files in.
public enum WorkflowFolder {
  /// The workflow files directly in a folder, by name; a file stands for itself.
  public static func files(at place: URL) -> [URL] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
      return []
    }
    guard isFolder.boolValue else { return [place] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return
      names
      .filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }
      .sorted()
      .map { place.appending(path: $0) }
  }

  /// Decodes and checks one file and takes in its blank pages. Never throws: what is wrong is a
  /// diagnostic.
  public static func load(_ file: URL) -> LoadedWorkflow {
    let result = WorkflowLoader.load(
      contentsOf: file.path, options: WorkflowLoadOptions(checksFiles: true))
    var loaded = LoadedWorkflow(file: file, diagnostics: result.diagnostics, version: nil)
    guard let workflow = result.workflow, loaded.errors.isEmpty else { return loaded }
    do {
      let yaml = try Data(contentsOf: file)
      var pages: [BlankPage] = []
      for path in Set(workflow.form.pages.map(\.path)).sorted() {
        let url = file.deletingLastPathComponent().appending(path: path)
        pages.append(BlankPage(path: path, bytes: try Data(contentsOf: url)))
      }
      loaded.version = WorkflowVersion(
        digest: try digest(of: workflow, pages), yaml: yaml, workflow: workflow, blankPages: pages)
    } catch {
      loaded.diagnostics.append(
        Diagnostic(
          file: file.path, line: 1, column: 1, code: "file.unreadable",
          japanese: "ファイルまたは白紙の帳票を読めません。権限を確認してください。",
          english: "The file or a blank page cannot be read; check its permissions."))
    }
    return loaded
  }

  /// Names a version by everything that it consists of: the decoded file and its blank pages.
  static func digest(of workflow: Workflow, _ pages: [BlankPage]) throws -> String {
    var hash = SHA256()
    hash.update(data: Data("uketsuke-form-1\n".utf8))
    hash.update(data: try workflow.canonicalJSON())
    for page in pages {
      hash.update(data: Data("\n\(page.path)\n".utf8))
      hash.update(data: Data(SHA256.hash(data: page.bytes)))
    }
    return hash.finalize().map { String(format: "%02x", $0) }.joined()
  }
}
