/// Keys: unknown, missing, in conflict.
extension ShapeChecker {
  mutating func object(_ node: YAMLNode, _ object: ObjectShape, _ name: String) {
    guard let entries = node.entries else {
      let keys = object.keys.map(\.name).joined(separator: ", ")
      return wrongKind(node, name, "キー（\(keys)）", "keys (\(keys))")
    }
    for entry in entries {
      if let key = object.key(entry.key) {
        check(entry.value, key.shape, name: entry.key)
      } else {
        unknown(entry, object, name)
      }
    }
    missing(node, entries, object, name)
    conflict(entries, object)
  }

  /// The outermost keys are the file's own; its path stands before the message already.
  private func place(_ name: String) -> Note {
    name == bag.file ? Note("このファイル", "this file") : Note("「\(name)」", "'\(name)'")
  }

  private mutating func unknown(_ entry: YAMLEntry, _ object: ObjectShape, _ name: String) {
    let near =
      object.keys.first { $0.synonyms.contains(entry.key) }?.name
      ?? Suggestion.nearest(to: entry.key, among: object.keys.map(\.name))
    let allowed = object.keys.map(\.name).joined(separator: ", ")
    bag.error(
      "key.unknown", at: entry.keyPosition,
      "\(place(name).japanese)に「\(entry.key)」というキーは書けません（書けるもの: \(allowed)）",
      "\(place(name).english) has no key '\(entry.key)' (it has: \(allowed))", suggestion: near)
  }

  private mutating func missing(
    _ node: YAMLNode, _ entries: [YAMLEntry], _ object: ObjectShape, _ name: String
  ) {
    let present = Set(entries.map(\.key))
    for key in object.keys where key.required && !present.contains(key.name) {
      bag.error(
        "key.missing", at: node.position,
        "\(place(name).japanese)に「\(key.name)」（\(key.note.japanese)）がありません",
        "\(place(name).english) lacks '\(key.name)' (\(key.note.english))",
        suggestion: "\(key.name):")
    }
    if !object.oneOf.isEmpty, present.isDisjoint(with: object.oneOf) {
      let list = object.oneOf.joined(separator: ", ")
      bag.error(
        "key.missing", at: node.position, "「\(name)」には次のうち一つが要ります: \(list)",
        "'\(name)' needs one of: \(list)")
    }
  }

  private mutating func conflict(_ entries: [YAMLEntry], _ object: ObjectShape) {
    let found = entries.filter { object.oneOf.contains($0.key) }
    guard let first = found.first else { return }
    for other in found.dropFirst() {
      bag.error(
        "key.conflict", at: other.keyPosition, "「\(first.key)」と「\(other.key)」は一緒に書けません",
        "'\(first.key)' and '\(other.key)' cannot stand together")
    }
  }

  mutating func map(_ node: YAMLNode, _ map: MapShape, _ name: String) {
    guard let entries = node.entries else {
      return wrongKind(node, name, "「名前: 値」の対応", "a mapping of names to values")
    }
    if entries.count < map.atLeast {
      bag.error(
        "value.too-few", at: node.position, "「\(name)」には少なくとも \(map.atLeast) つ要ります",
        "'\(name)' needs at least \(map.atLeast)")
    }
    for entry in entries {
      switch map.keys {
      case .names(let rule):
        if !rule.allows(entry.key) {
          let fault = rule.fault ?? ("value.empty", Note("名前が空です", "the name is empty"))
          bag.error(
            fault.code, at: entry.keyPosition, "「\(entry.key)」: \(fault.note.japanese)",
            "'\(entry.key)': \(fault.note.english)")
        }
      case .indexes:
        if !PlainNumber.isWhole(entry.key) {
          bag.error(
            "value.number", at: entry.keyPosition, "「\(entry.key)」はマスの番号（0 が最初）ではありません",
            "'\(entry.key)' is no index of a box (0 is the first)")
        }
      }
      check(entry.value, map.value, name: entry.key)
    }
  }

  mutating func variants(_ node: YAMLNode, _ variants: VariantShape, _ name: String) {
    guard node.entries != nil else {
      return wrongKind(node, name, "キー（\(variants.key) など）", "keys (\(variants.key), …)")
    }
    guard let word = node[variants.key] else {
      bag.error(
        "key.missing", at: node.position, "「\(name)」に「\(variants.key)」がありません",
        "'\(name)' lacks '\(variants.key)'", suggestion: "\(variants.key):")
      return
    }
    if let text = word.text, let object = variants.object(text) {
      return self.object(node, object, "\(name) (\(text))")
    }
    check(word, .word(variants.words), name: variants.key)
    anyVariant(node, variants, name)
  }

  /// Where the type is not known, keys that no type has are still reported.
  private mutating func anyVariant(_ node: YAMLNode, _ variants: VariantShape, _ name: String) {
    let objects = variants.words.compactMap { variants.object($0.value) }
    let keys = Set(objects.flatMap { $0.keys.map(\.name) })
    for entry in node.entries ?? [] where !keys.contains(entry.key) {
      bag.error(
        "key.unknown", at: entry.keyPosition, "「\(name)」に「\(entry.key)」というキーは書けません",
        "'\(name)' has no key '\(entry.key)'",
        suggestion: Suggestion.nearest(to: entry.key, among: keys.sorted()))
    }
  }
}
