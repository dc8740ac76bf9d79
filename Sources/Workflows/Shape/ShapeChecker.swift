/// Compares a file's nodes with the shape they should have, and reports every difference.
struct ShapeChecker {
  var bag: DiagnosticBag

  init(_ bag: DiagnosticBag) { self.bag = bag }

  mutating func check(_ node: YAMLNode, _ shape: Shape, name: String) {
    if node.isEmpty {
      bag.error(
        "value.empty", at: node.position, "「\(name)」の値がありません", "'\(name)' has no value")
      return
    }
    switch shape {
    case .text(let rule): text(node, rule, name)
    case .integer(let range): integer(node, range, name)
    case .number(let range): number(node, range, name)
    case .boolean:
      if node.boolean == nil { boolean(node, name) }
    case .word(let words): word(node, words, name)
    case .box: box(node, name)
    case .list(let item, let least): list(node, item, least, name)
    case .object(let object): self.object(node, object, name)
    case .map(let map): self.map(node, map, name)
    case .variants(let variants): self.variants(node, variants, name)
    case .either(let scalar, let object):
      if node.entries != nil {
        self.object(node, object, name)
      } else {
        check(node, scalar, name: name)
      }
    }
  }

  mutating func wrongKind(
    _ node: YAMLNode, _ name: String, _ japanese: String, _ english: String,
    suggestion: String? = nil
  ) {
    bag.error(
      "kind.wrong", at: node.position, "「\(name)」には\(japanese)を書きます（\(node.kind.japanese)があります）",
      "'\(name)' wants \(english), but there is \(node.kind.english)", suggestion: suggestion)
  }

  // MARK: - Scalars

  private mutating func text(_ node: YAMLNode, _ rule: TextRule, _ name: String) {
    guard let text = node.text else {
      return wrongKind(node, name, "文字列", "a text")
    }
    if text.allSatisfy(\.isWhitespace) {
      bag.error("value.empty", at: node.position, "「\(name)」が空です", "'\(name)' is empty")
    } else if !rule.allows(text), let fault = rule.fault {
      bag.error(
        fault.code, at: node.position, "「\(text)」: \(fault.note.japanese)",
        "'\(text)': \(fault.note.english)")
    }
  }

  private mutating func integer(_ node: YAMLNode, _ range: ClosedRange<Int>, _ name: String) {
    guard let value = node.integer else { return notANumber(node, name, whole: true) }
    if !range.contains(value) {
      bag.error(
        "value.range", at: node.position,
        "「\(name)」は \(range.lowerBound) から \(range.upperBound) までです（\(value)）",
        "'\(name)' must lie between \(range.lowerBound) and \(range.upperBound), not \(value)")
    }
  }

  private mutating func number(_ node: YAMLNode, _ range: ClosedRange<Double>, _ name: String) {
    guard let value = node.number else { return notANumber(node, name, whole: false) }
    if !range.contains(value) {
      let (low, high) = (Plain.number(range.lowerBound), Plain.number(range.upperBound))
      bag.error(
        "value.range", at: node.position,
        "「\(name)」は \(low) から \(high) までです（\(Plain.number(value))）",
        "'\(name)' must lie between \(low) and \(high), not \(Plain.number(value))")
    }
  }

  private mutating func notANumber(_ node: YAMLNode, _ name: String, whole: Bool) {
    guard let scalar = node.scalar else {
      return wrongKind(
        node, name, whole ? "整数" : "数", whole ? "a whole number" : "a number")
    }
    // Quoted, full-width, or with a unit: show the number itself.
    let bare = scalar.text.hasSuffix("mm") ? String(scalar.text.dropLast(2)) : scalar.text
    let trimmed = String(bare.filter { !$0.isWhitespace })
    bag.error(
      "value.number", at: node.position,
      "「\(name)」には\(whole ? "整数" : "数")を引用符なしの半角で書きます（\(node.kind.japanese)があります）",
      "'\(name)' wants \(whole ? "a whole number" : "a number") without quotes, not \(node.kind.english)",
      suggestion: PlainNumber.halfWidth(trimmed))
  }

  private mutating func boolean(_ node: YAMLNode, _ name: String) {
    let yes = ["yes", "on", "y", "はい", "真", "必須", "1", "true"]
    let no = ["no", "off", "n", "いいえ", "偽", "0", "false"]
    let word = node.scalar?.text.lowercased() ?? ""
    wrongKind(
      node, name, " true か false ", "true or false",
      suggestion: yes.contains(word) ? "true" : no.contains(word) ? "false" : nil)
  }

  private mutating func word(_ node: YAMLNode, _ words: [Word], _ name: String) {
    let allowed = words.map(\.value)
    let list = allowed.joined(separator: ", ")
    guard let text = node.text else {
      return wrongKind(node, name, " \(list) のどれか", "one of \(list)")
    }
    guard !allowed.contains(text) else { return }
    let near =
      Suggestion.nearest(to: text, among: allowed)
      ?? words.first { $0.note.japanese.contains(text) }?.value
    bag.error(
      "value.word", at: node.position, "「\(name)」に「\(text)」は書けません。次のどれかです: \(list)",
      "'\(name)' cannot be '\(text)'; one of: \(list)", suggestion: near)
  }

  private mutating func box(_ node: YAMLNode, _ name: String) {
    guard let items = node.items else {
      return wrongKind(node, name, " [左, 上, 幅, 高さ] ", "[left, top, width, height]")
    }
    guard items.count == 4 else {
      bag.error(
        "box.count", at: node.position, "「\(name)」は [左, 上, 幅, 高さ] の四つの数です（\(items.count) 個あります）",
        "'\(name)' is four numbers [left, top, width, height], not \(items.count)")
      return
    }
    let parts = [
      Note("左", "left"), Note("上", "top"), Note("幅", "width"), Note("高さ", "height"),
    ]
    for (index, item) in items.enumerated() {
      let label = "\(name)・\(parts[index].japanese)"
      guard let value = item.number else {
        notANumber(item, label, whole: false)
        continue
      }
      if index >= 2, value <= 0 {
        bag.error(
          "box.size", at: item.position, "\(parts[index].japanese)は 0 より大きくなければなりません",
          "the \(parts[index].english) must be greater than 0")
      } else if value < 0 {
        bag.error(
          "box.outside", at: item.position,
          "枠が用紙の外にあります（\(parts[index].japanese) \(Plain.number(value))）",
          "the box lies off the page (\(parts[index].english) \(Plain.number(value)))")
      } else if !Shape.millimetres.contains(value) {
        bag.error(
          "box.outside", at: item.position, "枠が用紙の外にあります（\(Plain.number(value)) mm）",
          "the box lies off any page (\(Plain.number(value)) mm)")
      }
    }
  }

  private mutating func list(_ node: YAMLNode, _ item: Shape, _ least: Int, _ name: String) {
    guard let items = node.items else {
      return wrongKind(
        node, name, "リスト", "a list", suggestion: node.text.map { "[\($0)]" })
    }
    if items.count < least {
      bag.error(
        "value.too-few", at: node.position, "「\(name)」には少なくとも \(least) つ要ります",
        "'\(name)' needs at least \(least)")
    }
    for item_ in items { check(item_, item, name: name) }
  }
}

/// Numbers in messages.
enum Plain {
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
