/// Names of fields in `agrees_with` and `review.double`.
enum ReferenceCheck: SemanticCheck {
  static func run(_ context: inout CheckContext) {
    var sound: [SourcePosition] = []
    for (field, path, table) in context.allFields {
      guard let name = field.agreesWith else { continue }
      let position = context.place(path + [.key("agrees_with")])
      if agreement(field, name, table, position, &context), !isCompared(field, name, table, context)
      {
        sound.append(context.place(ofKey: "agrees_with", in: path))
      }
    }
    notYet(sound, &context)
    for (index, name) in context.workflow.review.double.enumerated() {
      let position = context.node([.key("review"), .key("double")])?.items?[safe: index]?.position
      let at = position ?? context.place(.key("review"))
      if let field = context.workflow.field(named: name) {
        if field.type == .table || !field.type.isText && field.labels.isEmpty {
          context.bag.warning(
            "review.double", at: at, "「\(name)」（\(field.type.rawValue)）は二人で入力できません",
            "'\(name)' (\(field.type.rawValue)) is nothing that two persons enter")
        }
      } else if !context.draft.isBroken(name) {
        context.unknownField(name, at: at, among: context.workflow.fields.map(\.name))
      }
    }
  }

  /// Whether readers hold the two against each other: 住所 and 郵便番号 over the postal table, 氏名 and
  /// フリガナ over the table of names.
  private static func isCompared(
    _ field: Field, _ name: String, _ table: Field?, _ context: CheckContext
  ) -> Bool {
    let other =
      table?.table?.columns.first { $0.name == name } ?? context.workflow.field(named: name)
    let pair = Set([field.type, other?.type].compactMap(\.self))
    return pair == [.address, .postalCode] || pair == [.name, .kana]
  }

  /// Once a file that can be used: whoever writes the key must not count on it.
  private static func notYet(_ keys: [SourcePosition], _ context: inout CheckContext) {
    guard let first = keys.min(), !context.bag.hasErrors else { return }
    context.bag.note(
      "reference.later", at: first,
      "この agrees_with は書き方だけを検査します。値の照合は将来の版で使われます（\(keys.count)か所）",
      "this agrees_with is checked but not used yet; a later version compares the values "
        + "(\(keys.count) \(keys.count == 1 ? "place" : "places"))")
  }

  /// - Returns: whether the two can be held against each other.
  private static func agreement(
    _ field: Field, _ name: String, _ table: Field?, _ position: SourcePosition,
    _ context: inout CheckContext
  ) -> Bool {
    let columns = table?.table?.columns ?? []
    if name == field.name {
      context.bag.error(
        "reference.self", at: position, "「\(name)」は自分自身を裏付けられません",
        "'\(name)' cannot support itself")
      return false
    }
    guard
      let other = columns.first(where: { $0.name == name }) ?? context.workflow.field(named: name)
    else {
      let broken =
        context.draft.isBroken(name)
        || table.map { context.draft.brokenColumns[$0.name]?.contains(name) ?? false } ?? false
      if !broken {
        context.unknownField(
          name, at: position,
          among: (columns + context.workflow.fields).map(\.name).filter { $0 != field.name })
      }
      return false
    }
    if !other.type.isText {
      context.bag.error(
        "reference.kind", at: position,
        "「\(other.name)」（\(other.type.rawValue)）は「\(field.name)」を裏付けられません",
        "'\(other.name)' (\(other.type.rawValue)) cannot support '\(field.name)'")
      return false
    }
    if !(supported[field.type]?.contains(other.type) ?? false) {
      context.bag.warning(
        "reference.no-effect", at: position,
        "「\(field.name)」（\(field.type.rawValue)）と「\(other.name)」（\(other.type.rawValue)）を照らし合わせる方法がありません",
        "there is no way to compare '\(field.name)' (\(field.type.rawValue)) with '\(other.name)' (\(other.type.rawValue))"
      )
      return false
    }
    return true
  }

  /// Pairs of types whose values can be held against each other.
  private static let supported: [FieldType: Set<FieldType>] = [
    .name: [.kana, .name], .kana: [.name, .kana, .text], .text: [.kana, .text],
    .address: [.postalCode, .address], .postalCode: [.address, .postalCode], .date: [.date],
    .number: [.number], .digits: [.digits], .phone: [.phone], .myNumber: [.myNumber],
    .corporateNumber: [.corporateNumber],
  ]
}

extension Array {
  /// nil beyond the ends.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
