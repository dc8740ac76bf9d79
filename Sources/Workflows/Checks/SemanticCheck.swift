/// What the checks of meaning look at: the draft, and the nodes that it came from.
struct CheckContext {
  enum Step {
    case key(String)
    case index(Int)
  }

  let root: YAMLNode
  let source: SourceText
  let draft: WorkflowDraft
  let options: WorkflowLoadOptions
  var bag: DiagnosticBag

  var workflow: Workflow { draft.workflow }

  /// The node at a path; nil where the file has none.
  func node(_ path: [Step]) -> YAMLNode? {
    var node: YAMLNode? = root
    for step in path {
      switch step {
      case .key(let key): node = node?[key]
      case .index(let index):
        let items = node?.items ?? []
        node = items.indices.contains(index) ? items[index] : nil
      }
    }
    return node
  }

  /// Where the value at a path stands, or the nearest thing around it.
  func place(_ path: Step...) -> SourcePosition {
    place(path)
  }

  func place(_ path: [Step]) -> SourcePosition {
    var path = path
    while !path.isEmpty {
      if let node = node(path) { return node.position }
      path.removeLast()
    }
    return root.position
  }

  /// Where a key stands, or the nearest thing around it.
  func place(ofKey key: String, in path: [Step]) -> SourcePosition {
    node(path)?.entry(key)?.keyPosition ?? place(path)
  }

  /// Fields and columns of tables, each with its path.
  var allFields: [(field: Field, path: [Step], table: Field?)] {
    workflow.fields.flatMap { field -> [(field: Field, path: [Step], table: Field?)] in
      let path: [Step] = [.key("fields"), .key(field.name)]
      let columns = (field.table?.columns ?? []).map { column in
        (field: column, path: path + [.key("columns"), .key(column.name)], table: Optional(field))
      }
      return [(field: field, path: path, table: nil)] + columns
    }
  }

  /// A name that must be one of the candidates.
  mutating func unknownField(_ name: String, at position: SourcePosition, among names: [String]) {
    bag.error(
      "reference.unknown", at: position, "「\(name)」という項目はありません", "there is no field '\(name)'",
      suggestion: Suggestion.nearest(to: name, among: names))
  }
}

/// One kind of mistake that the shape of a file does not show.
protocol SemanticCheck {
  static func run(_ context: inout CheckContext)
}

enum SemanticChecks {
  static var all: [any SemanticCheck.Type] {
    [
      NameCheck.self, PageCheck.self, CellsCheck.self, BoxCheck.self, OverlapCheck.self,
      CodeCheck.self, CodeKindCheck.self, DatePartCheck.self, ReferenceCheck.self, RuleCheck.self,
      DeliveryCheck.self,
      EncodingCheck.self, FileCheck.self,
    ]
  }
}
