import Foundation

/// A piece of an expression.
struct RuleToken: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case number(Decimal)
    case text(String)
    /// A word: a name, a function or a keyword.
    case word(String)
    /// A name in 「 」, never a keyword.
    case quotedName(String)
    case symbol(String)
    case end
  }

  var content: Content
  /// Unicode scalars before it.
  var offset: Int
  /// How it stands in the text, for messages.
  var written: String
}

/// Cuts an expression into tokens.
struct RuleLexer {
  static let maximumLength = 4000

  private let scalars: [Unicode.Scalar]
  private var index = 0

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  static func tokens(_ text: String) throws(RuleProblem) -> [RuleToken] {
    var lexer = RuleLexer(text)
    guard lexer.scalars.count <= maximumLength else {
      throw RuleProblem(
        "rule.too-long", at: 0, "式が長すぎます（上限 \(maximumLength) 文字）",
        "the expression is too long (limit \(maximumLength) characters)")
    }
    var tokens: [RuleToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(RuleToken(content: .end, offset: lexer.scalars.count, written: ""))
    return tokens
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private var following: Unicode.Scalar? {
    index + 1 < scalars.count ? scalars[index + 1] : nil
  }

  private mutating func next() throws(RuleProblem) -> RuleToken? {
    while let scalar = current, scalar.properties.isWhitespace { index += 1 }
    guard let scalar = current else { return nil }
    let start = index
    let content: RuleToken.Content
    if scalar == "'" || scalar == "\"" {
      content = .text(try quoted(until: scalar))
    } else if scalar == "「" {
      content = .quotedName(try quoted(until: "」"))
    } else if scalar == "“" || scalar == "‘" || scalar == "”" || scalar == "’" || scalar == "＇"
      || scalar == "＂"
    {
      throw RuleProblem(
        "rule.syntax", at: start, "引用符は半角の ' を使ってください", "use the plain quote '",
        suggestion: "'")
    } else if Self.isWord(scalar) {
      content = word()
    } else {
      content = .symbol(try symbol())
    }
    var written = String.UnicodeScalarView()
    written.append(contentsOf: scalars[start..<index])
    return RuleToken(content: content, offset: start, written: String(written))
  }

  private mutating func quoted(until end: Unicode.Scalar) throws(RuleProblem) -> String {
    let start = index
    index += 1
    var text = String.UnicodeScalarView()
    while let scalar = current {
      index += 1
      if scalar == end {
        // A doubled quote is one quote, as in YAML and SQL.
        guard current == end, end != "」" else { return String(text) }
        index += 1
      }
      text.append(scalar)
    }
    throw RuleProblem(
      "rule.syntax", at: start, "「\(end)」が閉じられていません", "the quote is not closed",
      suggestion: String(end))
  }

  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" || scalar == "々" || scalar == "〆" || scalar == "ー" || scalar == "・" {
      return true
    }
    // Full-width signs are letters of no kind; full-width parentheses belong to many field names.
    if scalar == "（" || scalar == "）" { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }

  private mutating func word() -> RuleToken.Content {
    let start = index
    while let scalar = current, Self.isWord(scalar) { index += 1 }
    // A decimal point between digits belongs to the number.
    if scalars[start..<index].allSatisfy(Self.isDigit), current == ".",
      following.map(Self.isDigit) ?? false
    {
      index += 1
      while let scalar = current, Self.isDigit(scalar) { index += 1 }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<index])
    let text = String(view)
    if scalars[start..<index].allSatisfy({ Self.isDigit($0) || $0 == "." }), text.utf8.count <= 30,
      let number = Decimal(string: text, locale: nil)
    {
      return .number(number)
    }
    return .word(text)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static let folded: [Unicode.Scalar: String] = [
    "≧": ">=", "≥": ">=", "≦": "<=", "≤": "<=", "≠": "!=", "×": "*", "÷": "/", "−": "-",
    "，": ",", "、": ",", "＋": "+", "－": "-", "＊": "*", "／": "/", "＜": "<", "＞": ">", "！": "!",
    "［": "[", "］": "]", "．": ".",
  ]

  private mutating func symbol() throws(RuleProblem) -> String {
    guard let scalar = current else { return "" }
    let start = index
    index += 1
    if let next = current {
      let pair = "\(scalar)\(next)"
      if ["==", "!=", "<=", ">=", "&&", "||"].contains(pair) {
        index += 1
        return pair
      }
      if ["＝＝", "！＝", "＞＝", "＜＝"].contains(pair) {
        index += 1
        return ["＝＝": "==", "！＝": "!=", "＞＝": ">=", "＜＝": "<="][pair] ?? pair
      }
    }
    if "<>!+-*/(),[].".unicodeScalars.contains(scalar) { return String(scalar) }
    if let symbol = Self.folded[scalar] { return symbol }
    if scalar == "=" || scalar == "＝" {
      throw RuleProblem(
        "rule.syntax", at: start, "等しいことは == と書きます", "write == for equality",
        suggestion: "==")
    }
    throw RuleProblem(
      "rule.syntax", at: start, "「\(scalar)」は式に書けません", "'\(scalar)' cannot stand in an expression")
  }
}
