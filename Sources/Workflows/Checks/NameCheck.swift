/// Names that would be taken for something else.
enum NameCheck: SemanticCheck {
  static func run(_ context: inout CheckContext) {
    let fields = context.root["fields"]?.entries ?? []
    for entry in fields {
      check(entry, &context)
      for column in entry.value["columns"]?.entries ?? [] { check(column, &context) }
    }
    let roles = context.node([.key("approve")])?.items ?? []
    for (index, role) in roles.enumerated() {
      guard let text = role.text, roles[..<index].contains(where: { $0.text == text }) else {
        continue
      }
      context.bag.warning(
        "approve.duplicate", at: role.position, "「\(text)」が二度あります", "'\(text)' stands twice")
    }
  }

  private static func check(_ entry: YAMLEntry, _ context: inout CheckContext) {
    guard BuiltInField(rawValue: entry.key) != nil else { return }
    context.bag.error(
      "name.built-in", at: entry.keyPosition, "「\(entry.key)」は組み込みの項目です。別の名前にしてください",
      "'\(entry.key)' is built in; use another name")
  }
}
