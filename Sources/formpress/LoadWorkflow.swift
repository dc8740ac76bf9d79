import Foundation
import Workflows

/// A workflow file that cannot be used, with every reason.
struct UnusableWorkflow: Error, CustomStringConvertible {
  var description: String
}

/// The workflow of a file, with the folder its forms are relative to.
func loadWorkflow(_ path: String) throws -> (workflow: Workflow, folder: URL) {
  let result = WorkflowLoader.load(contentsOf: path, options: .init(checksFiles: true))
  guard let workflow = result.workflow else {
    throw UnusableWorkflow(
      description: DiagnosticRenderer().render(result.errors, source: result.source))
  }
  return (workflow, URL(filePath: path).deletingLastPathComponent())
}
