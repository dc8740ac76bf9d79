import Japanese

/// Words of the workflow itself that a file's encoding cannot hold: no case could ever be
/// delivered with them. Values of citizens are checked when they are read.
enum EncodingCheck: SemanticCheck {
  static func run(_ context: inout CheckContext) {
    for (index, item) in (context.root["deliver"]?.items ?? []).enumerated() {
      for kind in ["csv", "json"]
      where item[kind]?["encoding"]?.text == TextEncoding.shiftJIS.rawValue {
        let path: [CheckContext.Step] = [.key("deliver"), .index(index), .key(kind)]
        let table = item[kind]?["rows"]?.text.flatMap(context.workflow.field(named:))
        for node in context.node(path + [.key("columns")])?.items ?? [] {
          column(node, table?.table?.columns ?? [], &context)
        }
      }
    }
  }

  private static func column(
    _ node: YAMLNode, _ columns: [Field], _ context: inout CheckContext
  ) {
    let valueNode = node.text == nil ? node["value"] : node
    if let header = node["header"] ?? valueNode, let text = header.text {
      report([text], header.position, &context)
    }
    guard let valueNode, let value = valueNode.text else { return }
    let isCode = value.hasSuffix(".code")
    let name = isCode ? String(value.dropLast(5)) : value
    guard
      let field = columns.first(where: { $0.name == name }) ?? context.workflow.field(named: name)
    else { return }
    let words =
      isCode ? field.codes.keys.sorted().compactMap { field.codes[$0] } : field.labels + field.oneOf
    report(words, valueNode.position, &context)
  }

  private static func report(
    _ words: [String], _ position: SourcePosition, _ context: inout CheckContext
  ) {
    for word in words {
      guard let bad = ShiftJIS.unencodable(in: word).first else { continue }
      context.bag.error(
        "delivery.encoding", at: position,
        "「\(word)」の「\(bad.scalar)」（\(bad.codePoint)）は Shift_JIS で表せません",
        "'\(bad.scalar)' (\(bad.codePoint)) in '\(word)' does not exist in Shift_JIS",
        suggestion: bad.substitute.map { word.replacing(String(bad.scalar), with: String($0)) })
    }
  }
}
