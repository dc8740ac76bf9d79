import Foundation
import Testing
import Workflows

@testable import FormPress

/// The workflow files of the repository.
enum Shipped {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "workflows", directoryHint: .isDirectory)

  static let ids = [
    "inu-shibo", "jido-teate", "koki-gendogaku", "kokuho-saikofu", "suido-kaishi", "tenshutsu",
  ]

  static func workflow(_ id: String) throws -> Workflow {
    let path = folder.appending(path: "\(id).yaml").path(percentEncoded: false)
    let result = WorkflowLoader.load(contentsOf: path, options: .init(checksFiles: true))
    return try #require(
      result.workflow,
      "\(DiagnosticRenderer(language: .english).render(result.errors, source: result.source))")
  }
}

/// A folder that is gone after the test.
func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "formpress-\(UUID().uuidString)", directoryHint: .isDirectory)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
