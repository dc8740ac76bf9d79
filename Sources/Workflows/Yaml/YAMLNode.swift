/// A node of a YAML file with its place. Scalars are kept as written; what they mean is decided
/// by the key that holds them, so a code `01` never becomes 1.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  var content: Content
  var position: SourcePosition
}

struct YAMLScalar: Sendable {
  enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, block
  }

  var text: String
  var style: Style
}

struct YAMLEntry: Sendable {
  var key: String
  var keyPosition: SourcePosition
  var value: YAMLNode
}

extension YAMLNode {
  var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  var items: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  subscript(key: String) -> YAMLNode? { entries?.first { $0.key == key }?.value }

  func entry(_ key: String) -> YAMLEntry? { entries?.first { $0.key == key } }

  /// Nothing stands here: `key:` alone or `~`.
  var isEmpty: Bool {
    guard let scalar, scalar.style == .plain else { return false }
    return scalar.text.isEmpty || scalar.text == "~"
  }

  /// Any scalar but an empty one, as written.
  var text: String? {
    guard let scalar, !isEmpty else { return nil }
    return scalar.text
  }

  /// A plain decimal number without exponent.
  var number: Double? {
    guard let scalar, scalar.style == .plain, PlainNumber.isDecimal(scalar.text) else { return nil }
    return Double(scalar.text)
  }

  var integer: Int? {
    guard let scalar, scalar.style == .plain, PlainNumber.isWhole(scalar.text) else { return nil }
    return Int(scalar.text)
  }

  var boolean: Bool? {
    guard let scalar, scalar.style == .plain else { return nil }
    return switch scalar.text {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// What it is, for messages.
  var kind: (japanese: String, english: String) {
    switch content {
    case .mapping: ("対応表（キー: 値）", "a mapping")
    case .sequence: ("並び（リスト）", "a list")
    case .scalar(let scalar):
      isEmpty ? ("空", "nothing") : ("「\(scalar.text.prefix(40))」", "'\(scalar.text.prefix(40))'")
    }
  }
}

/// Numbers as a workflow file may write them.
enum PlainNumber {
  static func isWhole(_ text: String) -> Bool {
    let digits =
      text.utf8.first.map { $0 == 0x2D || $0 == 0x2B } ?? false
      ? text.utf8.dropFirst() : text.utf8[...]
    return !digits.isEmpty && digits.count <= 15 && digits.allSatisfy { (0x30...0x39).contains($0) }
  }

  static func isDecimal(_ text: String) -> Bool {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, isWhole(String(whole)) else { return false }
    guard parts.count == 2 else { return true }
    return !parts[1].isEmpty && parts[1].utf8.count <= 15
      && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The number in half-width digits, where the text is one in full-width digits.
  static func halfWidth(_ text: String) -> String? {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if (0xFF01...0xFF5E).contains(scalar.value), let half = Unicode.Scalar(scalar.value - 0xFEE0)
      {
        view.append(half)
      } else {
        view.append(scalar)
      }
    }
    let folded = String(view)
    return isDecimal(folded) ? folded : nil
  }
}
