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
  /// The id that the file gives itself, errors or not.
  var id: String? = nil
  /// Blank pages that it names, errors or not.
  var pagePaths: [String] = []

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

  /// Decodes and checks one file and takes in its blank pages. Each file is read once, and all that
  /// is made of it is made of those bytes. Never throws: what is wrong is a diagnostic.
  public static func load(_ file: URL) -> LoadedWorkflow {
    var loaded = LoadedWorkflow(file: file, diagnostics: [], version: nil)
    guard let yaml = bytes(of: file, limit: WorkflowLoader.longestFile) else {
      loaded.diagnostics = [unreadable(file)]
      return loaded
    }
    let result = WorkflowLoader.load(
      data: yaml, path: file.path, options: WorkflowLoadOptions(checksFiles: true))
    loaded.diagnostics = result.diagnostics
    loaded.id = result.id
    loaded.pagePaths = result.pagePaths
    guard let workflow = result.workflow, loaded.errors.isEmpty else { return loaded }
    var pages: [BlankPage] = []
    for path in Set(workflow.form.pages.map(\.path)).sorted() {
      let url = file.deletingLastPathComponent().appending(path: path)
      guard let page = bytes(of: url, limit: longestPage) else {
        loaded.diagnostics.append(unreadable(file))
        return loaded
      }
      guard page.count <= longestPage else {
        loaded.diagnostics.append(tooLarge(path, in: file))
        return loaded
      }
      pages.append(BlankPage(path: path, bytes: page))
    }
    do {
      loaded.version = WorkflowVersion(
        digest: try digest(of: workflow, pages), yaml: yaml, workflow: workflow, blankPages: pages)
    } catch {
      loaded.diagnostics.append(unreadable(file))
    }
    return loaded
  }

  /// Blank pages that a file names as it is now; none where it cannot be read.
  static func pagePaths(in file: URL) -> [String] {
    guard let yaml = bytes(of: file, limit: WorkflowLoader.longestFile) else { return [] }
    return WorkflowLoader.load(data: yaml, path: file.path).pagePaths
  }

  /// Bytes of the longest file with blank pages.
  private static let longestPage = 64 << 20

  /// Up to one byte more than the limit; nil where it cannot be read. Never waits for a FIFO.
  private static func bytes(of url: URL, limit: Int) -> Data? {
    guard FileSignature.Part(url) != nil, let handle = try? FileHandle(forReadingFrom: url) else {
      return nil
    }
    defer { try? handle.close() }
    return try? handle.read(upToCount: limit + 1) ?? Data()
  }

  /// Code of a file that could not be read, which may pass.
  static let unreadableCode = "file.unreadable"

  private static func unreadable(_ file: URL) -> Diagnostic {
    Diagnostic(
      file: file.path, line: 1, column: 1, code: unreadableCode,
      japanese: "ファイルまたは白紙の帳票を読めません。場所と権限を確認してください。",
      english: "The file or a blank page cannot be read; check its place and its permissions.")
  }

  private static func tooLarge(_ path: String, in file: URL) -> Diagnostic {
    Diagnostic(
      file: file.path, line: 1, column: 1, code: "file.too-large",
      japanese: "白紙の帳票「\(path)」が大きすぎます（\(longestPage >> 20) MiB まで）。",
      english: "The blank page '\(path)' is too large (at most \(longestPage >> 20) MiB).")
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
