/// Reads an expression: a Pratt parser (V. Pratt, "Top Down Operator Precedence", 1973).
///
/// ```
/// or  かつての || : または   and : かつ &&   not : !
/// == != < <= > >= in, not in     (do not chain)
/// + -   * /   -x
/// 'text' "text" 12 3.5 true false 真 偽 [a, b] f(x) 名前 名前.code 「名前（仮）」
/// ```
public struct RuleParser {
  static let maximumDepth = 60

  private let tokens: [RuleToken]
  private var index = 0
  private var depth = 0

  private init(_ tokens: [RuleToken]) { self.tokens = tokens }

  /// The expression of a text.
  ///
  /// - Throws: `RuleProblem` with the offset of the first fault.
  public static func parse(_ text: String) throws(RuleProblem) -> RuleExpression {
    var parser = RuleParser(try RuleLexer.tokens(text))
    if case .end = parser.token.content {
      throw RuleProblem("rule.syntax", at: 0, "式が空です", "the expression is empty")
    }
    let expression = try parser.expression(above: 0)
    guard case .end = parser.token.content else { throw parser.unexpected() }
    return expression
  }

  private var token: RuleToken { tokens[min(index, tokens.count - 1)] }
  private mutating func advance() { index += 1 }

  private func unexpected() -> RuleProblem {
    if case .end = token.content {
      return RuleProblem(
        "rule.syntax", at: token.offset, "式が途中で終わっています", "the expression ends too early")
    }
    let hint = if case .word(let word) = token.content { Self.hint(word) } else { String?.none }
    if let hint {
      return RuleProblem(
        "rule.syntax", at: token.offset, "ここに「\(token.written)」は書けません",
        "'\(token.written)' cannot stand here", suggestion: hint)
    }
    return RuleProblem(
      "rule.syntax", at: token.offset, "ここに「\(token.written)」は書けません",
      "'\(token.written)' cannot stand here")
  }

  /// What people write who know other languages.
  private static func hint(_ word: String) -> String? {
    if word.contains("（") || word.contains("）") {
      return word.replacing("（", with: "(").replacing("）", with: ")")
    }
    return switch word.lowercased() {
    case "is": "=="
    case "and": "and"
    case "or": "or"
    case "not": "not"
    case "in": "in"
    default: nil
    }
  }

  private func isSymbol(_ symbol: String) -> Bool { token.content == .symbol(symbol) }

  private mutating func expect(_ symbol: String) throws(RuleProblem) {
    guard isSymbol(symbol) else {
      var problem = unexpected()
      problem.japanese += "（「\(symbol)」が要ります）"
      problem.english += " ('\(symbol)' is missing)"
      problem.suggestion = symbol
      throw problem
    }
    advance()
  }

  private func operatorHere() -> (RuleOperator, tokens: Int)? {
    switch token.content {
    case .symbol("&&"): return (.and, 1)
    case .symbol("||"): return (.or, 1)
    case .symbol(let symbol): return RuleOperator(rawValue: symbol).map { ($0, 1) }
    case .word("and"), .word("かつ"): return (.and, 1)
    case .word("or"), .word("または"), .word("又は"): return (.or, 1)
    case .word("in"): return (.isIn, 1)
    case .word("not"):
      guard index + 1 < tokens.count, tokens[index + 1].content == .word("in") else { return nil }
      return (.isNotIn, 2)
    default: return nil
    }
  }

  private mutating func expression(above limit: Int) throws(RuleProblem) -> RuleExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw RuleProblem(
        "rule.syntax", at: token.offset, "式の入れ子が深すぎます", "the expression is nested too deeply")
    }
    var left = try prefix()
    while let (operation, width) = operatorHere(), operation.precedence > limit {
      if operation.isComparison, case .binary(let inner, _, _) = left.content, inner.isComparison,
        !lastWasParenthesised
      {
        throw RuleProblem(
          "rule.syntax", at: token.offset, "比較は続けて書けません。and でつないでください",
          "comparisons do not chain; join them with and", suggestion: "and")
      }
      for _ in 0..<width { advance() }
      let right = try expression(above: operation.precedence)
      left = RuleExpression(.binary(operation, left, right), at: left.offset)
      lastWasParenthesised = false
    }
    return left
  }

  /// Whether the operand just read stood in parentheses; `(a == b) == c` is meant as written.
  private var lastWasParenthesised = false

  private mutating func prefix() throws(RuleProblem) -> RuleExpression {
    let start = token
    lastWasParenthesised = false
    switch start.content {
    case .number(let number):
      advance()
      return RuleExpression(.number(number), at: start.offset)
    case .text(let text):
      advance()
      return RuleExpression(.text(text), at: start.offset)
    case .symbol("-"):
      advance()
      let operand = try expression(above: 7)
      return RuleExpression(.negative(operand), at: start.offset)
    case .symbol("!"), .word("not"):
      advance()
      let operand = try expression(above: 3)
      return RuleExpression(.not(operand), at: start.offset)
    case .symbol("("):
      advance()
      let inner = try expression(above: 0)
      try expect(")")
      lastWasParenthesised = true
      return inner
    case .symbol("["):
      advance()
      return RuleExpression(.list(try arguments(until: "]")), at: start.offset)
    case .word("true"), .word("真"):
      advance()
      return RuleExpression(.boolean(true), at: start.offset)
    case .word("false"), .word("偽"):
      advance()
      return RuleExpression(.boolean(false), at: start.offset)
    case .word("and"), .word("or"), .word("in"), .word("かつ"), .word("または"), .word("又は"):
      throw unexpected()
    case .word(let word):
      advance()
      return try name(word, start)
    case .quotedName(let name):
      advance()
      return RuleExpression(.name(try path(from: name)), at: start.offset)
    case .symbol, .end: throw unexpected()
    }
  }

  private mutating func name(
    _ word: String, _ start: RuleToken
  ) throws(RuleProblem) -> RuleExpression {
    guard isSymbol("(") else {
      return RuleExpression(.name(try path(from: word)), at: start.offset)
    }
    guard let function = RuleFunction(rawValue: word) else {
      let all = RuleFunction.allCases.map(\.rawValue)
      throw RuleProblem(
        "rule.function", at: start.offset, "「\(word)」という関数はありません",
        "there is no function '\(word)'", suggestion: Suggestion.nearest(to: word, among: all))
    }
    advance()
    let arguments = try arguments(until: ")")
    guard function.arguments.contains(arguments.count) else {
      let range = function.arguments
      let wanted =
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
      throw RuleProblem(
        "rule.arguments", at: start.offset, "\(word) の引数は \(wanted) 個です（\(arguments.count) 個あります）",
        "\(word) takes \(wanted) arguments, not \(arguments.count)")
    }
    return RuleExpression(.call(function, arguments), at: start.offset)
  }

  private mutating func path(from first: String) throws(RuleProblem) -> [String] {
    var path = [first]
    while isSymbol(".") {
      advance()
      switch token.content {
      case .word(let word): path.append(word)
      case .quotedName(let name): path.append(name)
      default: throw unexpected()
      }
      advance()
      guard path.count <= 3 else { throw unexpected() }
    }
    return path
  }

  private mutating func arguments(until end: String) throws(RuleProblem) -> [RuleExpression] {
    var arguments: [RuleExpression] = []
    if isSymbol(end) {
      advance()
      return []
    }
    while true {
      arguments.append(try expression(above: 0))
      if isSymbol(",") {
        advance()
      } else {
        try expect(end)
        lastWasParenthesised = false
        return arguments
      }
    }
  }
}
