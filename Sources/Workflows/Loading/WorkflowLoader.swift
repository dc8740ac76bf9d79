public import Foundation

/// The size of a blank page, millimetres.
public struct PageSize: Codable, Hashable, Sendable {
  public var width: Double
  public var height: Double

  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

public struct WorkflowLoadOptions: Sendable {
  /// Sizes of the form's pages in their order, where they are known: boxes beyond them are errors.
  /// Without them a box may lie anywhere on a square of 420 mm.
  public var pageSizes: [PageSize]
  /// Whether the blank pages must exist beside the workflow file.
  public var checksFiles: Bool

  public init(pageSizes: [PageSize] = [], checksFiles: Bool = false) {
    self.pageSizes = pageSizes
    self.checksFiles = checksFiles
  }
}

public struct WorkflowLoadResult: Sendable {
  /// nil where there is any error.
  public var workflow: Workflow?
  /// Every problem of the file, in its order; warnings too.
  public var diagnostics: [Diagnostic]
  /// The text that was read, for `DiagnosticRenderer`; nil where it could not be.
  public var source: String?
  /// The id that the file gives itself, errors or not; nil where it gives none.
  public var id: String?
  /// Blank pages that the file names, errors or not, as it writes them.
  public var pagePaths: [String] = []

  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
}

/// Reads a workflow file, strictly, and reports all its problems at once.
public enum WorkflowLoader {
  /// Bytes of the longest file that is looked at.
  public static let longestFile = YAMLReader.maximumScalars * 4

  /// Reads the file at a path. A file that cannot be read is a diagnostic too.
  public static func load(
    contentsOf path: String, options: WorkflowLoadOptions = .init()
  ) -> WorkflowLoadResult {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      let data = try handle.read(upToCount: longestFile + 1) ?? Data()
      return load(data: data, path: path, options: options)
    } catch {
      return failure(
        path, "file.unreadable", "ファイルを開けません。場所と読み取りの権限を確かめてください",
        "the file cannot be opened; check its place and its permissions")
    }
  }

  /// Reads the bytes of a file: for those who keep them too, and must keep what was checked.
  ///
  /// - Parameter path: named in diagnostics; blank pages are looked for beside it.
  public static func load(
    data: Data, path: String, options: WorkflowLoadOptions = .init()
  ) -> WorkflowLoadResult {
    guard data.count <= longestFile else {
      return failure(path, "yaml.too-large", "ファイルが大きすぎます", "the file is too large")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      return failure(
        path, "file.encoding", "UTF-8 のテキストではありません。UTF-8 で保存し直してください",
        "the file is no UTF-8 text; save it as UTF-8")
    }
    return load(text: text, path: path, options: options)
  }

  private static func failure(
    _ path: String, _ code: String, _ japanese: String, _ english: String
  ) -> WorkflowLoadResult {
    var bag = DiagnosticBag(file: path)
    bag.error(code, at: .start, japanese, english)
    return WorkflowLoadResult(workflow: nil, diagnostics: bag.sorted, source: nil)
  }

  /// Reads a text.
  ///
  /// - Parameter path: named in diagnostics; blank pages are looked for beside it.
  public static func load(
    text: String, path: String, options: WorkflowLoadOptions = .init()
  ) -> WorkflowLoadResult {
    let source = SourceText(text)
    var bag = DiagnosticBag(file: path)
    guard let root = YAMLReader.read(source, into: &bag) else {
      return WorkflowLoadResult(workflow: nil, diagnostics: bag.sorted, source: text)
    }
    var checker = ShapeChecker(bag)
    checker.check(root, .object(Shape.workflow), name: path)
    let draft = WorkflowDecoder(source: source).draft(root)
    var context = CheckContext(
      root: root, source: source, draft: draft, options: options, bag: checker.bag)
    if root.entries != nil {
      for check in SemanticChecks.all { check.run(&context) }
    }
    return WorkflowLoadResult(
      workflow: context.bag.hasErrors ? nil : draft.workflow, diagnostics: context.bag.sorted,
      source: text, id: root["id"]?.text, pagePaths: FileCheck.pathNodes(root).compactMap(\.text))
  }
}
