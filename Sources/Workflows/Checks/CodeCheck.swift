/// Codes for answers that do not exist, and answers without a code.
enum CodeCheck: SemanticCheck {
  static func run(_ context: inout CheckContext) {
    for (field, path, _) in context.allFields {
      let labels = field.labels.isEmpty ? field.oneOf : field.labels
      duplicates(path, &context)
      guard !field.codes.isEmpty else { continue }
      let codes = path + [.key("codes")]
      if labels.isEmpty {
        context.bag.error(
          "codes.no-labels", at: context.place(codes), "one_of が無いので codes は使えません",
          "codes need one_of",
          suggestion: "one_of: [\(field.codes.keys.sorted().joined(separator: ", "))]")
        continue
      }
      for entry in context.node(codes)?.entries ?? [] where !labels.contains(entry.key) {
        context.bag.error(
          "codes.unknown-label", at: entry.keyPosition,
          "「\(entry.key)」という選択肢はありません（\(labels.joined(separator: "、"))）",
          "there is no answer '\(entry.key)' (\(labels.joined(separator: ", ")))",
          suggestion: Suggestion.nearest(to: entry.key, among: labels))
      }
      let without = labels.filter { field.codes[$0] == nil }
      if !without.isEmpty {
        context.bag.warning(
          "codes.incomplete", at: context.place(ofKey: "codes", in: path),
          "コードの無い選択肢があります: \(without.joined(separator: "、"))",
          "answers without a code: \(without.joined(separator: ", "))")
      }
    }
  }

  private static func duplicates(_ path: [CheckContext.Step], _ context: inout CheckContext) {
    let items = context.node(path + [.key("one_of")])?.items ?? []
    for (index, item) in items.enumerated() {
      guard let text = item.text else { continue }
      if text.contains(";") {
        context.bag.error(
          "name.character", at: item.position, "「\(text)」: 値に「;」は使えません",
          "'\(text)': a value cannot hold ';'")
      }
      if items[..<index].contains(where: { $0.text == text }) {
        context.bag.error(
          "label.duplicate", at: item.position, "「\(text)」が二度あります", "'\(text)' stands twice")
      }
    }
  }
}
