/// Kinds of codes where no code is read, or named twice.
enum CodeKindCheck: SemanticCheck {
  static func run(_ context: inout CheckContext) {
    for (field, path, _) in context.allFields {
      guard let node = context.node(path + [.key("kinds")]) else { continue }
      guard case .code = field.source else {
        context.bag.error(
          "kinds.no-barcode", at: context.place(ofKey: "kinds", in: path),
          "「\(field.name)」は barcode ではないので kinds は使えません",
          "'\(field.name)' is no barcode: it takes no kinds", suggestion: "barcode: [x, y, w, h]")
        continue
      }
      var seen: Set<String> = []
      for item in node.items ?? [] {
        guard let word = item.text, !seen.insert(word).inserted else { continue }
        context.bag.error(
          "kinds.duplicate", at: item.position, "「\(word)」が二度あります", "'\(word)' stands twice")
      }
    }
  }
}
