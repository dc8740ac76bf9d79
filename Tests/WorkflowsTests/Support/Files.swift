import Foundation
import Workflows

/// A small sound file that tests break in one place.
enum SmallFile {
  static func yaml(
    head: String = "", fields: String = "  氏名: {type: name, box: [10, 10, 50, 8]}",
    tail: String = ""
  ) -> String {
    """
    id: test-form
    name: 試験
    department: 総務課
    queue: 窓口
    form:
      pages: [forms/a.pdf]
    \(head.isEmpty ? "" : head + "\n")fields:
    \(fields)
    \(tail)
    """
  }
}

extension WorkflowLoadResult {
  /// `code@line:column` of each diagnostic.
  var places: [String] { diagnostics.map { "\($0.code)@\($0.line):\($0.column)" } }
}

func load(_ yaml: String, options: WorkflowLoadOptions = .init()) -> WorkflowLoadResult {
  WorkflowLoader.load(text: yaml, path: "w.yaml", options: options)
}
