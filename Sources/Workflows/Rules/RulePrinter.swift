import Foundation

extension RuleExpression: CustomStringConvertible {
  /// The expression in its plainest writing; parsed again, it is the same expression.
  public var description: String { printed(above: 0) }

  private func printed(above limit: Int) -> String {
    switch content {
    case .number(let number): NSDecimalNumber(decimal: number).stringValue
    case .text(let text): "'\(text.replacing("'", with: "''"))'"
    case .boolean(let value): value ? "true" : "false"
    case .name(let path): path.map(Self.name).joined(separator: ".")
    case .list(let items): "[\(items.map { $0.printed(above: 0) }.joined(separator: ", "))]"
    case .not(let operand): parenthesised("not \(operand.printed(above: 3))", 3 < limit)
    case .negative(let operand): parenthesised("-\(operand.printed(above: 8))", 7 < limit)
    case .binary(let operation, let left, let right):
      parenthesised(
        "\(left.printed(above: operation.precedence + (operation.isComparison ? 1 : 0)))"
          + " \(operation.rawValue) \(right.printed(above: operation.precedence + 1))",
        operation.precedence < limit)
    case .call(let function, let arguments):
      "\(function.rawValue)(\(arguments.map { $0.printed(above: 0) }.joined(separator: ", ")))"
    }
  }

  private func parenthesised(_ text: String, _ needed: Bool) -> String {
    needed ? "(\(text))" : text
  }

  private static let keywords: Set<String> = [
    "and", "or", "not", "in", "true", "false", "真", "偽", "かつ", "または", "又は",
  ]

  private static func name(_ name: String) -> String {
    let plain =
      name.unicodeScalars.allSatisfy(RuleLexer.isWord) && !keywords.contains(name)
      && !name.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
    return plain && !name.isEmpty ? name : "「\(name)」"
  }
}
