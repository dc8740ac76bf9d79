import Workflows

extension Composer {
  /// What a code says in a field of text or digits: as many digits as the field wants, with the check
  /// digit of its kind where it has one. Nil where the field is of another type, whose values any code
  /// can say that holds their characters.
  mutating func codeText(of field: Field) -> String? {
    guard case .code(_, let kinds) = field.source else { return nil }
    switch (field.type, kinds.first) {
    case (.digits, .jan), (.text, .jan): return checked(field.length == 8 ? 8 : 13)
    case (.digits, .itf), (.text, .itf):
      let length = field.length ?? 14
      return checked(length.isMultiple(of: 2) ? length : length + 1)
    case (.text, .nw7): return random.digits(10)
    case (.text, _): return "F-\(random.digits(8))"
    default: return nil
    }
  }

  /// Digits that a check digit closes.
  private mutating func checked(_ count: Int) -> String {
    let digits = (1..<max(2, count)).map { _ in random.whole(0...9) }
    return (digits + [BarPattern.checkDigit(of: digits)]).map(String.init).joined()
  }
}
