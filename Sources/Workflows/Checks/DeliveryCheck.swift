import Japanese

/// Delivery: columns that name no field, patterns that format nothing, files without a table.
enum DeliveryCheck: SemanticCheck {
  static func run(_ context: inout CheckContext) {
    for (index, item) in (context.root["deliver"]?.items ?? []).enumerated() {
      for kind in ["csv", "json"] where item[kind]?.entries != nil {
        let path: [CheckContext.Step] = [.key("deliver"), .index(index), .key(kind)]
        file(path, isJSON: kind == "json", &context)
      }
    }
  }

  private static func file(
    _ path: [CheckContext.Step], isJSON: Bool, _ context: inout CheckContext
  ) {
    var table: Field?
    if let node = context.node(path + [.key("rows")]), let name = node.text, name != "case" {
      guard let found = rows(name, node.position, &context) else { return }
      table = found
    }
    if isJSON, let node = context.node(path + [.key("encoding")]), let encoding = node.text,
      encoding != TextEncoding.utf8.rawValue
    {
      context.bag.warning(
        "delivery.json-encoding", at: node.position, "JSON は UTF-8 で渡すのが決まりです（RFC 8259）",
        "JSON is exchanged in UTF-8 (RFC 8259)", suggestion: TextEncoding.utf8.rawValue)
    }
    var headers: [String] = []
    for (index, node) in (context.node(path + [.key("columns")])?.items ?? []).enumerated() {
      column(node, path + [.key("columns"), .index(index)], table, &context)
      guard let header = node.text ?? node["header"]?.text ?? node["value"]?.text else { continue }
      if headers.contains(header) {
        context.bag.error(
          "column.duplicate", at: (node["header"] ?? node).position, "見出し「\(header)」が二度あります",
          "the heading '\(header)' stands twice")
      }
      headers.append(header)
    }
  }

  private static func rows(
    _ name: String, _ position: SourcePosition, _ context: inout CheckContext
  ) -> Field? {
    if context.draft.isBroken(name) { return nil }
    if let field = context.workflow.field(named: name), field.type == .table { return field }
    let tables = context.workflow.fields.filter { $0.type == .table }.map(\.name)
    context.bag.error(
      "reference.unknown", at: position, "rows には case か表の名前を書きます。「\(name)」という表はありません",
      "rows wants case or a table; there is no table '\(name)'",
      suggestion: Suggestion.nearest(to: name, among: ["case"] + tables))
    return nil
  }

  private static func column(
    _ node: YAMLNode, _ path: [CheckContext.Step], _ table: Field?, _ context: inout CheckContext
  ) {
    let valueNode = node.text == nil ? node["value"] : node
    guard let valueNode, let value = valueNode.text else { return }
    let type = type(of: value, table, valueNode.position, &context)
    guard let formatNode = node["format"], let format = formatNode.text else { return }
    if let type, type != .date {
      context.bag.error(
        "delivery.format", at: formatNode.position, "書式は日付にだけ使えます（「\(value)」は \(type.rawValue)）",
        "a format is for dates only ('\(value)' is \(type.rawValue))")
      return
    }
    do {
      _ = try DatePattern(format)
    } catch {
      context.bag.error(
        "delivery.format", at: formatNode.position, "「\(format)」: \(error.japanese)",
        "'\(format)': \(error.english)")
    }
  }

  /// The type of what a column carries; nil where it is not known.
  private static func type(
    of value: String, _ table: Field?, _ position: SourcePosition, _ context: inout CheckContext
  ) -> FieldType? {
    if let builtIn = BuiltInField(rawValue: value) {
      return builtIn == .receptionDate ? .date : .text
    }
    let isCode = value.hasSuffix(".code")
    let name = isCode ? String(value.dropLast(5)) : value
    let columns = table?.table?.columns ?? []
    let broken =
      context.draft.isBroken(name)
      || table.map { context.draft.brokenColumns[$0.name]?.contains(name) ?? false } ?? false
    if broken { return nil }
    guard
      let field = columns.first(where: { $0.name == name }) ?? context.workflow.field(named: name)
    else {
      unknown(value, name, table, position, &context)
      return nil
    }
    if field.type == .table {
      context.bag.error(
        "delivery.table", at: position, "表「\(name)」は一つの列になりません。rows: \(name) を使ってください",
        "table '\(name)' does not fit a column; use rows: \(name)", suggestion: "rows: \(name)")
      return nil
    }
    if isCode, field.codes.isEmpty {
      context.bag.error(
        "delivery.no-codes", at: position, "「\(name)」には codes がありません", "'\(name)' has no codes",
        suggestion: name)
      return nil
    }
    return isCode ? .text : field.type
  }

  private static func unknown(
    _ value: String, _ name: String, _ table: Field?, _ position: SourcePosition,
    _ context: inout CheckContext
  ) {
    let names =
      table.map { context.workflow.fieldNames(rowsOf: $0.name) } ?? context.workflow.fieldNames
    let owner = context.workflow.fields.first {
      $0.table?.columns.contains { $0.name == name || "\(name)".hasSuffix(".\($0.name)") } ?? false
    }
    let near = Suggestion.nearest(to: value, among: names)
    context.bag.error(
      "reference.unknown", at: position, "「\(value)」という項目はありません", "there is no field '\(value)'",
      suggestion: near ?? (table == nil ? owner.map { "rows: \($0.name)" } : nil))
  }
}
