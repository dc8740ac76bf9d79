import Japanese
import Readings
import Recognition
import Workflows

/// From the text beside a label to a value of the label's kind.
struct ValueText {
  let label: PageLabel

  /// Whether only few texts are values of this kind, so that one that is can hardly be anything else.
  var isStrict: Bool {
    switch label.type {
    case .date, .phone, .postalCode, .digits, .myNumber, .corporateNumber, .number: true
    default: false
    }
  }

  /// Without what paper adds: separators in front, 様, 印 and the like behind.
  func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let first = rest.first, first.isWhitespace || ":;=|.、,".contains(first) {
      rest = rest.dropFirst()
    }
    while let last = rest.last, last.isWhitespace || isTail(last) { rest = rest.dropLast() }
    if label.type == .address { rest = withoutPostalCode(rest) }
    return String(rest)
  }

  private func isTail(_ character: Character) -> Bool {
    switch label.type {
    case .name: "様殿印㊞()".contains(character)
    case .number: "-ー也".contains(character)
    default: "|:;".contains(character)
    }
  }

  /// An address often begins with its postal code.
  private func withoutPostalCode(_ text: Substring) -> Substring {
    var rest = text
    if rest.first == "〒" { rest = rest.dropFirst() }
    let head = rest.prefix { $0.isNumber || "-ー－‐ \u{3000}".contains($0) }
    guard head.count(where: \.isNumber) == 7 else { return text }
    return rest.dropFirst(head.count).drop(while: \.isWhitespace)
  }

  /// Canonical form by the rules of typed fields, and what is wrong where there is none.
  func value(of text: String) -> (value: String?, finding: Finding?) {
    let field = Field(
      name: label.name, type: label.type, source: .box(Box(x: 0, y: 0, width: 0, height: 0)))
    let repertoire = Repertoire(of: label.type)
    let cleaned =
      repertoire == .japanese
      ? text : TextCleanup.clean(Self.figures(stripped(text)), repertoire: repertoire)
    do throws(ValueIssue) {
      return (try FieldNormalizer.canonical(cleaned, of: field), nil)
    } catch {
      return (nil, .issue(error, field: label.name))
    }
  }

  /// With digits for a number that is written out by place, as 〇四八ー七七五 is where lines run down; as it is where it
  /// holds anything else.
  static func figures(_ text: String) -> String {
    let result = text.map { character -> Character in
      guard let digit = KanjiNumeral.digit(ofPlace: character) else {
        return "ー―‐－".contains(character) ? "-" : character
      }
      return Character(String(digit))
    }
    let isNumber = result.allSatisfy { $0.isASCII && $0.isNumber || $0 == "-" || $0.isWhitespace }
    return isNumber && text.contains { KanjiNumeral.digit(ofPlace: $0) != nil }
      ? String(result) : text
  }

  /// Notes in brackets behind a date or an amount say nothing of it.
  private func stripped(_ text: String) -> String {
    guard label.type == .number || label.type == .date, let open = text.lastIndex(of: "("),
      open > text.startIndex
    else { return text }
    return String(text[..<open])
  }
}
